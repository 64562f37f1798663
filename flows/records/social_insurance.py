"""Social insurance: what a person is insured for, month by month, and what pensions they receive."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


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


NOT_CONFIRMED = "未按期认证"
"""The one reason of a suspension that is told; any other is for the counter."""


@dataclass(frozen=True)
class PensionMonth:
    """What one month of a pension was made of. A month without payment has no amounts and the state 暂停."""

    month: str  # "2025-10"
    base_fen: int = field(repr=False)  # 基础养老金
    account_fen: int = field(repr=False)  # 个人账户养老金
    extra_fen: int = field(repr=False)  # 年限加发, and what age or kinship adds
    total_fen: int = field(repr=False)
    state: str  # 已发放, 暂停


@dataclass(frozen=True)
class PensionPayments:
    """One pension month by month, newest first. `suspended_for` is empty while it is paid."""

    scheme: str
    tail: str  # the last four digits of the account
    months: tuple[PensionMonth, ...] = field(repr=False)
    suspended_for: str = field(default="", repr=False)


@dataclass(frozen=True)
class PensionsPaid:
    """All pensions of one person as they were paid. `protected` is never explained on screen."""

    pensions: tuple[PensionPayments, ...]
    protected: bool = False


class CardState(StrEnum):
    """What the issuing bank says of a social security card."""

    NONE = "none"
    ACTIVE = "active"
    LOST = "lost"  # 临时挂失, until its day
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class SocialCard:
    """A person's social security card. A temporary loss that has run out counts as active."""

    state: CardState
    tail: str = ""
    bank: str = ""
    bank_phone: str = ""
    lost_until: date | None = None
    loss_no: str = ""
