"""社会保险参保缴费证明打印: the person's own contributions, month by month, as a certificate slip."""

from __future__ import annotations

from flows.contributions import CUSTOM, PERIODS, body, every_scheme, first_month, own_schemes, summary
from flows.counter import Refusal, Way, certificate, choice, choices, lookup, months_between, not_protected, purpose, require, ticket
from flows.item import Identity
from flows.records.social_insurance import Insurance

ITEM = certificate(
    "si-insured-certificate",
    "社会保险参保缴费证明打印",
    tile="参保证明",
    identity=Identity.CARD_AND_FACE,
    data=[lookup("insurance", Insurance, "正在查询参保记录")],
    rules=[
        not_protected("insurance"),
        require(lambda a: bool(a["insurance"].accounts)).otherwise(
            Refusal.NODATA,
            "在本省没有查到您的参保记录。",
            "在外省参保的，可在国家社会保险公共服务平台查询，或拨打{hotline.social_insurance}。",
            Way.TICKET,
        ),
    ],
    ask=[
        choices("schemes", "证明哪些险种", own_schemes, label="险种", preset=every_scheme),
        choice("period", "证明多长时间", PERIODS, label="期间", preset="近12个月"),
        *months_between(first_month, when=lambda a: a["period"] == CUSTOM),
        choice("show_base", "是否显示缴费基数", ["不显示", "显示"], label="缴费基数", preset="不显示"),
        purpose("购房", "贷款", "子女入学", "落户", "求职", "投标", "其他"),
    ],
    summary=summary,
    body=body,
    slip_title="社会保险参保缴费证明",
    version=2,
    after=(ticket("信息有误，申请更正", "信息更正"),),
)
