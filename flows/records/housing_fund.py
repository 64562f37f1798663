"""Housing provident fund: the account and its movements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.secret import Secret


@dataclass(frozen=True)
class FundRow:
    """One movement; deposits positive, withdrawals negative."""

    day: date
    what: str  # 汇缴, 提取, 结息
    fen: int


@dataclass(frozen=True)
class FundAccount:
    """One person's account in this city. `number` None: there is none."""

    number: Secret[str] | None
    employer: str = ""
    status: str = ""
    base_fen: int = 0
    ratio: str = ""
    balance_fen: int = 0
    opened: date | None = None
    rows: tuple[FundRow, ...] = ()  # newest first, three years
