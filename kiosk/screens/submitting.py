"""「正在提交」: the report is on its way. When it certainly did not arrive, the case is open again and the trouble says so."""

from __future__ import annotations

from kivy.uix.widget import Widget

from core.language import mark
from flows.item import Act
from kiosk.pace import Chore
from kiosk.screens.screen import Screen
from kiosk.ui.icons import Symbol
from kiosk.ui.working import BLINK_S, Working

PAID = mark("钱已经付了，这一步不会中断，入账后打印凭条。")
KEPT = mark("填的内容已存好，没有回音也不会丢。")
SLOW = mark("网络有点慢，还在提交，请不要离开。")


class SubmittingScreen(Screen):
    """Nothing to touch: a report cannot be taken back halfway."""

    foot_only = True

    def body(self) -> Widget:
        paid = Act.PAY in self.case.item.acts
        words = self.tr("支付成功，正在入账") if paid else self.tr("正在提交")
        symbol = Symbol.CHECK_CIRCLE if paid else Symbol.FILE_CHECK
        usual = self.desk.pace.usual(Chore.SUBMIT, self.case.item.id)
        self._working = Working(self.mode, symbol, words, line=self.tr(PAID if paid else KEPT), usual=usual, slow=self.tr(SLOW))
        return self._working

    def enter(self) -> None:
        self.every(BLINK_S, self._working.walk_on)
