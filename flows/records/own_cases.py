"""A person's own cases as the platform serves them to 我的办件: where each stands and what may be done with it now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flows.after import AfterKind
from flows.records.exchange import CaseState


@dataclass(frozen=True)
class OwnAct:
    """An act that the item knows; `locked` says why it is not possible now. `id` tells the acts of a case apart."""

    id: str
    kind: AfterKind
    label: str
    topic: str = ""
    locked: str = ""


@dataclass(frozen=True)
class Appointment:
    """What is booked: place, day and time, and the days to which the item lets this case move."""

    place: str
    place_name: str
    slot: str
    day: date
    span: str
    days: tuple[date, ...]


@dataclass(frozen=True)
class OwnCase:
    """One case. `digest` names the edition of the item in which it was walked; `account` is the one it asks to be paid to,
    `waits_at` where somebody hands over what was granted."""

    number: str
    item: str
    name: str
    digest: str
    opened_on: date
    state: CaseState
    acts: tuple[OwnAct, ...]
    appointment: Appointment | None = None
    account: str = ""
    waits_at: str = ""


@dataclass(frozen=True)
class OwnCases:
    """All of the last months, newest first; none is an answer."""

    cases: tuple[OwnCase, ...]
