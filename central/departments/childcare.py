"""What a child brings (育儿补贴制度实施方案, 2025): so much a month, from January 2025 to the month of the third birthday.

    born before 2025   one claim over the months that are left, the month of the birthday included: 2023-12 → 24, 2022-01 → 1
    born since 2025    three claims of twelve months each, which open at birth and at the first two birthdays

A child that turns three in this year, or has yet to, may still be claimed for.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from core.calendar import MONTHS, birthday, month_count
from flows.policy import Policy
from flows.records.family_planning import ClaimYear


def outgrown(birth: date, policy: Policy) -> bool:
    """Whether nothing can be claimed any more, or never could: three before this year, or before the subsidy began."""
    turns = birthday(birth, policy["childcare.age"])
    return turns < max(policy.today.replace(month=1, day=1), policy["childcare.begins"])


def claim_years(birth: date, claimed: Collection[str], policy: Policy) -> tuple[ClaimYear, ...]:
    """What can be claimed for a child of that birthday; `claimed` names what somebody has."""
    begins, age, fen = policy["childcare.begins"], policy["childcare.age"], policy["childcare.monthly_fen"]
    if birth < begins:
        last = birthday(birth, age)
        months = month_count(f"{last:%Y-%m}") - month_count(f"{begins:%Y-%m}") + 1
        label = f"{begins:%Y年%-m月}至{last:%Y年%-m月}"
        return (ClaimYear("whole", label, months, months * fen, begins, "whole" in claimed),)
    return tuple(
        ClaimYear(str(year), f"第{year}年", MONTHS, MONTHS * fen, birthday(birth, year - 1), str(year) in claimed)
        for year in range(1, age + 1)
    )
