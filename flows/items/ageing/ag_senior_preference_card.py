"""老年人优待: what somebody of 60 and more is entitled to here. Since 2022 the identity card itself is the senior's card in Hunan."""

from __future__ import annotations

from flows.counter import NO_PAPER, PAPER, SEEN, Option, certificate, choice, lookup, not_before
from flows.item import Agent, Identity, Review
from flows.records.ageing import SeniorRights
from flows.senior_rights import first_rights, summary

WAYS = (Option(NO_PAPER, "不用，记住带身份证就行"), Option(PAPER, "打印一张凭证"))


ITEM = certificate(
    "ag-senior-preference-card",
    "老年人优待资格查询与优待凭证打印",
    tile="老年优待",
    identity=Identity.CARD,
    on_card=[not_before(first_rights, "老年人优待从{senior.age}周岁开始。")],
    data=[lookup("rights", SeniorRights, "正在查询老年优待")],
    ask=[choice("paper", "要打印吗", lambda _: WAYS, label="打印", preset=NO_PAPER)],
    summary=summary,
    act_label=lambda a: "确认打印凭证" if a["paper"] == PAPER else SEEN,
    slip_title="老年人优待凭证",
    agent=Agent.YES,
    review=(Review.TOWN,),
    by_rules=True,
    fetched="老年人优待凭证",
)
