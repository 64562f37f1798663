"""老年人公交优待卡年审: once a year the holder comes in person, and the card is good for another year."""

from __future__ import annotations

from flows.bus_card import of_age, opens, summary
from flows.counter import Refusal, Way, authentication, lookup, not_before, require
from flows.item import Identity
from flows.records.ag_bus_card_validation import BusCard, BusCardState

ITEM = authentication(
    "ag-bus-card-validation",
    "老年人公交优待卡年审",
    tile="公交卡年审",
    identity=Identity.CARD_AND_FACE,
    data=[
        not_before(of_age, "公交优待卡面向{bus_card.age}周岁以上的老人。"),
        lookup("bus_card", BusCard, "正在查询公交优待卡"),
        require(lambda a: a["bus_card"].found).otherwise(
            Refusal.NODATA, "没有查到您的公交优待卡。", "还没有卡的，请带身份证到县公交公司服务点申领。", Way.TICKET
        ),
        require(lambda a: a["bus_card"].state is not BusCardState.LOST).otherwise(
            Refusal.NOT_ELIGIBLE, "这张公交优待卡已经挂失，不能年审。", "请带身份证到县公交公司服务点补卡。", gate="LOST"
        ),
        require(lambda a: a["bus_card"].state is not BusCardState.BLOCKED).otherwise(
            Refusal.NOT_ELIGIBLE, "这张公交优待卡已经停用，不能年审。", "请带身份证和优待卡到县公交公司服务点处理。", gate="BLOCKED"
        ),
        require(lambda a: a.policy.today >= opens(a)).otherwise(
            Refusal.WINDOW_CLOSED, "还没有到年审的时间。", lambda a: f"{opens(a):%Y年%-m月%-d日}起可以来办。", Way.HOME
        ),
    ],
    summary=summary,
    act_label="确认年审",
    slip_title="公交优待卡年审回执",
    version=2,
)
