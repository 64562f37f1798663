"""What became of it, truthfully: 已办结 or 已受理, the number to keep, the way to follow it, and whether the paper came out."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.widget import Widget

from devices.kinds import PrintOutcome, PrintResult
from flows.after import OLD_CASE, OLD_NUMBER, RESULT
from flows.demonstration import WORDS
from flows.item import Shape
from flows.numbers import grouped, spaced, yuan
from flows.own_part import paid_label
from flows.receipt import STATE_WORDS, STILL_OPEN
from flows.records.exchange import CaseState, Outcome, Payment
from kiosk.screens.identity import vouched_line
from kiosk.screens.paper import PaperStatus, print_case, printing, sheet_in
from kiosk.screens.screen import Screen
from kiosk.screens.topics import AFTERWARDS
from kiosk.ui.buttons import PrimaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.measuring import labels_px
from kiosk.ui.medallion import Medallion
from kiosk.ui.pages import Pages, ruled
from kiosk.ui.palettes import Ink
from kiosk.ui.qr import QrView
from kiosk.ui.rows import LabelledValue, Rows
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Title, Words

_FIGURES = ("登记编号", "办件编号", "查询码")
"""What stands beside the large figures."""
_LOOKS = {
    CaseState.DONE: (Symbol.CHECK_CIRCLE, Ink.GOOD, "这件事已经办好了。"),
    CaseState.ACCEPTED: (Symbol.FILE_CHECK, Ink.PRIMARY, "已经收下您的申请，由工作人员审核。"),
    CaseState.READY: (Symbol.CHECK_CIRCLE, Ink.GOOD, "审核已经通过，可以取件了。"),
    CaseState.REVIEWING: (Symbol.TIMER_SAND, Ink.PRIMARY, "已经收下，正在核对，结果会另外通知您。"),
    CaseState.SUPPLEMENT: (Symbol.ALERT_CIRCLE, Ink.ATTENTION, "还缺材料，请按凭条上的说明补齐。"),
    CaseState.REJECTED: (Symbol.ALERT_CIRCLE, Ink.ATTENTION, "没有办成，原因写在凭条上；有疑问请登记「办不成事」。"),
    CaseState.MERGED: (Symbol.INFORMATION, Ink.PRIMARY, "您已经办过这件事，这次登记并入那一件办理。"),
    CaseState.WITHDRAWN: (Symbol.INFORMATION, Ink.PRIMARY, "已经撤回，没有办理。"),
    CaseState.CANCELLED: (Symbol.INFORMATION, Ink.PRIMARY, "已经取消，不再办理。"),
    CaseState.QUEUED: (Symbol.LAN_DISCONNECT, Ink.ATTENTION, "网络不通，已在本机登记，还没有受理；网络恢复后自动提交。"),
}


_NOT_AS_HOPED = frozenset({CaseState.REJECTED, CaseState.SUPPLEMENT})
"""News that the voice keeps to itself."""


class ResultScreen(Screen):
    """Prints by itself where a slip belongs to the result; the case is done whatever the printer does."""

    form = True

    def body(self) -> Widget:
        outcome = self.case.outcome
        assert outcome is not None, "a result has an outcome"
        sheet = sheet_in(self.case, self.desk.items)
        self._paper = PaperStatus(self, lambda: print_case(self.shell, self.case), self._told, sheet)
        parts = [self._head(outcome), *self._paid(outcome), *self._booked(), *self._earlier(outcome), self._paper]
        if self._is_the_news:
            parts += ruled(self.mode, [Rows(self.mode, [line]) for line in self._said(outcome)])
        parts.append(self._number(outcome))
        kept = outcome.earlier.came_of_it() if outcome.earlier else outcome  # the paper's own code leads where its number does
        if kept.progress_url or kept.document:
            parts.append(self._phone(kept))
        parts += ruled(self.mode, [Rows(self.mode, [line]) for line in self._lines(outcome)])
        if not self._roomy:
            parts += self._afterwards()
        self._pages = Pages(self.mode, parts, gap=2 * STEP)
        return self._pages

    def acts(self) -> Sequence[Widget]:
        return [PrimaryButton(self.mode, self.tr("看好了，继续"), self._seen)]

    def enter(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        if not self._paper.show(self.case.prints, printing(self.shell, self.case)):
            return
        if self._paper.wants_hand:
            self._pages.turn_to(self._paper)
        else:
            self._pages.refit()

    def _head(self, outcome: Outcome) -> Widget:
        symbol, ink, line = _LOOKS[outcome.state]
        if self.case.item.shape is Shape.BOOK and outcome.state is CaseState.DONE:
            line = "已经约好了，请按时到场。"
        if RESULT in outcome.details:
            line = f"{outcome.details[RESULT]}。"
        title = Title(
            self.mode,
            self.tr(STATE_WORDS[outcome.state]),
            self._state_type(),
            ink,
            quiet=outcome.state in _NOT_AS_HOPED,
        )
        if self.mode.tight and outcome.state is CaseState.DONE:
            return title
        words = Column(title, Words(self.mode, self.tr(line), Type.BODY, Ink.SOFT), gap=4)
        return words if self.mode.tight else Row(Medallion(self.mode, symbol, ink, self.mode.side(Pictogram.HEADING)), words, gap=4 * STEP)

    def _state_type(self) -> Type:
        if self.mode.tight:
            return Type.LABEL if self.mode.lowered else Type.TITLE
        return Type.DISPLAY

    def _paid(self, outcome: Outcome) -> list[Widget]:
        """What was paid, in large figures."""
        paid = paid_line(self.mode, self.case.payment, outcome)
        if paid is None:
            return []
        label = Words(self.mode, paid[0], Type.BODY, Ink.SOFT, size_hint_x=None, width=labels_px(self.mode, 3, [paid[0]]))
        amount = Words(self.mode, paid[1], Type.BODY if self.mode.tight else Type.TITLE, Ink.GOOD, bold=True, quiet=True)
        return [
            Well(
                self.mode,
                Row(label, amount, gap=STEP),
                tone="good_soft",
            )
        ]

    def _booked(self) -> list[Widget]:
        """When and where, which is all that an appointment is: whoever gets no paper reads it here."""
        if self.case.item.shape is not Shape.BOOK:
            return []
        booked = self.case.item.summary(self.case.path().answers)
        kind = Type.BODY if self.mode.tight else Type.TITLE
        when = Words(self.mode, booked.headline, kind, Ink.GOOD, bold=True, quiet=True)
        where = [Words(self.mode, value, Type.CAPTION if self.mode.tight else Type.BODY, data=True) for _, value in booked.rows[:2]]
        return [Well(self.mode, when, *where, tone="good_soft", gap=4)]

    def _earlier(self, outcome: Outcome) -> list[Widget]:
        """Which earlier case something was done to, and how it stands now; in large type the rest has pages of its own."""
        if OLD_CASE not in outcome.details:
            return []
        name = Words(self.mode, self.tr(outcome.details[OLD_CASE]), Type.BODY if self.mode.tight else Type.LABEL, Ink.GOOD, bold=True)
        told = [] if self.mode.elder else [Rows(self.mode, self._said(outcome))]
        return [Well(self.mode, name, *told, tone="good_soft", gap=4)]

    def _said(self, outcome: Outcome) -> list[LabelledValue]:
        """What the platform says of it, but for what stands in large type."""
        shown = (OLD_CASE, RESULT, *([OLD_NUMBER] if outcome.earlier else []))
        return [LabelledValue(self.tr(label), value) for label, value in outcome.details.items() if label not in shown]

    def _number(self, outcome: Outcome) -> Widget:
        """What to keep when there is no paper: the number, and the code that opens it without an ID number.

        Where the paper is that of an earlier case, its number is the one to keep, with the code that it got then.
        """
        old = outcome.details.get(OLD_NUMBER) if outcome.earlier else None
        figures = [self._large(self.tr(number_label(outcome)), old or grouped(outcome.case_no))]
        if outcome.query_code and not old:
            figures.append(self._large(self.tr("查询码"), spaced(outcome.query_code)))
        if self._roomy:
            figures += self._afterwards()
        close = self.mode.elder and self.mode.lowered
        return Well(self.mode, *figures, tone="primary_soft", gap=0 if close else STEP, padding=STEP if close else None)

    @property
    def _is_the_news(self) -> bool:
        """Whether what the platform says is what somebody came for: in large type it then stands before the number, which is on the slip."""
        return self.mode.elder and self.case.item.shape is Shape.AUTH

    @property
    def _roomy(self) -> bool:
        """Whether the hint may stand beside the number without pushing it off the first page."""
        return not self.mode.tight and not self.mode.elder

    def _afterwards(self) -> list[Widget]:
        """Where to go for another copy, another day, or to take it back."""
        return [Words(self.mode, self.tr(AFTERWARDS), Type.CAPTION, Ink.SOFT)] if self.case.item.category is not None else []

    def _large(self, label: str, figures: str) -> Widget:
        name = Words(self.mode, label, Type.CAPTION, Ink.SOFT)
        lying = self.mode.tight and self.mode.landscape
        if (self.mode.elder or self.mode.narrow) and not lying:
            return Column(name, Words(self.mode, figures, Type.BODY, Ink.PRIMARY, bold=True, quiet=True), gap=0)
        name.size_hint_x, name.width = None, labels_px(self.mode, 5, _FIGURES, Type.CAPTION)
        kind = Type.CAPTION if lying else Type.TITLE
        return Row(name, Words(self.mode, figures, kind, Ink.PRIMARY, bold=True, quiet=True), gap=STEP)

    def _phone(self, outcome: Outcome) -> Widget:
        """The code for the phone, and what it is good for."""
        tr, document = self.tr, outcome.document
        url = document.verify_url if document else outcome.progress_url
        sent = outcome.state is not CaseState.QUEUED
        followed = tr("用手机扫码看进度") if outcome.state in STILL_OPEN else tr("用手机扫码看办件")
        caption = tr("用手机扫码核验真伪") if document else followed if sent else tr("联网提交后，扫码看结果")
        more = tr("没有手机，打咨询电话报编号也能查。")
        words = Column(Words(self.mode, caption, Type.BODY, bold=True), Words(self.mode, more, Type.BODY, Ink.SOFT), gap=STEP)
        side = self.mode.side(Pictogram.CODE)
        code = Column(QrView(self.mode, url, side), size_hint_x=None, width=side, align="center")
        return Row(code, words, gap=3 * STEP)

    def _lines(self, outcome: Outcome) -> list[LabelledValue]:
        tr, document = self.tr, outcome.document
        lines = [LabelledValue(tr("事项"), self.case.item.name)]
        if outcome.earlier:  # the number above is that of the earlier case
            lines.append(LabelledValue(tr("这次的编号"), grouped(outcome.case_no)))
        lines += vouched_line(self.mode, self.case)
        if self.case.payment is not None and outcome.state is not CaseState.REJECTED:  # a refund names its order itself
            lines.append(LabelledValue(tr("支付单号"), self.case.payment.order_no))
        if outcome.promise_date:
            lines.append(LabelledValue(tr("何时有结果"), tr("{day}前").format(day=f"{outcome.promise_date:%Y年%-m月%-d日}")))
        if document:
            lines += [
                LabelledValue(tr("证明编号"), document.number),
                LabelledValue(tr("有效期至"), f"{document.valid_until:%Y年%-m月%-d日}"),
            ]
            lines.append(LabelledValue(tr("今天还可打印"), tr("{count} 份").format(count=document.copies_left)))
        if (OLD_CASE not in outcome.details or self.mode.elder) and not self._is_the_news:  # else it is said above
            lines += self._said(outcome)
        return lines + ([LabelledValue(tr("说明"), tr(WORDS))] if outcome.demo else [])

    def _told(self, printed: bool) -> None:
        """The resident looked into the tray: what they say is what happened."""
        case = self.case
        outcome = PrintOutcome.PRINTED if printed else PrintOutcome.NOT_PRINTED
        case.prints[-1] = PrintResult(outcome)
        self.shell.errands.run("seen", "printer", lambda: self.desk.paper.seen(case, printed), lambda _: None)
        self.refresh()

    def _seen(self) -> None:
        self.case.seen = True
        self.shell.refresh()


def number_label(outcome: Outcome) -> str:
    """What the number is called: a case that has not arrived is only registered."""
    return "登记编号" if outcome.state is CaseState.QUEUED else "办件编号"


def paid_line(mode: Mode, payment: Payment | None, outcome: Outcome) -> tuple[str, str] | None:
    """What was paid, as the slip says it; None when nothing was, or it went back."""
    label = paid_label(outcome.state)
    return (mode.tr(label), f"{yuan(payment.fen)} {mode.tr('元')}") if payment is not None and label else None
