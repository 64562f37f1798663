"""「正在提交」: the report is on its way. When it certainly did not arrive, the case is open again and the trouble says so."""

from __future__ import annotations

from kivy.uix.widget import Widget

from flows.item import Act
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
        self.every(BLINK_S, self._working.walk_on)
        self.after(LONG_S, lambda: self._working.tell(self.tr("网络有点慢，还在提交，请不要离开。")))
