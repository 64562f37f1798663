"""Water, power and gas: accounts and what is owed."""

from __future__ import annotations

from dataclasses import dataclass

from core.secret import Secret


@dataclass(frozen=True)
class BoundAccount:
    """An account that belongs to the card's holder; enough to recognise it, no more."""

    number: str
    owner: Secret[str]
    address: Secret[str]


@dataclass(frozen=True)
class BoundAccounts:
    """All power accounts in one person's name."""

    accounts: tuple[BoundAccount, ...]


@dataclass(frozen=True)
class PowerBill:
    """One month's reading that is not paid yet."""

    month: str  # "2025-10"
    kwh: int


@dataclass(frozen=True)
class PowerAccount:
    """A power account as the company knows it. `found` False: there is no such number; `enterprise`: not a household."""

    number: str
    found: bool
    enterprise: bool = False
    owner: Secret[str] = Secret("")  # noqa: RUF009  an empty Secret is immutable
    address: Secret[str] = Secret("")  # noqa: RUF009
    kind: str = "一户一表"
    multi_person: bool = False
    subsistence: bool = False
    balance_fen: int = 0
    bills: tuple[PowerBill, ...] = ()
