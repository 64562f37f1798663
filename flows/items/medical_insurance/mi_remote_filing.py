"""异地就医备案: where and how long care is sought elsewhere, so that the hospital there settles directly. A promise takes the place of papers."""

from __future__ import annotations

from flows.agents import done_by, done_by_row
from flows.counter import Refusal, Way, cancel, choice, contact, declaration, lookup, phone, promise, region, require
from flows.item import Agent, Identity
from flows.medical import insured_here
from flows.records.medical_insurance import Filings, Standing
from flows.records.regions import Level
from flows.remote_care import how_long, kinds, own_area, same_place, summary

ITEM = declaration(
    "mi-remote-filing",
    "异地就医备案",
    tile="异地就医备案",
    identity=Identity.CARD_AND_FACE,
    data=[
        *insured_here(),
        require(lambda a: a["medical"].standing is Standing.ACTIVE).otherwise(
            Refusal.NOT_ELIGIBLE,
            lambda a: f"您{a.policy.today.year}年没有参保，不能备案。",
            "请先点「居民医保缴费」参保，待遇开始后再来备案。",
            Way.HOME,
        ),
        lookup("filings", Filings, "正在查询已有的备案"),
        contact(),
    ],
    ask=[
        choice("kind", "为什么到外地就医", kinds, label="备案类型"),
        region("place", "到哪里就医", label="就医地", deepest=Level.CITY, locked=own_area),
        require(lambda a: same_place(a) is None).otherwise(
            Refusal.DUPLICATE,
            lambda a: f"您到{a['place'].name}的备案还有效，不用再备。",
            "要改类型或日期，请在“国家医保服务平台”变更，或拨打{hotline.medical}。",
            Way.CHANGE,
        ),
        *how_long(),
        *done_by("本人", ["家人"]),
        promise("commit", "告知承诺", ["我说的就医地、类型和日期都是真的。", "如果不真实，愿意退回多报销的费用。"]),
        phone(),
    ],
    summary=summary,
    also=lambda a: (("就医地", summary(a).headline), done_by_row(a)),
    act_label="确认备案",
    slip_title="异地就医备案回执",
    agent=Agent.YES,
    after=(cancel("取消备案"),),
    version=2,
)
