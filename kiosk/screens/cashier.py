"""Keeps an eye on a payment under way, whatever screen is shown: asks every 3 s, gives the code up after 120 s.

QR shown ──paid──▶ the case submits itself
         ├─closed─▶ back to the check page, nothing was paid; the bill is asked for anew
         └─nobody knows─▶ 支付结果确认中: asked for another 60 s, then the resident may go, with a slip
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.clock import Clock

from flows.records.exchange import Payment, PayState
from flows.steps import PAY_METHOD
from kiosk.case import Case, Stage
from kiosk.desk import Desk
from kiosk.pace import Chore
from kiosk.payments import NoOrder
from kiosk.screens.conductor import SETTLED_LATER

if TYPE_CHECKING:
    from kiosk.screens.shell import Shell

CODE_S = 120.0
"""How long the payment code stands on the screen."""
UNKNOWN_S = 60.0
"""How long the resident is kept waiting for an unknown result."""
POLL_S = 3.0


class Cashier:
    """One for the shell; `begin`, `give_up`, and a look every 3 s."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._event = Clock.schedule_interval(lambda _: self.look(), POLL_S)

    def begin(self, case: Case) -> None:
        """Orders the payment of the bill on the check page, once."""
        channel = str(case.path().answers[PAY_METHOD])
        self._shell.errands.run(
            f"pay {case.id}",
            "platform",
            lambda: _order(self._shell.desk, case, channel),
            lambda payment: self._ordered(case, payment),
            lambda error: self._not_ordered(case, error),
        )

    def give_up(self) -> None:
        """「我不付了」, or the time is over: closes the order unless somebody has paid."""
        case = self._waiting()
        if case is not None:
            self._shell.errands.run(
                f"close {case.id}", "platform", lambda: self._shell.desk.payments.close(case), lambda p: self._now(case, p)
            )

    @property
    def giving_up(self) -> bool:
        """Whether the order is being closed."""
        case = self._waiting()
        return case is not None and self._shell.errands.under_way(f"close {case.id}")

    def look(self) -> None:
        """Asks how the payment stands, or ends the waiting."""
        case, sitting = self._waiting(), self._shell.sitting
        if case is None or case.payment is None or sitting.let_go:
            return
        if Clock.get_time() < sitting.cashier_until:
            self._shell.errands.run(
                f"poll {case.id}", "platform", lambda: self._shell.desk.payments.poll(case), lambda p: self._now(case, p)
            )
        elif case.payment.state in SETTLED_LATER:
            sitting.let_go = True
            self._shell.refresh()
        else:
            self.give_up()

    def close(self) -> None:
        """Stops looking."""
        self._event.cancel()

    def _waiting(self) -> Case | None:
        case = self._shell.sitting.visit.case
        return case if case is not None and case.payment is not None and case.stage is Stage.PAYING else None

    def _ordered(self, case: Case, payment: Payment) -> None:
        self._shell.sitting.cashier_until = Clock.get_time() + CODE_S
        self._now(case, payment)

    def _not_ordered(self, case: Case, error: Exception) -> None:
        if isinstance(error, NoOrder):
            case.reopen()  # the bill is expired or paid: the next one is asked for anew
        case.retract()
        self._shell.failed(error)

    def _now(self, case: Case, payment: Payment) -> None:
        before, case.payment = case.payment, payment
        if payment.state is PayState.CLOSED:
            case.reopen()
            self._shell.refresh()
            self._say_closed()
        elif payment.state is PayState.REFUNDED:
            self._shell.sitting.let_go = True  # nothing is left to wait for
        elif payment.state in SETTLED_LATER and (before is None or before.state not in SETTLED_LATER):
            self._shell.sitting.cashier_until = Clock.get_time() + UNKNOWN_S

    def _say_closed(self) -> None:
        tr = self._shell.mode.tr
        self._shell.dialogs.tell(tr("没有付款"), tr("支付码已作废，没有扣款。要继续缴费，请重新确认。"))


def _order(desk: Desk, case: Case, channel: str) -> Payment:
    with desk.pace.measured(Chore.ORDER):
        return desk.payments.start(case, channel)
