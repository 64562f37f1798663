"""Housing provident fund: the account and its movements, and the loans that were taken from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from core.secret import Secret

PAYING = "正常缴存"


@dataclass(frozen=True)
class FundRow:
    """One movement; deposits positive, withdrawals negative."""

    day: date
    what: str  # 汇缴, 提取, 结息
    fen: int = field(repr=False)


@dataclass(frozen=True)
class FundAccount:
    """One person's account in this city. `number` None: there is none."""

    number: Secret[str] | None
    employer: str = field(default="", repr=False)
    status: str = ""
    base_fen: int = field(default=0, repr=False)
    ratio: str = ""
    balance_fen: int = field(default=0, repr=False)
    opened: date | None = None
    rows: tuple[FundRow, ...] = field(default=(), repr=False)  # newest first, three years
    monthly_fen: int = field(default=0, repr=False)  # what employer and person pay together
    months_in_a_row: int = 0  # deposits without a gap up to now


@dataclass(frozen=True)
class FundLoan:
    """One loan contract; `mortgaged` as long as the register has not released the home. `key` names it in an answer, the fund keeps none."""

    contract: Secret[str]
    lent_on: date
    principal_fen: int = field(repr=False)
    left_fen: int = field(default=0, repr=False)
    settled_on: date | None = None
    mortgaged: bool = True
    key: str = ""


@dataclass(frozen=True)
class FundLoans:
    """Every loan that one person has taken from this fund, oldest first."""

    loans: tuple[FundLoan, ...]
