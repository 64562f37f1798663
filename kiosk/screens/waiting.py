"""While the platform looks something up: what is being waited for, after 5 s that it still works, and a way out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.uix.widget import Widget

from flows.flow import StepKind
from kiosk.case import Case
from kiosk.screens.screen import Screen
from kiosk.ui.buttons import SecondaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.medallion import Medallion
from kiosk.ui.middle import Middle
from kiosk.ui.tokens import Ink, Type
from kiosk.ui.words import Title, Words

LONG_S = 5.0
"""After so long the screen says that it still works."""
BLINK_S = 0.5


class Working(Middle):
    """A picture, what is being done, and dots that walk twice a second."""

    def __init__(self, mode: Any, symbol: Symbol, what: str) -> None:
        self._dots, self._turn = Words(mode, "", Type.DISPLAY, Ink.PRIMARY, bold=True, align="center", quiet=True), 0
        self._more = Words(mode, "", Type.BODY, Ink.SOFT, align="center")
        picture = Medallion(mode, symbol, size_px=280)
        super().__init__(mode, picture, Title(mode, what, align="center"), self._dots, self._more, extra=[picture])
        self.walk_on()

    def walk_on(self) -> None:
        """The next dot."""
        self._dots.plain = " ".join("●" if place == self._turn else "○" for place in range(3))
        self._turn = (self._turn + 1) % 3

    def tell(self, words: str) -> None:
        """A sentence below."""
        self._more.plain = words
        self.refit()


class WaitingScreen(Screen):
    """A look-up or a quote is the case's errand: its answer counts even if the screen is built anew meanwhile."""

    def body(self) -> Widget:
        step = self.case.item.step(str(self.scene.of))
        symbol = Symbol.CASH_MULTIPLE if step.kind is StepKind.QUOTE else Symbol.TEXT_BOX_SEARCH
        self._working = Working(self.mode, symbol, self.tr(step.title))
        return self._working

    def acts(self) -> Sequence[Widget]:
        return [SecondaryButton(self.mode, self.tr("不等了，返回"), self.shell.go.back)]

    def enter(self) -> None:
        look_up(self)
        self.every(BLINK_S, self._working.walk_on)
        self.after(LONG_S, lambda: self._working.tell(self.tr("还在查询，请再等一会儿。")))


def look_up(screen: Screen) -> None:
    """Asks the platform for the case's next step and stores what it says."""
    case, step_id = screen.case, str(screen.scene.of)
    screen.shell.errands.run(
        f"look {case.id} {step_id}", "platform", lambda: screen.desk.look(case), lambda looked: _store(case, step_id, looked)
    )


def _store(case: Case, step_id: str, looked: Any) -> None:
    if not case.acted:
        case.answer(step_id, looked)
