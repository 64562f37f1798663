"""The table of payments: what is written when, and what follows for the report that belongs to a payment.

intended ──▶ the case, the report (HELD) and the payment, in one transaction, before an order exists
recorded ──▶ paid: the report is released       closed: report and case are taken back, as if nothing had begun
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from core.clock import Clock
from flows.numbers import grouped, yuan
from flows.records.exchange import Payment, PayState, Report
from kiosk.case import Case
from kiosk.cases import CaseRows
from kiosk.messages import Messages
from kiosk.outbox import Outbox
from kiosk.sealing import Damaged
from kiosk.store import Store
from kiosk.tables import Box, RecordKind, outbox, payments

PAID = frozenset({PayState.PAID, PayState.POSTED, PayState.BUSINESS_FAILED, PayState.REFUNDING, PayState.REFUNDED})
"""States in which the channel has, or had, the resident's money."""

FINAL = [state.value for state in PayState if state.final]
SCANNABLE = [state.value for state in (PayState.CREATED, PayState.QR_SHOWN, PayState.UNKNOWN)]


@dataclass(frozen=True)
class Open:
    """A payment as it is kept; `order_no` is "" when nobody knows whether the order was made."""

    case_no: str
    quote_id: str
    channel: str
    report_key: str
    order_no: str
    state: PayState


class PaymentRows:
    """The table and its rules. `attended` says whether the resident of a case still stands here."""

    def __init__(
        self, store: Store, outbox: Outbox, cases: CaseRows, messages: Messages, clock: Clock, attended: Callable[[str], bool]
    ) -> None:
        self._store, self._outbox, self._cases, self._messages = store, outbox, cases, messages
        self._clock, self._attended = clock, attended

    def intend(self, case: Case, channel: str, report: Report) -> bool:
        """Intent, case and report in one transaction. False when they were there already: the same order is asked for again."""
        path = case.path()
        quote = path.answers["quote"]
        if self.find(case.number, quote.id) is not None:
            return False
        row = {"channel": channel, "fen": quote.total_fen, "report_key": report.report_id, "state": PayState.CREATED.value}
        with self._store.begin() as connection:
            self._drop_unshown(connection, case.number)
            self._cases.put(connection, case, path)
            self._outbox.put(
                connection, RecordKind.CASE, report.report_id, report, case_no=case.number, version=case.data_version, box=Box.HELD
            )
            connection.execute(insert(payments).values(case_no=case.number, quote_id=quote.id, at=self._clock.now().isoformat(), **row))
        return True

    def _drop_unshown(self, connection: Connection, case_no: str) -> None:
        """Reports of earlier bills of this case whose order nobody has seen: nobody can pay them, so nothing will come of them."""
        for row in connection.execute(select(payments).where(payments.c.case_no == case_no)).all():
            if row.order_no and not PayState(row.state).final:
                raise RuntimeError("an order of this case is still open")
            self._outbox.take_back(connection, row.report_key)

    def record(self, payment: Payment) -> None:
        """What the platform says of an order, with what follows for the report."""
        mine = _of(payment.case_no, payment.quote_id)
        with self._store.begin() as connection:
            row = connection.execute(select(payments).where(mine)).one()
            values = {"order_no": payment.order_no, "cashier_url": payment.cashier_url, "channel_no": payment.channel_no}
            connection.execute(update(payments).where(mine).values(state=payment.state.value, **values))
            if payment.state in PAID:
                self._release(connection, row.report_key, payment.case_no, payment.order_no)
            elif payment.state is PayState.CLOSED:
                self._withdraw(connection, row.report_key, payment.case_no)
            if payment.state.value != row.state:
                self._tell(connection, payment, row.late)

    def release_paid(self) -> None:
        """After a start: reports of paid bills that did not open when their money came, and do now."""
        held = (outbox.c.key == payments.c.report_key) & (outbox.c.state == Box.HELD.value)
        paid = payments.c.state.in_([state.value for state in PAID])
        with self._store.begin() as connection:
            for row in connection.execute(select(payments).join(outbox, held).where(paid)).all():
                self._release(connection, row.report_key, row.case_no, row.order_no)

    def _release(self, connection: Connection, key: str, case_no: str, order_no: str) -> None:
        """The report may go now: by the screen while the resident is here, else by the reporter."""
        held = connection.execute(select(outbox.c.payload).where(outbox.c.key == key, outbox.c.state == Box.HELD.value)).scalar()
        if held is None:
            return
        try:
            report = replace(self._outbox.opened(Report, key, held), order_no=order_no)
        except Damaged:
            return self._outbox.set_aside(connection, key)  # how the money stands is kept nevertheless
        self._outbox.rewrite(connection, key, report, Box.COUNTER if self._attended(case_no) else Box.DUE)

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

    def undo(self, case_no: str, quote_id: str) -> None:
        """No order was made: as if the act had not begun."""
        found = self.find(case_no, quote_id)
        if found is None or found.order_no:
            return
        with self._store.begin() as connection:
            self._withdraw(connection, found.report_key, case_no)
            connection.execute(delete(payments).where(_of(case_no, quote_id)))

    def _withdraw(self, connection: Connection, key: str, case_no: str) -> None:
        """Nothing was paid and nothing will be. Another bill of the same case keeps its row."""
        if self._outbox.take_back(connection, key):
            self._cases.remove(connection, case_no)

    def find(self, case_no: str, quote_id: str) -> Open | None:
        """The payment of that pair."""
        with self._store.begin() as connection:
            row = connection.execute(select(payments).where(_of(case_no, quote_id))).one_or_none()
        return None if row is None else _open(row)

    def unsettled(self) -> list[Open]:
        """Payments that are not final and whose resident has gone, oldest first."""
        with self._store.begin() as connection:
            rows = connection.execute(select(payments).where(payments.c.state.not_in(FINAL)).order_by(payments.c.at)).all()
        return [_open(row) for row in rows if not self._attended(row.case_no)]

    def to_scan(self) -> list[str]:
        """Addresses behind the QR codes that wait for somebody's phone."""
        waiting = (payments.c.state.in_(SCANNABLE), payments.c.cashier_url != "")
        with self._store.begin() as connection:
            return list(connection.scalars(select(payments.c.cashier_url).where(*waiting)))

    def forget(self, before: str) -> int:
        """Removes payments that were settled before that moment; returns how many."""
        with self._store.begin() as connection:
            return int(connection.execute(delete(payments).where(payments.c.state.in_(FINAL), payments.c.at < before)).rowcount)


def _of(case_no: str, quote_id: str) -> Any:
    return (payments.c.case_no == case_no) & (payments.c.quote_id == quote_id)


def _open(row: Any) -> Open:
    return Open(row.case_no, row.quote_id, row.channel, row.report_key, row.order_no, PayState(row.state))
