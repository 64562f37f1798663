"""Orders: exactly one for a quote of a case, paid at most once, then posted or refunded.

    created ─▶ qr_shown ─▶ paid ─▶ posted
       │          │          └──▶ business_failed ─▶ refunding ─▶ refunded
       └──────────┴─▶ closed

Every change is one UPDATE that names the states it may start from, so that paying and closing at the same moment have
one winner. The platform plays the payment channel too: a payer is a person at the cashier page or at the command line.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, select, update
from sqlalchemy.orm import Session

from central.answers import Unprocessable
from central.platform import Platform
from central.store.payments import Order, QuoteRow
from flows.records.exchange import Payment, PayState

OPEN = (PayState.CREATED, PayState.QR_SHOWN)


def order_for(platform: Platform, session: Session, quote: QuoteRow, channel: str) -> Order:
    """The order that pays this quote; the same one however often it is asked for. Raises `Unprocessable`."""
    existing = session.scalar(select(Order).filter_by(case_no=quote.case_no, quote_id=quote.id))
    if existing:
        return existing
    _check(platform, session, quote)
    now = platform.now()
    number = f"{now:%Y%m%d%H%M%S}{secrets.randbelow(10**10):010d}"
    order = Order(
        order_no=number,
        case_no=quote.case_no,
        quote_id=quote.id,
        fen=quote.total_fen,
        state=PayState.CREATED.value,
        channel=channel,
        channel_no="",
        created_at=now,
    )
    session.add(order)
    session.flush()
    return order


def _check(platform: Platform, session: Session, quote: QuoteRow) -> None:
    """One case is paid once: an earlier open order of it is closed, an earlier paid one refuses the new one."""
    for earlier in session.scalars(select(Order).filter_by(case_no=quote.case_no)):
        if not close(platform, session, earlier) and PayState(earlier.state) is not PayState.CLOSED:
            raise Unprocessable("already-paid", "这件事已经付过款。", "请不要重复支付，结果会自动处理。")
    if quote.expires <= platform.now():
        raise Unprocessable("quote-expired", "账单已过期，金额可能有变化。", "请重新查看账单后再付。")
    if quote.total_fen <= 0:
        raise Unprocessable("nothing-to-pay", "没有需要缴的费用。", "不用支付。")


def move(session: Session, order: Order, start: tuple[PayState, ...], end: PayState, **columns: Any) -> bool:
    """Moves the order when it is in one of the states; whether it moved. The object shows the new state."""
    where = (Order.order_no == order.order_no, Order.state.in_([s.value for s in start]))
    result = session.execute(
        update(Order).where(*where).values(state=end.value, **columns), execution_options={"synchronize_session": False}
    )
    session.refresh(order)
    return cast("CursorResult[None]", result).rowcount == 1


def shown(session: Session, order: Order) -> None:
    """Notes that the kiosk shows the code: its first question about the order says so."""
    if order.state == PayState.CREATED.value:
        move(session, order, (PayState.CREATED,), PayState.QR_SHOWN)


def pay(platform: Platform, session: Session, order: Order) -> bool:
    """Pays an open order, as the payer's phone would; False when it is not open any more."""
    now = platform.now()
    number = f"{now:%Y%m%d}{secrets.randbelow(10**12):012d}"
    return move(session, order, OPEN, PayState.PAID, paid_at=now, channel_no=number)


def close(platform: Platform, session: Session, order: Order) -> bool:
    """Closes an open order; False when somebody paid or it was closed before."""
    return move(session, order, OPEN, PayState.CLOSED, ended_at=platform.now())


def posted(session: Session, order: Order, now: datetime) -> None:
    """The department has booked the money."""
    moved = move(session, order, (PayState.PAID,), PayState.POSTED, ended_at=now)
    assert moved, "the caller holds the paid order"


def refund(session: Session, order: Order, now: datetime) -> None:
    """Gives the money back the way it came, from wherever an earlier try has stopped; the simulated channel answers at once."""
    move(session, order, (PayState.PAID,), PayState.BUSINESS_FAILED)
    move(session, order, (PayState.BUSINESS_FAILED,), PayState.REFUNDING)
    moved = move(session, order, (PayState.REFUNDING,), PayState.REFUNDED, ended_at=now)
    assert moved, "the caller holds the paid order"


def as_payment(platform: Platform, order: Order) -> Payment:
    """What the kiosk sees of it."""
    return Payment(
        order.order_no,
        order.case_no,
        order.quote_id,
        order.fen,
        PayState(order.state),
        f"{platform.public_url}/pay/{order.order_no}",
        order.channel,
        order.channel_no,
    )
