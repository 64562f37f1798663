"""`central payments`, `central book` and `central refund`: money whose case is not done, and both ways to end that."""

from __future__ import annotations

import argparse

from sqlalchemy.orm import Session

from central import audit
from central.answers import Answered
from central.api.payments import find_order
from central.commands.common import CannotDo, Command, migrated, operator_of, signed_by
from central.departments.department import ConnectorDown
from central.payments import reconciling
from central.payments.reconciling import NotReported, Unsettled
from central.store.payments import Order
from core.plain import Malformed
from flows.numbers import grouped, terminal_of, yuan
from flows.records.exchange import CaseState


def add(command: Command) -> None:
    """Adds the three commands."""
    command("payments", _payments, "paid orders whose case is not done, and what to do")
    for name, run, text in (
        ("book", _book, "let a paid case in review take effect as it was reported"),
        ("refund", _refund, "give the money of an order back that is not booked"),
    ):
        added = command(name, run, text)
        added.add_argument("order")
        added.add_argument("--why", required=True, metavar="TEXT", help="for the audit")
        signed_by(added)


def _payments(options: argparse.Namespace) -> None:
    platform = migrated(options)
    with platform.store.reading() as session:
        found = reconciling.unsettled(session)
    for one in found:
        _print(one)
    print(f"{len(found)} paid without a done case")


def _print(one: Unsettled) -> None:
    order = one.order
    print(f"{order.order_no}  {yuan(order.fen)} 元  {order.state}  paid {order.paid_at:%Y-%m-%d %H:%M}  {order.channel}")
    state = f"{one.case.item}  {one.case.state}" if one.case else "no report has come"
    print(f"  case {grouped(order.case_no)}  {state}" + (f": {'; '.join(map(str, one.reasons))}" if one.reasons else ""))
    print(f"  do: {_advice(one)}")


def _advice(one: Unsettled) -> str:
    order, terminal = one.order.order_no, terminal_of(one.order.case_no)
    if one.case is None:
        return f"see `kiosk outbox` on terminal {terminal}: its report books or refunds by itself; when none will come `central refund {order}`"
    if one.booked:
        return "booked already, and reported once more with other contents: compare; only the department can take it back"
    if one.case.state == CaseState.REVIEWING.value:
        return f"when the bill stands `central book {order}`, else `central refund {order}`"
    return f"`central refund {order}`"


def _book(options: argparse.Namespace) -> None:
    platform = migrated(options)
    with platform.store.writing() as session:
        order = _found(session, options.order)
        try:
            state = reconciling.book(platform, session, order)
        except NotReported as error:
            raise CannotDo("only a paid order whose case is in review can be booked: see `central payments`") from error
        except (Answered, Malformed, ConnectorDown) as error:
            raise CannotDo(f"it cannot be booked ({_why(error)}); what is left is `central refund {order.order_no}`") from error
        audit.record(platform, session, operator_of(options), "book", order.order_no, options.why)
    print(f"{order.order_no} {order.state}, case {grouped(order.case_no)} {state.value}")


def _refund(options: argparse.Namespace) -> None:
    platform = migrated(options)
    with platform.store.writing() as session:
        order = _found(session, options.order)
        if not reconciling.give_back(platform, session, order):
            raise CannotDo(f"the order is {order.state}: only money that came and is not booked can be given back")
        audit.record(platform, session, operator_of(options), "refund", order.order_no, options.why)
    print(f"{order.order_no} {order.state}, {yuan(order.fen)} 元")


def _found(session: Session, number: str) -> Order:
    order = find_order(session, number)
    if order is None:
        raise CannotDo("no such order")
    return order


def _why(error: Exception) -> str:
    if isinstance(error, Answered):
        return str(error.body.get("happened") or error.body["error"])
    return "the department is down" if isinstance(error, ConnectorDown) else str(error)
