"""Questions after a month or a day, answered by plus and minus."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from flows.flow import Answers, Invalid, Step, StepKind, When, always

DayOf = Callable[[Answers], date]


def today(answers: Answers) -> date:
    """The day of the case."""
    return answers.policy.today


def month(
    step_id: str, title: str, *, label: str = "", earliest: Callable[[Answers], str], latest: Callable[[Answers], str], when: When = always
) -> Step:
    """A month as "2025-10", between two months, both included."""

    def check(value: Any, before: Answers) -> None:
        if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", value):
            raise Invalid("请选择年和月。")
        if not earliest(before) <= value <= latest(before):
            raise Invalid(f"请选择{earliest(before)}到{latest(before)}之间的月份。")

    return Step(
        step_id,
        StepKind.MONTH,
        title,
        label or title,
        str,
        when,
        check=check,
        show=lambda value, _: value,
        extra={"earliest": earliest, "latest": latest},
    )


def months_between(first: Callable[[Answers], str], *, when: When = always) -> list[Step]:
    """Two months, `from_month` and `to_month`, of which none lies before `first` or after this month."""

    def this_month(answers: Answers) -> str:
        return f"{answers.policy.today:%Y-%m}"

    return [
        month("from_month", "从哪个月开始", label="开始月份", earliest=first, latest=this_month, when=when),
        month("to_month", "到哪个月为止", label="截止月份", earliest=lambda a: str(a["from_month"]), latest=this_month, when=when),
    ]


def day(
    step_id: str, title: str, *, label: str = "", earliest: DayOf, latest: DayOf = today, preset: DayOf | None = None, when: When = always
) -> Step:
    """A day between two days, both included; `preset` stands until changed."""

    def check(value: Any, before: Answers) -> None:
        if type(value) is not date or not earliest(before) <= value <= latest(before):
            first, last = earliest(before), latest(before)
            raise Invalid(f"请选择{first:%Y年%-m月%-d日}到{last:%Y年%-m月%-d日}之间的日期。")

    def show(value: Any, _: Answers) -> str:
        return f"{value:%Y年%-m月%-d日}"

    extra = {"earliest": earliest, "latest": latest}
    return Step(step_id, StepKind.DAY, title, label or title, date, when, preset=preset, check=check, show=show, extra=extra)
