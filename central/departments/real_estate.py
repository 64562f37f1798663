"""Real estate: applications by the applicant's card or by number and code, and what the register holds in somebody's name.

A number whose code was wrong too often rests, whether there is such a number or not: who guesses learns nothing from it.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from central.departments.department import Asked, Department, Desk, number_of
from central.store.register import Access
from core.secret import Secret
from flows.item import Category
from flows.records.real_estate import Holding, Holdings, Property, Registration, Registrations

CERTIFICATE = "re-housing-certificate"


@dataclass(frozen=True)
class RegistrationFile:
    """An application and the code on its receipt."""

    code: Secret[str]
    case: Registration


@dataclass(frozen=True)
class OwnCases:
    """The numbers of one person's applications, newest first."""

    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Tries:
    """Wrong codes for one number; from the last allowed one on it rests until `until`."""

    wrong: int
    until: datetime | None = None


@dataclass(frozen=True)
class HomeFile:
    """What is registered to one person. `on_paper`: older entries lie in the archive and not in the computer."""

    properties: tuple[Property, ...] = ()
    on_paper: bool = False


def registrations(desk: Desk, asked: Asked) -> Registrations:
    """Of a card's holder all of them; of a number with its code that one."""
    if "number" in asked:
        own = desk.register.get(OwnCases, number_of(asked)) or OwnCases(())
        files = [desk.register.get(RegistrationFile, Secret(number)) for number in own.numbers]
        return Registrations(tuple(file.case for file in files if file is not None))
    return _by_code(desk, Secret(str(asked["case"])), str(asked["code"]))


def _by_code(desk: Desk, number: Secret[str], code: str) -> Registrations:
    most = desk.policy["register.code.tries"]
    tries = desk.register.get(Tries, number, to_change=True) or Tries(0)
    if tries.until is not None and desk.now < tries.until:
        return Registrations((), locked=True)
    wrong = 0 if tries.until is not None else tries.wrong
    file = desk.register.get(RegistrationFile, number)
    if file is not None and hmac.compare_digest(file.code.reveal(), code):
        if tries != Tries(0):
            desk.register.put(number, Tries(0))
        return Registrations((file.case,))
    wrong += 1
    if wrong < most:
        desk.register.put(number, Tries(wrong))
        return Registrations((), tries_left=most - wrong)
    desk.register.put(number, Tries(wrong, desk.now + timedelta(minutes=desk.policy["register.lock.minutes"])))
    return Registrations((), locked=True)


def holdings(desk: Desk, asked: Asked) -> Holdings:
    """What is registered to each of the persons, in the order asked; nothing at all once the holder has asked too often today."""
    asker, numbers = asked["asker"], asked["numbers"]
    if _asked_before(desk, asker) >= desk.policy["register.asks_per_day"]:
        return Holdings((), limited=True)
    files = [desk.register.get(HomeFile, number) or HomeFile() for number in numbers]
    people = tuple(Holding(number, file.properties) for number, file in zip(numbers, files, strict=True))
    return Holdings(people, any(file.on_paper for file in files))


def _asked_before(desk: Desk, number: Secret[str]) -> int:
    """In how many cases of today this person asked before the present one; a case that asks again keeps its place."""
    asked_today = select(Access.case_no).filter(
        Access.person_tag == desk.register.person(number),
        Access.item == CERTIFICATE,
        Access.step == "holdings",
        Access.at >= desk.now.replace(hour=0, minute=0, second=0),
    )
    cases = list(desk.session.scalars(asked_today.group_by(Access.case_no).order_by(func.min(Access.id))))
    return cases.index(desk.case_no) if desk.case_no in cases else len(cases)


DEPARTMENT = Department(
    Category.REAL_ESTATE,
    {Registrations: registrations, Holdings: holdings},
    seeds={"homes": HomeFile},
)
