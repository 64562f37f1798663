"""老年人优待: what somebody of 60 and more is entitled to here. Since 2022 the identity card itself is the senior's card in Hunan."""

from __future__ import annotations

from datetime import date

from core.calendar import birthday
from flows.counter import HOLDER, NO_PAPER, PAPER, SEEN, Answers, Option, certificate, choice, lookup, not_before
from flows.item import Agent, Identity, Review, Row, Summary, Table
from flows.longevity import band, first_day
from flows.records.ageing import Right, SeniorRights

WAYS = (Option(NO_PAPER, "不用，记住带身份证就行"), Option(PAPER, "打印一张凭证"))


def sixtieth(answers: Answers) -> date:
    return birthday(answers[HOLDER].birth, answers.policy["senior.age"])


def later(rights: tuple[Right, ...], age: int, answers: Answers) -> tuple[Row, ...]:
    """What comes next, and the day from which the allowance may be asked for."""
    ahead = [right for right in rights if right.age > age]
    if not ahead:
        return ()
    day = birthday(answers[HOLDER].birth, ahead[0].age)
    more = "、".join(right.words for right in ahead if right.age == ahead[0].age)
    allowance = first_day(answers)
    soon = (("高龄津贴", f"{allowance:%Y年%-m月%-d日}起可以申领"),) if allowance > answers.policy.today else ()
    return ("以后还有", f"{day:%Y年%-m月%-d日}满{ahead[0].age}周岁起：{more}"), *soon


def summary(answers: Answers) -> Summary:
    table: SeniorRights = answers["rights"]
    age = answers[HOLDER].age(answers.policy.today)
    now = [right for right in table.rights if right.age <= age]
    rows: tuple[Row, ...] = (
        ("年龄段", band(age, sorted({right.age for right in table.rights}))),
        ("说明", "身份证就是优待证，出示身份证即可"),
    )
    lines = tuple((right.words, f"{right.age}周岁起") for right in now)
    shown = Table(("可享优待", "年龄"), lines, (36, -12))
    return Summary("您现在可以享受", f"{len(now)} 项优待", (*rows, *later(table.rights, age, answers)), (shown,), note=f"{table.source}。")


ITEM = certificate(
    "ag-senior-preference-card",
    "老年人优待资格查询与优待凭证打印",
    tile="老年优待",
    identity=Identity.CARD,
    on_card=[not_before(sixtieth, "老年人优待从{senior.age}周岁开始。")],
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
