"""居住证签注: once a year before the permit's anniversary; a late one wakes the permit again. A new address is looked at first."""

from __future__ import annotations

from flows.counter import Refusal, Way, choice, contact, declaration, from_here, lookup, phone, require, ticket
from flows.item import Identity, Review
from flows.records.public_security import ResidencePermit
from flows.residence import ADDRESS, BASES, MOVED, SAME, moved, opens, summary

ITEM = declaration(
    "ps-residence-permit-endorsement",
    "居住证签注",
    tile="居住证签注",
    identity=Identity.CARD_AND_FACE,
    data=[
        require(lambda a: not from_here(a)).otherwise(
            Refusal.REGION, "您是本县户籍，在本县居住不用办居住证。", "在外地居住的，请到居住地办理签注。", Way.HOME
        ),
        lookup("permit", ResidencePermit, "正在查询居住证"),
        require(lambda a: a["permit"].number is not None).otherwise(
            Refusal.NODATA, "没有查到您在本县的居住证。", "在本县住满半年的，请到居住地派出所申领。", Way.TICKET
        ),
        require(lambda a: not a["permit"].cancelled).otherwise(
            Refusal.NODATA, "您的居住证已经注销，不能签注。", "仍在本县居住的，请到居住地派出所重新申领。", gate="CANCELLED"
        ),
        require(lambda a: a.policy.today >= opens(a)).otherwise(
            Refusal.WINDOW_CLOSED,
            "还没有到签注的时间。",
            lambda a: f"{opens(a):%Y年%-m月%-d日}起可以签注，{a['permit'].due:%Y年%-m月%-d日}前办好。",
            Way.HOME,
        ),
        contact(),
    ],
    ask=[
        choice("basis", "为什么住在本县", BASES, label="居住事由", preset=lambda a: a["permit"].basis or None),
        choice("same_addr", "住址变了吗", [SAME, MOVED], label="住址", preset=SAME),
        *ADDRESS,
        phone(),
    ],
    summary=summary,
    act_label=lambda a: "确认提交" if moved(a) else "确认签注",
    version=2,
    slip_title="居住证签注回执",
    review=(Review.COUNTY,),
    by_rules=True,
    after=(ticket("地址有误，申请更正", "地址更正"),),
)
