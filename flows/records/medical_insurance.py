"""Medical insurance: who is insured where, what was paid and reimbursed, what a year costs whom, and filings for care elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.secret import Secret

RESIDENTS, EMPLOYEES = "城乡居民医保", "职工医保"


class Standing(StrEnum):
    """Where an insurance relation stands."""

    NONE = "none"
    ACTIVE = "active"  # insured this year
    LAPSED = "lapsed"  # insured before, not this year
    MOVED = "moved"  # the relation left this pooling area
    ELSEWHERE = "elsewhere"  # it never was here


@dataclass(frozen=True)
class InsuredYear:
    """One year of insurance and what the person paid for it; `paid_on` None where an employer paid month by month."""

    year: int
    kind: str  # 城乡居民医保, 职工医保
    fen: int = field(default=0, repr=False)
    paid_on: date | None = None


@dataclass(frozen=True)
class YearClaims:
    """What treatment cost in a year, and who bore it."""

    year: int
    total_fen: int = field(repr=False)
    fund_fen: int = field(repr=False)
    self_fen: int = field(repr=False)


@dataclass(frozen=True)
class MedicalAccount:
    """One person's insurance. `area` is the pooling area that keeps it."""

    standing: Standing
    area: str = ""
    years: tuple[InsuredYear, ...] = field(default=(), repr=False)  # newest first
    claims: tuple[YearClaims, ...] = field(default=(), repr=False)


class Payable(StrEnum):
    """Whether a year may be paid for somebody."""

    OPEN = "open"
    PAID = "paid"
    EMPLOYED = "employed"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Insuree:
    """One person of the payer's household in one year: `due_fen` less `relief_fen` is what is paid. The payer comes first; `key` names one in an answer."""

    key: str
    name: Secret[str]
    category: str = field(repr=False)  # 居民, 低保, 重度残疾, 新生儿 …
    due_fen: int = field(repr=False)
    relief_fen: int = field(repr=False)
    begins: date  # first day of reimbursement
    wait_months: int = 0
    payable: Payable = Payable.OPEN
    area: str = ""


@dataclass(frozen=True)
class OpenYear:
    """A year that may be paid now; `late` after its collection has ended, at `late_fen` each and with a waiting period."""

    year: int
    last: date
    late: bool
    late_fen: int
    waiting_months: int
    people: tuple[Insuree, ...]


@dataclass(frozen=True)
class MedicalDues:
    """All years that may be paid now, the one being collected first."""

    years: tuple[OpenYear, ...]


@dataclass(frozen=True)
class Filing:
    """Care in another place is settled directly from `first` on; `last` None holds until it is cancelled."""

    number: str
    kind: str
    province: str
    city: str
    first: date
    last: date | None = None


@dataclass(frozen=True)
class Filings:
    """The person's filings that are in force or still to come."""

    filings: tuple[Filing, ...]
