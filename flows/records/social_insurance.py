"""Social insurance: what a person is insured for, month by month, and what pensions they receive."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class MonthPaid:
    """One month of one scheme; `base_fen` is the contribution base. In transit (在途) for the last one or two months."""

    month: str  # "2025-10"
    employer: str = field(repr=False)
    base_fen: int = field(repr=False)
    arrived: bool


@dataclass(frozen=True)
class InsuranceAccount:
    """One scheme of one person: 企业职工养老, 城乡居民养老, 失业 or 工伤."""

    scheme: str
    status: str  # 参保缴费, 暂停缴费, 待遇领取
    first_month: str
    months_total: int
    rows: tuple[MonthPaid, ...] = field(repr=False)  # newest first


@dataclass(frozen=True)
class Insurance:
    """All schemes of one person in the province. `protected` is never explained on screen."""

    accounts: tuple[InsuranceAccount, ...]
    protected: bool = False


@dataclass(frozen=True)
class Benefit:
    """One pension that is paid, and until when the person must have shown up."""

    scheme: str
    status: str  # 正常发放, 暂停发放
    last_confirmed: date
    next_due: date
    suspended_since: date | None
    monthly_fen: int = field(repr=False)
    confirmed_by_data: bool  # this cycle was confirmed by data comparison: no need to come


@dataclass(frozen=True)
class Benefits:
    """All pensions that one person receives."""

    benefits: tuple[Benefit, ...]
    protected: bool = False
