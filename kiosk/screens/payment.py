"""The payment code with its amount and the time left; and 「支付结果确认中」 when nobody can say yet whether it was paid."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.clock import Clock
from kivy.uix.widget import Widget

from core.language import Language, mark
from flows.numbers import grouped, yuan
from flows.records.exchange import Payment, PayState
from flows.steps import PAY_METHOD
from kiosk.pace import Chore
from kiosk.screens.cashier import CODE_S
from kiosk.screens.paper import PaperStatus, print_pending, printing
from kiosk.screens.screen import Screen
from kiosk.ui.buttons import PrimaryButton, SecondaryButton
from kiosk.ui.countdown import COUNTDOWN_PX, Countdown, TimedLine
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column
from kiosk.ui.medallion import Medallion
from kiosk.ui.middle import Middle, room_beside
from kiosk.ui.money import Amount
from kiosk.ui.pages import Pages
from kiosk.ui.palettes import Ink
from kiosk.ui.qr import QrView
from kiosk.ui.rows import LabelledValue, Rows
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Title, Words
from kiosk.ui.working import BLINK_S, Working

_WITHOUT = mark("没有手机付款的，可以请家人代付；{window}。")
"""Everything is paid by scanning; what is left to somebody who has no smartphone, and where people are."""
SLOW = mark("比平时慢，还没有扣款，请再等一会儿。")


class PaymentScreen(Screen):
    """First orders the payment, then shows its code; the cashier watches it."""

    foot_only = True

    def body(self) -> Widget:
        self._body = Column(fit=False)
        self._shown = False
        usual = self.desk.pace.usual(Chore.ORDER)
        self._working = Working(self.mode, Symbol.CASH_MULTIPLE, self.tr("正在生成支付码"), usual=usual, slow=self.tr(SLOW))
        self._body.add_widget(self._working)
        return self._body

    def acts(self) -> Sequence[Widget]:
        self._stop = SecondaryButton(self.mode, self.tr("我不付了"), self._give_up, reason=self.tr("正在生成支付码"))
        return [self._stop]

    def enter(self) -> None:
        if self.case.payment is None:
            self.shell.cashier.begin(self.case)
        self.every(BLINK_S, self._working.walk_on)
        self.refresh()

    def refresh(self) -> None:
        if self.case.payment is not None and not self._shown:
            self._shown = True
            self._body.clear_widgets()
            self._body.add_widget(self._code())
        if self.shell.cashier.giving_up:
            self._stop.work(self.tr("正在取消…"))
        elif self._shown:
            self._stop.allow()

    def _give_up(self) -> None:
        self.shell.cashier.give_up()
        self.refresh()

    def _code(self) -> Widget:
        payment, mode, tr = self.case.payment, self.mode, self.tr
        assert payment is not None
        method = tr(str(self.case.path().answers[PAY_METHOD]))
        title = Title(mode, tr("请用{method}支付").format(method=method), align="center")
        code = QrView(mode, payment.cashier_url, code_px(mode))
        left = max(1.0, min(CODE_S, self.sitting.cashier_until - Clock.get_time()))
        short = self.mode.tight or (mode.language is Language.ENGLISH and (mode.narrow or mode.elder))
        told = tr("秒内有效") if short else tr("秒内有效，支付后自动进入下一步")
        time = TimedLine(mode, Countdown(mode, left), told)
        free = Words(mode, tr("不另收手续费"), Type.NOTE, Ink.SOFT, align="center")
        without = Words(mode, tr(_WITHOUT).format(window=tr(self.site.window)), Type.NOTE, Ink.SOFT, align="center")
        return Middle(mode, title, Amount(mode, payment.fen), code, time, free, without, extra=[free, without])


def code_px(mode: Mode) -> int:
    """How large the code may be: half the panel's width, less where title, amount and clock leave less."""
    room = room_beside(mode, (Type.TITLE, Type.MONEY, Type.CAPTION), parts=5, px=COUNTDOWN_PX)
    return max(mode.side(Pictogram.CODE_LEAST), min(mode.width * 4 // 9, room))


class UncertainScreen(Screen):
    """Nobody pays twice: the screen says what is being asked, and that it goes on without the resident."""

    foot_only = True

    def body(self) -> Widget:
        self._body = Column(fit=False)
        self._paper = PaperStatus(self, lambda: print_pending(self.shell, self.case))
        self._fill()
        return self._body

    def acts(self) -> Sequence[Widget]:
        self._end = PrimaryButton(self.mode, self.tr("知道了，结束办理"), lambda: self.shell.finish(thanked=True))
        self._allow()
        return [self._end]

    def enter(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        self._allow()
        if self.sitting.let_go and not self.case.prints and not self._refunded:
            print_pending(self.shell, self.case)
        new_paper = self._paper.show(self.case.prints, printing(self.shell, self.case))
        if new_paper or self._told != self.case.payment:
            self._fill()

    @property
    def _refunded(self) -> bool:
        """Whether the money is back: nothing is left to wait for, and no slip may say that it is."""
        return self.case.payment is not None and self.case.payment.state is PayState.REFUNDED

    def _allow(self) -> None:
        if self.sitting.let_go:
            self._end.allow()
        else:
            self._end.refuse(self.tr("正在向支付平台查询，最多一分钟"))

    def _fill(self) -> None:
        payment, mode, tr = self.case.payment, self.mode, self.tr
        assert payment is not None
        self._told = payment
        refund = payment.state is not PayState.UNKNOWN
        happened = tr("已付款，但没有入账") if refund else tr("支付结果确认中")
        do = tr("钱会原路退回，不用再付。") if refund else tr("请不要重复支付。已付的会自动入账，入不了账的原路退回。")
        if self._refunded:
            do = tr("钱已经按原支付方式退回，请留意到账。要缴费请重新办理。")
        told = Words(mode, do, Type.BODY, Ink.SOFT, align="center")
        title = Column(Title(mode, happened, align="center"), told, gap=STEP)
        if self._paper.parent:
            self._paper.parent.remove_widget(self._paper)
        self._body.clear_widgets()
        if mode.tightest:  # what to do, and then the numbers: both are too long for one page
            self._body.add_widget(Pages(mode, [title, self._facts(payment), self._paper], gap=2 * STEP))
        else:
            picture = Medallion(mode, Symbol.TIMER_SAND, Ink.ATTENTION)
            self._body.add_widget(Middle(mode, picture, title, self._facts(payment), foot=self._paper, extra=[picture]))

    def _facts(self, payment: Payment) -> Widget:
        """What to ask by; one under the other on a panel where a number would not fit beside its label."""
        mode, tr = self.mode, self.tr
        facts = [
            (tr("金额"), f"{yuan(payment.fen)} {tr('元')}"),
            (tr("办件编号"), grouped(self.case.number)),
            (tr("支付单号"), grouped(payment.order_no)),
        ]
        if not (mode.narrow or self.mode.tight or (mode.lowered and mode.elder)):
            rows = [LabelledValue(label, value, strong=place == 0) for place, (label, value) in enumerate(facts)]
            return Well(mode, Rows(mode, rows))
        lines = [Words(mode, f"{label} {value}", Type.NOTE, bold=True, align="center", quiet=True) for label, value in facts]
        return Well(mode, *lines, gap=STEP, padding=2 * STEP)
