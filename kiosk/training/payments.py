"""Paying in training: a code that leads nowhere, and a tap in the place of the telephone. No money, no order, no row in the store."""

from __future__ import annotations

from dataclasses import replace

from flows.records.exchange import Payment, PayState
from kiosk.case import Case
from kiosk.payments import Payments
from kiosk.training.results import payment


class TrainingPayments(Payments):
    """`pay` is the tap; the payment is paid when it is next asked after."""

    def __init__(self) -> None:
        self._paid: set[str] = set()

    def start(self, case: Case, channel: str) -> Payment:
        """A code to be tapped instead of scanned."""
        quote = case.path().answers["quote"]
        return payment(case.number, quote.id, quote.total_fen, PayState.QR_SHOWN, channel)

    def pay(self, case: Case) -> None:
        """As if a telephone had paid the code on the screen."""
        self._paid.add(case.number)

    def poll(self, case: Case) -> Payment:
        """As it stands."""
        return self._now(case, PayState.QR_SHOWN)

    def close(self, case: Case) -> Payment:
        """Closed, unless it was tapped before."""
        return self._now(case, PayState.CLOSED)

    def leave(self) -> None:
        """Nothing is left to be settled."""
        self._paid.clear()

    def _now(self, case: Case, otherwise: PayState) -> Payment:
        assert case.payment is not None
        return replace(case.payment, state=PayState.PAID if case.number in self._paid else otherwise)
