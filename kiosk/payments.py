"""Paying: the intent and the sealed report are written before an order exists, and nothing is ever paid for twice.

    start ──▶ QR_SHOWN ──poll──▶ PAID ──(report released)──▶ POSTED
                 │  └─ no answer: UNKNOWN, asked again, never ordered anew
                 └─close──▶ CLOSED (report taken back)     paid after all ──▶ posted, or refunded by the platform

The pair of case and quote names the order, so that asking the platform for it again gives the same one. While a resident
stands here the payment is `attended` and only the screen drives it; afterwards the reporter settles it.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from core.clock import Clock
from core.plain import Malformed, from_plain
from flows.numbers import grouped, yuan
from flows.records.exchange import Payment, PayState, Report
from kiosk.case import Case
from kiosk.cases import CaseRows
from kiosk.central import Answer, Central, NotSent, Unsure
from kiosk.fail_points import fail_point
from kiosk.judgement import MALFORMED, OUR_FAULT, trouble, unreached
from kiosk.messages import Messages
from kiosk.outbox import Outbox
from kiosk.reports import Terminal, report_of
from kiosk.store import Store
from kiosk.tables import Box, Kind, outbox, payments
from kiosk.trouble import Trouble

log = logging.getLogger(__name__)

PAID = frozenset({PayState.PAID, PayState.POSTED, PayState.BUSINESS_FAILED, PayState.REFUNDING, PayState.REFUNDED})
"""States in which the channel has, or had, the resident's money."""


@dataclass(frozen=True)
class Open:
    """A payment that is not settled; `order_no` is "" when nobody knows whether the order was made."""

    case_no: str
    quote_id: str
    channel: str
    report_key: str
    order_no: str
    state: PayState


class NoOrder(Trouble):
    """The platform makes no order for this quote (expired, paid before): certainly nothing can be paid."""

    def __init__(self, why: Trouble) -> None:
        super().__init__(why.explained, why.detail, happened=why.sentences[0], do=why.sentences[1], way=why.way)


class Payments:
    """The table of payments and the talk about them."""

    def __init__(
        self, store: Store, outbox: Outbox, cases: CaseRows, messages: Messages, central: Central, terminal: Terminal, clock: Clock
    ) -> None:
        self._store, self._outbox, self._cases, self._messages = store, outbox, cases, messages
        self._central, self._terminal, self._clock = central, terminal, clock
        self._attended: set[str] = set()
        self._lock = threading.Lock()

    def start(self, case: Case, channel: str) -> Payment:
        """The order to be paid, with the address behind its QR code. Raises Trouble; the case may then be tried again."""
        fail_point("pay.begin")
        quote = case.path().answers["quote"]
        with self._lock:
            self._attended.add(case.number)
        fresh = self._write_intent(case, channel)
        fail_point("pay.written")
        try:
            payment = self._ordered(case.number, quote.id, channel)
        except NotSent as error:
            if fresh:
                self._undo(case.number, quote.id)
            raise unreached(error) from error
        except NoOrder:
            self._undo(case.number, quote.id)
            raise
        except Unsure as error:
            raise unreached(error) from error
        fail_point("pay.ordered")
        self.record(payment)
        fail_point("pay.shown")
        return payment

    def poll(self, case: Case) -> Payment:
        """The payment as it stands; in state UNKNOWN when the platform cannot be asked now."""
        assert case.payment is not None
        return self._asked(case.payment, close=False)

    def close(self, case: Case) -> Payment:
        """Closed when nobody has paid, else as it is; UNKNOWN when the platform cannot be asked: it is then closed later."""
        assert case.payment is not None
        return self._asked(case.payment, close=True)

    def leave(self) -> None:
        """The resident has gone: what is open is the reporter's to settle."""
        with self._lock:
            self._attended.clear()

    def _asked(self, payment: Payment, close: bool) -> Payment:
        if payment.state.final:
            return payment
        try:
            now = _payment(self._call(payment.order_no, close))
        except (NotSent, Unsure, Trouble) as error:
            log.info("payment not asked: %s", type(error).__name__)
            return payment if payment.state is PayState.PAID else replace(payment, state=PayState.UNKNOWN)
        fail_point("pay.closed" if now.state is PayState.CLOSED else "pay.polled")
        self.record(now)
        if now.state is PayState.PAID:
            fail_point("pay.paid")
        return now

    def _write_intent(self, case: Case, channel: str) -> bool:
        """Intent, case and report in one transaction. False when they were there already: the same order is asked for again."""
        path = case.path()
        quote = path.answers["quote"]
        if self.find(case.number, quote.id) is not None:
            return False
        report = report_of(case, path, self._terminal)
        row = {"channel": channel, "fen": quote.total_fen, "report_key": report.report_id, "state": PayState.CREATED.value}
        with self._store.begin() as connection:
            self._drop_unshown(connection, case.number)
            self._cases.put(connection, case, path)
            self._outbox.put(connection, Kind.CASE, report.report_id, report, case_no=case.number, version=case.data_version, box=Box.HELD)
            connection.execute(insert(payments).values(case_no=case.number, quote_id=quote.id, at=self._clock.now().isoformat(), **row))
        return True

    def _drop_unshown(self, connection: Connection, case_no: str) -> None:
        """Reports of earlier quotes of this case whose order nobody has seen: nobody can pay them, so nothing will come of them."""
        rows = connection.execute(select(payments).where(payments.c.case_no == case_no)).all()
        for row in rows:
            if row.order_no and not PayState(row.state).final:
                raise RuntimeError("an order of this case is still open")
            self._outbox.take_back(connection, row.report_key)

    def _ordered(self, case_no: str, quote_id: str, channel: str) -> Payment:
        answer = self._central.post("/v1/payments", {"case_no": case_no, "quote_id": quote_id, "channel": channel})
        if answer.status in MALFORMED:
            raise NoOrder(trouble(answer))
        return _payment(answer)

    def record(self, payment: Payment) -> None:
        """What the platform says of an order, with what follows for the report: released when paid, taken back when closed."""
        with self._store.begin() as connection:
            row = connection.execute(select(payments).where(_of(payment.case_no, payment.quote_id))).one()
            values = {"order_no": payment.order_no, "cashier_url": payment.cashier_url, "channel_no": payment.channel_no}
            connection.execute(update(payments).where(_of(payment.case_no, payment.quote_id)).values(state=payment.state.value, **values))
            if payment.state in PAID:
                self._release(connection, row.report_key, payment)
            elif payment.state is PayState.CLOSED:
                self._withdraw(connection, row.report_key, payment.case_no)
            if payment.state.value != row.state:
                self._tell(connection, payment, row.late)

    def _release(self, connection: Connection, key: str, payment: Payment) -> None:
        """The report may go now: by the screen while the resident is here, else by the reporter."""
        held = connection.execute(select(outbox.c.payload).where(outbox.c.key == key, outbox.c.state == Box.HELD.value)).scalar()
        if held is None:
            return
        report = replace(self._outbox.opened(Report, key, held), order_no=payment.order_no)
        self._outbox.rewrite(connection, key, report, Box.COUNTER if payment.case_no in self._attended else Box.DUE)

    def _tell(self, connection: Connection, payment: Payment, late: bool) -> None:
        """Leaves word of money that was settled after its owner had gone."""
        amount, number = yuan(payment.fen), grouped(payment.case_no)
        subject, _ = self._cases.whose(connection, payment.case_no)
        if payment.state is PayState.POSTED and late:
            self._messages.leave(connection, subject, f"您缴的 {amount} 元已入账，办件编号 {number}。")
        if payment.state is PayState.REFUNDED:
            self._messages.leave(connection, subject, f"您缴的 {amount} 元没有入账，已原路退回，办件编号 {number}。")

    def mark_late(self, connection: Connection, case_no: str) -> None:
        """The report of this paid case was answered when nobody was there to see it."""
        connection.execute(update(payments).where(payments.c.case_no == case_no).values(late=True))

    def _withdraw(self, connection: Connection, key: str, case_no: str) -> None:
        """Nothing was paid and nothing will be: as if the act had not begun. Another bill of the same case keeps its row."""
        if self._outbox.take_back(connection, key):
            self._cases.remove(connection, case_no)

    def _undo(self, case_no: str, quote_id: str) -> None:
        found = self.find(case_no, quote_id)
        if found is None or found.order_no:
            return
        with self._store.begin() as connection:
            self._withdraw(connection, found.report_key, case_no)
            connection.execute(delete(payments).where(_of(case_no, quote_id)))

    def find(self, case_no: str, quote_id: str) -> Open | None:
        """The payment of that pair."""
        with self._store.begin() as connection:
            row = connection.execute(select(payments).where(_of(case_no, quote_id))).one_or_none()
        return None if row is None else _open(row)

    def to_scan(self) -> list[str]:
        """Addresses behind the QR codes that wait for somebody's phone."""
        waiting = [state.value for state in (PayState.CREATED, PayState.QR_SHOWN, PayState.UNKNOWN)]
        with self._store.begin() as connection:
            return list(
                connection.scalars(select(payments.c.cashier_url).where(payments.c.state.in_(waiting), payments.c.cashier_url != ""))
            )

    def unsettled(self) -> list[Open]:
        """Payments that nobody attends and that are not final yet, oldest first."""
        final = [state.value for state in PayState if state.final]
        with self._store.begin() as connection:
            rows = connection.execute(select(payments).where(payments.c.state.not_in(final)).order_by(payments.c.at)).all()
        return [_open(row) for row in rows if row.case_no not in self._attended]

    def settle(self, open_: Open) -> Payment | None:
        """One step for a payment whose resident has gone: close it when nobody has paid, else see how far it is.

        None when there never was an order. Raises `NotSent`, `Unsure` or Trouble when the platform cannot be asked now.
        """
        if not open_.order_no:
            try:
                payment = self._ordered(open_.case_no, open_.quote_id, open_.channel)
            except NoOrder:
                self._undo(open_.case_no, open_.quote_id)
                return None
            self.record(payment)
            open_ = replace(open_, order_no=payment.order_no, state=payment.state)
        payment = _payment(self._call(open_.order_no, close=open_.state not in PAID))
        fail_point("settle.answered")
        self.record(payment)
        fail_point("settle.recorded")
        return payment

    def _call(self, order_no: str, close: bool) -> Answer:
        if close:
            return self._central.post(f"/v1/payments/{order_no}/close", {})
        return self._central.get(f"/v1/payments/{order_no}")

    def forget(self, before: str) -> int:
        """Removes payments that were settled before that moment; returns how many."""
        final = [state.value for state in PayState if state.final]
        with self._store.begin() as connection:
            return int(connection.execute(delete(payments).where(payments.c.state.in_(final), payments.c.at < before)).rowcount)


def _payment(answer: Answer) -> Payment:
    """The payment in an answer. Raises Trouble for a refusal, `Unsure` for what is no payment."""
    if not answer.ok:
        if answer.status in OUR_FAULT:
            log.error("platform refuses a payment request: %s", answer.status)
        raise trouble(answer)
    try:
        return from_plain(Payment, answer.body)
    except Malformed as error:
        raise Unsure(f"200, but {error}") from error


def _of(case_no: str, quote_id: str) -> Any:
    return (payments.c.case_no == case_no) & (payments.c.quote_id == quote_id)


def _open(row: Any) -> Open:
    return Open(row.case_no, row.quote_id, row.channel, row.report_key, row.order_no, PayState(row.state))
