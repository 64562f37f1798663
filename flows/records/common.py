"""Records that several categories share: how to reach a person, accounts that money may go to, places and slots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.secret import Secret


@dataclass(frozen=True)
class Contact:
    """The phone number that departments know; None when there is none."""

    phone: Secret[str] | None


@dataclass(frozen=True)
class BankAccount:
    """An account in the person's own name; only its last four digits are served."""

    kind: str  # 惠农“一卡通”账户, 社保卡金融账户
    bank: str
    tail: str


@dataclass(frozen=True)
class BankAccounts:
    """All accounts that the person may be paid to."""

    accounts: tuple[BankAccount, ...]


@dataclass(frozen=True)
class Place:
    """Where a booked service is given; `near` in kilometres from this kiosk's site."""

    id: str
    name: str
    address: str
    phone: str
    near: int


@dataclass(frozen=True)
class Slot:
    """A time span of one day with the places still free."""

    id: str
    day: date
    span: str  # "09:00-10:00"
    free: int


@dataclass(frozen=True)
class Places:
    """Where it can be booked, nearest first."""

    places: tuple[Place, ...]


@dataclass(frozen=True)
class Slots:
    """What can be booked at one place over the next days, in order; full slots are listed with `free` 0."""

    slots: tuple[Slot, ...]
