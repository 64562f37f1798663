"""The resident at 我的办件: looks at the list, does one thing with one case."""

from __future__ import annotations

from typing import Any

import httpx

from core.plain import from_plain
from core.secret import Secret
from flows.after import AfterKind
from flows.flow import Looked
from flows.records.exchange import Outcome
from flows.records.own_cases import OwnCase, OwnCases
from tests.central.client import FACE, Filled, Kiosk, card

MY_CASES = "my-cases"
PHONE = Secret("13800000103")


def me(person: str) -> dict[str, Any]:
    """Card and face of that person."""
    return {"consent": "face", "card": card(person), "face": FACE}


def own(kiosk: Kiosk, person: str) -> tuple[OwnCase, ...]:
    """The person's list as this terminal shows it."""
    reply = kiosk.ask(kiosk.new_case(), MY_CASES, "own", me(person))
    assert reply.status_code == 200, reply.text
    return from_plain(OwnCases, reply.json()["record"]).cases


def offered(kiosk: Kiosk, person: str, number: str) -> dict[str, str]:
    """The acts that are listed for one case, with why each is locked."""
    case = next(case for case in own(kiosk, person) if case.number == number)
    return {act.id: act.locked for act in case.acts}


def wanting(kiosk: Kiosk, person: str, number: str, act: AfterKind | str, **more: Any) -> Filled:
    """The case at 我的办件, filled in to its check page."""
    what = act.value if isinstance(act, AfterKind) else act
    return kiosk.fill(MY_CASES, {**me(person), "case": number, "act": what, **more})


def asked(kiosk: Kiosk, filled: Filled) -> httpx.Response:
    """It is submitted."""
    return kiosk.report(kiosk.report_of(filled))


def done(kiosk: Kiosk, person: str, number: str, act: AfterKind | str, **more: Any) -> Outcome:
    """It goes through."""
    reply = asked(kiosk, wanting(kiosk, person, number, act, **more))
    assert reply.status_code == 200, reply.text
    return from_plain(Outcome, reply.json())


def records_of(filled: Filled) -> dict[str, Any]:
    """The look-ups of a filled case."""
    return {step: value.record for step, value in filled.given.items() if isinstance(value, Looked)}
