"""Civil affairs: the marriage register, as far as a booking needs it, what a household receives, and relief that it was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.secret import Secret


@dataclass(frozen=True)
class Marriage:
    """One person's entry; `spouse` is the other's ID number. `divorce_applied` starts the 30-day reflection period."""

    married: bool
    spouse: Secret[str] | None = None
    divorce_applied: date | None = None


@dataclass(frozen=True)
class AidMember:
    """Somebody in a household that receives social assistance."""

    name: Secret[str]
    number: Secret[str]
    relation: str  # to the head, as in the household book


@dataclass(frozen=True)
class Aid:
    """The social assistance of the person's household, as its certificate says it. `number` None: it receives none."""

    number: Secret[str] | None
    kind: str = ""  # 低保, 特困, 低保边缘
    since: date | None = None
    review_due: date | None = None
    reviewing: bool = False
    unit: str = ""
    members: tuple[AidMember, ...] = ()


@dataclass(frozen=True)
class Relief:
    """Temporary relief that the household was given: for what, and when."""

    kind: str
    day: date


@dataclass(frozen=True)
class Reliefs:
    """What was given before, and the town that takes an application on, with the telephone of its civil affairs."""

    given: tuple[Relief, ...] = ()
    town: str = ""
    phone: str = ""
