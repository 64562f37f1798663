"""Money that came and whose case is not done: every such order, why, and the two ways out of it.

paid, no report            the terminal still has it, or has lost it      wait, then give back
paid, case in review       somebody looks: the bill stands                book
                                           it does not                    give back, booking refuses
booked, case in review     a later version of the report differs          only the department can take it back
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.cases import history, waiting
from central.cases.judging import judge_anyway
from central.cases.nodes import Result
from central.cases.why import Reason
from central.payments import orders
from central.platform import Platform
from central.store.cases import CaseRow
from central.store.payments import Order
from flows.records.exchange import CaseState, PayState, Report

HELD = (PayState.PAID, PayState.BUSINESS_FAILED, PayState.REFUNDING)
"""States in which money has come and is neither booked nor given back."""


@dataclass(frozen=True)
class Unsettled:
    """One order with its case, None without a report, and why the case is in review."""

    order: Order
    case: CaseRow | None
    reasons: tuple[Reason, ...]

    @property
    def booked(self) -> bool:
        return self.order.state == PayState.POSTED.value


class NotReported(Exception):
    """There is no case to book: the terminal has not reported one in review for this order."""


def unsettled(session: Session) -> list[Unsettled]:
    """Orders that brought money and whose case is not done, oldest first."""
    came = [state.value for state in (*HELD, PayState.POSTED)]
    rows = select(Order, CaseRow).join(CaseRow, CaseRow.case_no == Order.case_no, isouter=True)
    found = session.execute(rows.filter(Order.state.in_(came)).order_by(Order.paid_at, Order.order_no))
    return [
        Unsettled(order, case, waiting.reasons(session, order.case_no))
        for order, case in found
        if order.state != PayState.POSTED.value or (case is not None and case.state == CaseState.REVIEWING.value)
    ]


def give_back(platform: Platform, session: Session, order: Order) -> bool:
    """Refunds an order that is not booked and ends its case; False when it brought no money, or the department has it."""
    if order.state not in [state.value for state in HELD]:
        return False
    orders.refund(session, order, platform.now())
    _end(platform, session, order.case_no, CaseState.REJECTED)
    waiting.release(session, order.case_no)
    return True


def book(platform: Platform, session: Session, order: Order) -> CaseState:
    """Lets the case of a paid order take effect as it was reported, although a record has changed since; its new state.

    Raises `NotReported`, or what judging a report raises, which includes a bill that differs from the one that was paid: then it
    cannot be booked, and only a refund is left.
    """
    case = session.get(CaseRow, order.case_no)
    if order.state != PayState.PAID.value or case is None or case.state != CaseState.REVIEWING.value:
        raise NotReported
    done = judge_anyway(platform, session, _report_of(platform, session, order), order)
    case.promise_date = done.promise_date
    _end(platform, session, order.case_no, done.state)
    return done.state


def _report_of(platform: Platform, session: Session, order: Order) -> Report:
    paid = [report for report in waiting.reports(platform, session, order.case_no) if report.order_no == order.order_no]
    if not paid:
        raise NotReported
    return paid[0]


def _end(platform: Platform, session: Session, case_no: str, state: CaseState) -> None:
    """Whoever looked has seen it: granted when the case goes on, refused when the money went back. Without a case there is nothing to end."""
    case = session.get(CaseRow, case_no)
    if case:
        history.move(platform, session, case, state, Result.DISAGREED if state is CaseState.REJECTED else Result.AGREED)
    waiting.settle(platform, session, case_no)
