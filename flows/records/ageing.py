"""Ageing: the county's allowance for the very old, and what the old are entitled to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

PAID, STOPPED = "正常发放", "暂停发放"


@dataclass(frozen=True)
class Allowance:
    """The allowance (高龄津贴) as it stands for one person: what the county pays at this age, and whether this person is paid.

    `status` is empty when nothing is paid; then there are no days either. `protected` (death, custody …) is never explained on screen.
    """

    band: str  # 80至89周岁
    monthly_fen: int
    first_month: str  # the first month for which an application of today is paid: 2025年12月
    source: str
    status: str = ""
    last_confirmed: date | None = field(default=None, repr=False)
    next_due: date | None = field(default=None, repr=False)
    suspended_since: date | None = field(default=None, repr=False)
    protected: bool = False
    demo: bool = False


@dataclass(frozen=True)
class Right:
    """One thing that is given from an age on."""

    age: int
    words: str


@dataclass(frozen=True)
class SeniorRights:
    """What is given here, youngest age first; `source` is where it stands."""

    rights: tuple[Right, ...]
    source: str
    demo: bool = False
