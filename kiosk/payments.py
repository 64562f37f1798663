"""Paying: the intent and the sealed report are written before an order exists, and nothing is ever paid for twice.

    start ──▶ QR_SHOWN ──poll──▶ PAID ──(report released)──▶ POSTED
                 │  └─ no answer: UNKNOWN, asked again, never ordered anew
                 └─close──▶ CLOSED (report taken back)     paid after all ──▶ posted, or refunded by the platform

The pair of case and quote names the order, so that asking the platform for it again gives the same one. While a resident
stands here the payment is attended and only the screen drives it; afterwards the reporter settles it.
"""

from __future__ import annotations

import logging
from dataclasses import replace

from core.clock import Clock
from core.log import event
from core.plain import Malformed, from_plain
from flows.records.exchange import Payment, PayState
from kiosk.case import Case
from kiosk.cases import CaseRows
from kiosk.central import Answer, Central, NotSent, Unsure
from kiosk.fail_points import fail_point
from kiosk.judgement import MALFORMED, OUR_FAULT, trouble, unreached
from kiosk.messages import Messages
from kiosk.outbox import Outbox
from kiosk.payment_rows import PAID, Open, PaymentRows
from kiosk.reports import Terminal, report_of
from kiosk.store import Store
from kiosk.trouble import Trouble

log = logging.getLogger(__name__)


class NoOrder(Trouble):
    """The platform makes no order for this quote (expired, paid before): certainly nothing can be paid."""

    def __init__(self, why: Trouble) -> None:
        super().__init__(why.explained, why.detail, happened=why.sentences[0], do=why.sentences[1], way=why.way)


class Payments:
    """Starts, asks after, closes and settles payments. `rows` is what is kept of them."""

    def __init__(
        self, store: Store, outbox: Outbox, cases: CaseRows, messages: Messages, central: Central, terminal: Terminal, clock: Clock
    ) -> None:
        self._attended: set[str] = set()
        self.rows = PaymentRows(store, outbox, cases, messages, clock, lambda case_no: case_no in self._attended)
        self._central, self._terminal = central, terminal

    def start(self, case: Case, channel: str) -> Payment:
        """The order to be paid, with the address behind its QR code. Raises Trouble; the case may then be tried again."""
        fail_point("pay.begin")
        path = case.path()
        quote = path.answers["quote"]
        self._attended.add(case.number)
        fresh = self.rows.intend(case, channel, report_of(case, path, self._terminal))
        fail_point("pay.written")
        try:
            payment = self._ordered(case.number, quote.id, channel)
        except NotSent as error:
            if fresh:
                self.rows.undo(case.number, quote.id)
            raise unreached(error) from error
        except NoOrder:
            self.rows.undo(case.number, quote.id)
            raise
        except Unsure as error:
            raise unreached(error) from error
        fail_point("pay.ordered")
        self.rows.record(payment)
        fail_point("pay.shown")
        return payment

    def poll(self, case: Case) -> Payment:
        """The payment as it stands; in state UNKNOWN when the platform cannot be asked now, or its answer not be kept."""
        assert case.payment is not None
        return self._asked(case.payment, close=False)

    def close(self, case: Case) -> Payment:
        """Closed when nobody has paid, else as it is; UNKNOWN when the platform cannot be asked: it is then closed later."""
        assert case.payment is not None
        return self._asked(case.payment, close=True)

    def leave(self) -> None:
        """The resident has gone: what is open is the reporter's to settle."""
        self._attended.clear()

    def settle(self, open_: Open) -> Payment | None:
        """One step for a payment whose resident has gone: close it when nobody has paid, else see how far it is.

        None when there never was an order. Raises `NotSent`, `Unsure` or Trouble when the platform cannot be asked now.
        """
        if not open_.order_no:
            try:
                payment = self._ordered(open_.case_no, open_.quote_id, open_.channel)
            except NoOrder:
                self.rows.undo(open_.case_no, open_.quote_id)
                return None
            self.rows.record(payment)
            open_ = replace(open_, order_no=payment.order_no, state=payment.state)
        payment = _payment(self._call(open_.order_no, close=open_.state not in PAID))
        fail_point("settle.answered")
        self.rows.record(payment)
        fail_point("settle.recorded")
        return payment

    def _asked(self, payment: Payment, close: bool) -> Payment:
        if payment.state.final:
            return payment
        try:
            now = _payment(self._call(payment.order_no, close))
        except (NotSent, Unsure, Trouble) as error:
            if payment.state is not PayState.UNKNOWN:  # said once: it is asked again every few seconds
                event(log, logging.INFO, "payment.not_asked", order=payment.order_no, type=type(error).__name__)
            return payment if payment.state is PayState.PAID else replace(payment, state=PayState.UNKNOWN)
        fail_point("pay.closed" if now.state is PayState.CLOSED else "pay.polled")
        try:
            self.rows.record(now)
        except Trouble as trouble:  # money may have moved: nobody may be told to go and do it elsewhere
            event(log, logging.ERROR, "payment.unrecorded", order=now.order_no, state=now.state, reason=str(trouble))
            return replace(now, state=PayState.UNKNOWN)
        if now.state is PayState.PAID:
            fail_point("pay.paid")
        return now

    def _ordered(self, case_no: str, quote_id: str, channel: str) -> Payment:
        answer = self._central.post("/v1/payments", {"case_no": case_no, "quote_id": quote_id, "channel": channel})
        if answer.status in MALFORMED:
            raise NoOrder(trouble(answer))
        return _payment(answer)

    def _call(self, order_no: str, close: bool) -> Answer:
        if close:
            return self._central.post(f"/v1/payments/{order_no}/close", {})
        return self._central.get(f"/v1/payments/{order_no}")


def _payment(answer: Answer) -> Payment:
    """The payment in an answer. Raises Trouble for a refusal, `Unsure` for what is no payment."""
    if not answer.ok:
        if answer.status in OUR_FAULT:
            event(log, logging.ERROR, "payment.rejected", status=answer.status)
        raise trouble(answer)
    try:
        return from_plain(Payment, answer.body)
    except Malformed as error:
        raise Unsure(f"200, but {error}") from error
