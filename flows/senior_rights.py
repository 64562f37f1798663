"""What somebody of 60 and more is entitled to, now and at the next age of the county's table."""

from __future__ import annotations

from datetime import date

from core.calendar import birthday
from flows.flow import Answers
from flows.item import Row, Summary, Table
from flows.longevity import band, first_day
from flows.records.ageing import Right, SeniorRights
from flows.steps import HOLDER


def first_rights(answers: Answers) -> date:
    """The birthday from which somebody is old by the law."""
    return birthday(answers[HOLDER].birth, answers.policy["senior.age"])


def _later(rights: tuple[Right, ...], age: int, answers: Answers) -> tuple[Row, ...]:
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
    """What is given now, and what comes next."""
    table: SeniorRights = answers["rights"]
    age = answers[HOLDER].age(answers.policy.today)
    now = [right for right in table.rights if right.age <= age]
    rows: tuple[Row, ...] = (
        ("年龄段", band(age, sorted({right.age for right in table.rights}))),
        ("说明", "身份证就是优待证，出示身份证即可"),
    )
    lines = tuple((right.words, f"{right.age}周岁起") for right in now)
    shown = Table(("可享优待", "年龄"), lines, (36, -12))
    return Summary("您现在可以享受", f"{len(now)} 项优待", (*rows, *_later(table.rights, age, answers)), (shown,), note=f"{table.source}。")
