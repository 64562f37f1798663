"""「正在提交」: the report is on its way. When it certainly did not arrive, the case is open again and the trouble says so."""

from __future__ import annotations

from kivy.uix.widget import Widget

from flows.item import Act
from flows.records.exchange import Outcome
from flows.refusal import Refused
from kiosk.case import Case
from kiosk.screens.paper import wants_paper
from kiosk.screens.screen import Screen
from kiosk.screens.waiting import BLINK_S, LONG_S, Working
from kiosk.ui.icons import Symbol


class SubmittingScreen(Screen):
    """Nothing to touch: a report cannot be taken back halfway."""

    def body(self) -> Widget:
        paid = Act.PAY in self.case.item.acts
        words = self.tr("支付成功，正在入账") if paid else self.tr("正在提交")
        self._working = Working(self.mode, Symbol.CHECK_CIRCLE if paid else Symbol.FILE_CHECK, words)
        return self._working

    def enter(self) -> None:
        submit(self)
        self.every(BLINK_S, self._working.walk_on)
        self.after(LONG_S, lambda: self._working.tell(self.tr("网络有点慢，还在提交，请不要离开。")))


def submit(screen: Screen) -> None:
    """Hands the case in, once."""
    case, shell = screen.case, screen.shell

    def failed(error: Exception) -> None:
        if not case.paid:
            case.confirmed = False  # certainly nothing has happened: everything can be changed again
        shell.failed(error)

    shell.errands.run(f"submit {case.id}", "platform", lambda: screen.desk.submit(case), lambda result: _store(case, result), failed)


def _store(case: Case, result: Outcome | Refused) -> None:
    if isinstance(result, Refused):
        case.judged = result
    else:
        case.outcome = result
        case.seen = not wants_paper(case)  # a query was read before it was ended: there is nothing more to show
