"""`/v1/payments`: make the order for a quote, ask how it is, close it when nobody paid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from sqlalchemy import select
from sqlalchemy.orm import Session

from central import sequences
from central.answers import NotFound
from central.api.bodies import read_as
from central.api.schema import described
from central.api.signing import PlatformOf, SignedBy
from central.cases.admission import own_case
from central.payments import orders, quotes
from central.platform import Platform
from central.store.payments import Order
from core.plain import Malformed, to_plain
from flows.records.exchange import Payment

ROUTER = APIRouter()
ORDER_NO = r"[0-9]{24}"
LONGEST_CHANNEL = 32  # characters


@dataclass(frozen=True)
class Wanting:
    """What a kiosk sends for a payment: which quote of which case, and how the resident wants to pay."""

    case_no: str
    quote_id: str
    channel: str


@ROUTER.post("/v1/payments", **described(Payment, Wanting))
def payments(platform: PlatformOf, caller: SignedBy) -> Any:
    wanting = read_as(Wanting, caller.body)
    own_case(wanting.case_no, caller.terminal, platform.config.region)
    if len(wanting.channel) > LONGEST_CHANNEL:
        raise Malformed("Wanting.channel: at most 32 characters")
    with platform.store.writing() as session:
        sequences.note(session, caller.terminal, wanting.case_no)
        quote = quotes.find(session, wanting.case_no, wanting.quote_id)
        if quote is None:
            raise NotFound("no-such-quote")
        return to_plain(orders.as_payment(platform, orders.order_for(platform, session, quote, wanting.channel)))


@ROUTER.get("/v1/payments/{order_no}", **described(Payment))
def payment(platform: PlatformOf, caller: SignedBy, order_no: str) -> Any:
    with platform.store.writing() as session:
        order = own_order(platform, session, order_no, caller.terminal)
        orders.shown(session, order)
        return to_plain(orders.as_payment(platform, order))


@ROUTER.post("/v1/payments/{order_no}/close", **described(Payment))
def close(platform: PlatformOf, caller: SignedBy, order_no: str) -> Any:
    with platform.store.writing() as session:
        order = own_order(platform, session, order_no, caller.terminal)
        orders.close(platform, session, order)
        return to_plain(orders.as_payment(platform, order))


def own_order(platform: Platform, session: Session, order_no: str, terminal: str) -> Order:
    """The order when it is of a case of this kiosk. Raises `NotFound`."""
    order = find_order(session, order_no)
    if order is None:
        raise NotFound("no-such-order")
    own_case(order.case_no, terminal, platform.config.region)
    return order


def find_order(session: Session, order_no: str) -> Order | None:
    """The order of that number, if it is one."""
    if not re.fullmatch(ORDER_NO, order_no):
        return None
    return session.scalar(select(Order).filter_by(order_no=order_no))
