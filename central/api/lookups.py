"""`POST /v1/lookups` and `/v1/quotes`: the record or the bill that a case needs next, and nothing else.

Each look-up is written down: which kiosk, which case, whose record. A kiosk that asks too fast is told to wait.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from sqlalchemy.orm import Session

from central import sequences
from central.answers import NotFound, down
from central.api.bodies import read_as
from central.api.schema import described
from central.api.signing import Caller, PlatformOf, SignedBy
from central.cases.admission import admit, own_case, person_of
from central.cases.look_ups import Pricing, next_record, not_too_fast, note
from central.departments.department import ConnectorDown, Desk
from central.departments.directory import price
from central.payments import quotes
from central.platform import Platform
from central.registry import Register
from core.plain import to_plain
from flows.item import Item
from flows.items import known
from flows.records.exchange import Asking

ROUTER = APIRouter()
RECORD = {"type": "object", "properties": {"record": {"type": "object"}}, "required": ["record"]}


@ROUTER.post("/v1/lookups", **described(RECORD, Asking))
def lookups(platform: PlatformOf, caller: SignedBy) -> dict[str, Any]:
    return _answered(platform, caller, priced=False)


@ROUTER.post("/v1/quotes", **described(RECORD, Asking))
def new_quote(platform: PlatformOf, caller: SignedBy) -> dict[str, Any]:
    return _answered(platform, caller, priced=True)


def _answered(platform: Platform, caller: Caller, *, priced: bool) -> dict[str, Any]:
    asking = read_as(Asking, caller.body)
    own_case(asking.case_no, caller.terminal, platform.config.region)
    item = item_called(asking.item)
    try:
        with platform.store.writing() as session:
            return {"record": to_plain(_record(platform, session, caller, item, asking, priced=priced))}
    except ConnectorDown as error:
        raise down(error.connector) from error


def item_called(item_id: str) -> Item:
    """The item of that id. Raises `NotFound`."""
    try:
        return known()[item_id]
    except KeyError:
        raise NotFound("no-such-item") from None


def _record(platform: Platform, session: Session, caller: Caller, item: Item, asking: Asking, *, priced: bool) -> Any:
    not_too_fast(platform, session, caller.terminal)
    sequences.note(session, caller.terminal, asking.case_no)
    desk = Desk(Register(session, platform.vault), platform.policy(), platform.config, platform.now(), asking.case_no, platform)
    answers = admit(session, platform.vault, item, asking.answers, asking.case_no, desk.policy)
    pricing = _pricing(platform, desk, item, asking.case_no) if priced else None
    record = next_record(desk, item, asking.step, asking.answers, pricing)
    number = person_of(answers)
    note(platform, session, asking.case_no, item, asking.step, number)
    return record


def _pricing(platform: Platform, desk: Desk, item: Item, case_no: str) -> Pricing:
    def pricing(asked: Mapping[str, Any]) -> Any:
        return quotes.keep(platform, desk, item, case_no, asked, price(desk, item, asked))

    return pricing
