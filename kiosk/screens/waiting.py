"""While the platform looks something up: who is asked for what, how long that usually takes, and a way out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from kivy.uix.widget import Widget

from flows.flow import Step, StepKind
from flows.item import Item
from kiosk.case import Case
from kiosk.pace import Chore
from kiosk.screens.screen import Screen
from kiosk.ui.buttons import SecondaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.working import BLINK_S, Working


class WaitingScreen(Screen):
    """A look-up or a quote is the case's errand: its answer counts even if the screen is built anew meanwhile."""

    foot_only = True

    def body(self) -> Widget:
        step, item = self.case.item.step(str(self.scene.of)), self.case.item
        quoting = step.kind is StepKind.QUOTE
        usual = self.desk.pace.usual(Chore.QUOTE if quoting else Chore.LOOKUP, f"{item.id}/{step.id}")
        symbol = Symbol.CASH_MULTIPLE if quoting else Symbol.TEXT_BOX_SEARCH
        org = self.desk.guides.in_language(item.id, self.mode.language).org
        self._working = Working(self.mode, symbol, asking(item, step, org), usual=usual, slow=self._slow())
        return self._working

    def _slow(self) -> str:
        most = round(self.desk.longest_look)
        return f"比平时慢，再等一会儿。不想等可以返回，稍后再试，或点「请人帮我办」。最多等 {most} 秒，到时会告诉您。"

    def acts(self) -> Sequence[Widget]:
        return [SecondaryButton(self.mode, self.tr("不等了，返回"), self.shell.go.back)]

    def enter(self) -> None:
        look_up(self)
        self.every(BLINK_S, self._working.walk_on)


def asking(item: Item, step: Step, org: str) -> str:
    """Who is being asked for what; a step that asks no department says what it does."""
    what = item.looked_for(step)
    return f"正在向{re.split(' ?[（(]', org)[0]}等部门查询{what}" if what and step.title.startswith("正在查询") else step.title


def look_up(screen: Screen) -> None:
    """Asks the platform for the case's next step and stores what it says."""
    case, step_id = screen.case, str(screen.scene.of)
    screen.shell.errands.run(
        f"look {case.id} {step_id}", "platform", lambda: screen.desk.look(case), lambda looked: _store(case, step_id, looked)
    )


def _store(case: Case, step_id: str, looked: Any) -> None:
    if not case.acted:
        case.answer(step_id, looked)
