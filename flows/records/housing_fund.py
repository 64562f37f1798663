"""Housing provident fund: the account and its movements."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from core.secret import Secret


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
