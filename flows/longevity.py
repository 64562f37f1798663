"""The county's allowance for the very old (高龄津贴): what asking for it and confirming it have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.calendar import birthday, months_later
from core.id_card import IdCard
from flows.eligibility import not_protected
from flows.flow import Answers, Gate, Step
from flows.item import Row
from flows.numbers import yuan
from flows.records.ageing import Allowance
from flows.records.household import Household
from flows.refusal import Refusal
from flows.steps import HOLDER, lookup, require


def known_allowance() -> list[Step | Gate]:
    """What the county pays this person, unless it is for somebody to look at, and the household, which must be in the county."""
    return [
        lookup("allowance", Allowance, "正在查询高龄津贴", ask=_born),
        not_protected("allowance"),
        lookup("household", Household, "正在查询户籍"),
        require(lambda a: a["household"].region == a.policy["region.county"]).otherwise(
            Refusal.REGION,
            "没有查到您在本县的户籍，高龄津贴由户籍所在县发放。",
            "请联系现在的户籍地；如果您认为有误，请带户口簿到人工窗口。",
            gate="MOVED",
        ),
    ]


def first_day(answers: Answers) -> date:
    """The first day on which the allowance may be asked for: a little before the birthday."""
    holder: IdCard = answers[HOLDER]
    return months_later(birthday(holder.birth, answers.policy["longevity.age"]), -answers.policy["longevity.early_months"])


def band(age: int, starts: Sequence[int]) -> str:
    """80至89周岁, 100周岁以上: the band in which an age lies, of bands that begin at `starts`, in order; the first one for younger."""
    number = max(sum(start <= age for start in starts), 1)
    if number == len(starts):
        return f"{starts[-1]}周岁以上"
    return f"{starts[number - 1]}至{starts[number] - 1}周岁"


def band_rows(allowance: Allowance) -> tuple[Row, ...]:
    """The band of age, and what is paid in it."""
    return ("年龄段", allowance.band), ("月标准", f"{yuan(allowance.monthly_fen)} 元")


def _born(answers: Answers) -> dict[str, object]:
    return {"number": answers[HOLDER].number, "birth": answers[HOLDER].birth}
