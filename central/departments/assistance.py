"""Social assistance as the county keeps it: one entry for a household, found by any of its members, true for every department."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from central.departments.department import Desk
from core.secret import Secret
from flows.records.household import Household

SUBSISTENCE = "低保"


@dataclass(frozen=True)
class AssistanceFile:
    """What is paid to one household; written under the member who applied. `reviewing`: the yearly review is not finished."""

    number: Secret[str]
    kind: str  # 低保, 特困, 低保边缘
    since: date
    review_due: date
    reviewing: bool = False


def file_of(desk: Desk, number: Secret[str]) -> AssistanceFile | None:
    """The entry of the person's household, None without one."""
    held = desk.register.get(AssistanceFile, number)
    if held:
        return held
    household = desk.register.get(Household, number)
    others = (desk.register.get(AssistanceFile, member.number) for member in (household.members if household else ()))
    return next((file for file in others if file), None)
