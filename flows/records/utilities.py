"""Water, power and gas: accounts and what is owed. What the three have alike is `Account`; each adds what its price goes by."""

from __future__ import annotations

from dataclasses import dataclass

from core.secret import Secret


@dataclass(frozen=True)
class BoundAccount:
    """An account that belongs to the card's holder; enough to recognise it, no more. `utility` is power, water or gas."""

    number: str
    owner: Secret[str]
    address: Secret[str]
    utility: str = "power"


@dataclass(frozen=True)
class BoundAccounts:
    """All accounts of one utility in one person's name."""

    accounts: tuple[BoundAccount, ...]


@dataclass(frozen=True)
class Bill:
    """One month's reading that is not paid yet: kWh or m³. `year_before` is what was read earlier in the same year, for prices that go
    by the year; `late_fen` what the company adds for late payment (违约金)."""

    month: str  # "2025-10"
    used: int
    late_fen: int = 0
    year_before: int = 0


@dataclass(frozen=True)
class Account:
    """An account as its company knows it. `found` False: there is no such number; `enterprise`: not a household; `locked`: the company
    takes no money for it now."""

    number: str
    found: bool
    enterprise: bool = False
    locked: bool = False
    owner: Secret[str] = Secret("")  # noqa: RUF009  an empty Secret is immutable
    address: Secret[str] = Secret("")  # noqa: RUF009
    balance_fen: int = 0
    bills: tuple[Bill, ...] = ()


@dataclass(frozen=True)
class PowerAccount(Account):
    """A power account. From `many_from` to `many_until` (months, both included) it is a household of five or more."""

    kind: str = "一户一表"  # or 合表
    subsistence: bool = False
    many_from: str = ""
    many_until: str = ""


@dataclass(frozen=True)
class WaterAccount(Account):
    """A water account; the more people are registered for it, the more water is cheap."""

    people: int = 4


@dataclass(frozen=True)
class GasAccount(Account):
    """A gas account. What is paid for an IC-card meter is gas: `year_volume` was read or bought in `year`, `unwritten` is bought and not
    yet on the card, both in 0.01 m³."""

    meter: str = "远传表"  # or IC卡表
    subsistence: bool = False
    year: int = 0
    year_volume: int = 0
    unwritten: int = 0


IC_CARD = "IC卡表"
