"""`POST /v1/help-orders` and `/v1/tickets`: somebody will come, call or answer; idempotent by `report_id`."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from central import service_orders
from central.answers import NotFound
from central.api.bodies import read_json
from central.api.schema import described
from central.api.signing import PlatformOf, SignedBy
from central.moments import check_moment
from central.service_orders import DUTY, KINDS, Wanted
from core.plain import Malformed, from_plain, to_plain
from flows.items import known
from flows.numbers import is_telephone
from flows.records.exchange import HelpOrder, Registered, Ticket
from flows.word_back import ONSITE, TICKET

ROUTER = APIRouter()


@ROUTER.post("/v1/help-orders", **described(Registered, HelpOrder))
def help_orders(platform: PlatformOf, caller: SignedBy) -> Any:
    raw = read_json(caller.body)
    order = from_plain(HelpOrder, raw)
    _check(order, caller.terminal)
    if order.kind not in KINDS or order.kind in (TICKET, DUTY):
        raise Malformed("HelpOrder.kind: onsite, home or call")
    _check_phone(order, needed=order.kind != ONSITE)
    private = {"phone": order.phone.reveal(), "topic": order.topic}
    return to_plain(
        service_orders.register(platform, caller.terminal, Wanted(order.report_id, order.kind, order.item, order.step, private), raw)
    )


@ROUTER.post("/v1/tickets", **described(Registered, Ticket))
def tickets(platform: PlatformOf, caller: SignedBy) -> Any:
    raw = read_json(caller.body)
    ticket = from_plain(Ticket, raw)
    _check(ticket, caller.terminal)
    _check_phone(ticket, needed=False)
    private = {"phone": ticket.phone.reveal(), "words": ticket.words.reveal(), "code": ticket.code}
    return to_plain(
        service_orders.register(platform, caller.terminal, Wanted(ticket.report_id, TICKET, ticket.item, ticket.step, private), raw)
    )


def _check_phone(order: HelpOrder | Ticket, *, needed: bool) -> None:
    """Who waits beside the kiosk, or reads the answer behind the slip's code, may have no telephone."""
    if (order.phone or needed) and not is_telephone(order.phone):
        raise Malformed(f"{type(order).__name__}.phone: a mobile, or a landline with its area code")


def _check(order: HelpOrder | Ticket, terminal: str) -> None:
    if order.terminal != terminal:
        raise NotFound("no-such-kiosk")
    kind = type(order).__name__
    if order.item and order.item not in known():
        raise Malformed(f"{kind}.item: no such item")
    if len(order.step) > 64:
        raise Malformed(f"{kind}.step: at most 64 characters")
    if not 8 <= len(order.report_id) <= 64:
        raise Malformed(f"{kind}.report_id: 8 to 64 characters")
    check_moment(order.occurred_at, f"{kind}.occurred_at")
