"""The check page, built from the steps: the one thing that matters in large figures, every answer with 更改, then the act.

A certificate shows its paper here too, on a page of its own. Money above 1 000 yuan is asked a second time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from kivy.uix.widget import Widget

from core.id_card import IdCard
from core.language import mark
from core.secret import Secret
from flows import masking
from flows.demonstration import marked_summary
from flows.flow import QUESTIONS, Path, Step, StepKind
from flows.item import Act, Shape, Summary
from flows.numbers import yuan
from flows.receipt import on_paper
from flows.steps import HOLDER, NO_PAPER, PAPER
from kiosk.screens.facts import summary_parts, table_rows
from kiosk.screens.registering import ACT, CHECKED, left_open
from kiosk.screens.screen import Screen
from kiosk.ui.buttons import LinkButton, PrimaryButton, SecondaryButton
from kiosk.ui.frame import intro_room
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Filler, Row, fit
from kiosk.ui.names import called, whole
from kiosk.ui.pages import Hairline, Pages, ruled
from kiosk.ui.palettes import Ink
from kiosk.ui.rows import LabelledValue, Rows
from kiosk.ui.slip_preview import SlipPreview
from kiosk.ui.surface import Card, Well, card_padding
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Icon, Title, Words

ASK_AGAIN_FEN = 100_000
"""Above this amount (fen) the payment is asked a second time."""

_BY_PHOTO = mark("见证件照片")

_TITLES = {
    Shape.QUERY: "查询结果",
    Shape.CERT: "请核对要打印的内容",
    Shape.PAY: "请核对账单",
    Shape.DECLARE: "请核对申请内容",
    Shape.AUTH: "请核对认证内容",
    Shape.BOOK: "请核对预约内容",
    Shape.SERVICE: "请核对要办的内容",
}


class CheckScreen(Screen):
    """Nothing has happened yet: everything here can still be changed."""

    form = True

    def body(self) -> Widget:
        self._paper = False
        self._read = bool(self.resumed)
        self._path = self.case.path()
        self._prints = on_paper(self.case.item, self._path.answers)
        self._certifies = self._prints and self.case.item.shape is Shape.CERT
        self._label = self.tr(ACT if self.case.draft else self.case.item.act_label(self._path.answers))
        self._binding = self.case.draft or self.case.item.shape is Shape.DECLARE
        """Whether the resident vouches for what stands here. A bill names its sum on the button, and a booking can be changed."""
        self._body = Column(fit=False, gap=self.mode.gap)
        self._above = Column(gap=self.mode.gap)
        self._fill()
        return self._body

    def intro(self) -> Widget | None:
        """With 低位 what is only read stands above: title, and the figures that matter."""
        return self._above if self.mode.lowered else None

    def acts(self) -> Sequence[Widget]:
        self._go = go = PrimaryButton(self.mode, self._label, self._confirm)
        if self._path.answers.get("paper") == NO_PAPER:
            symbol = None if self.mode.narrow or self.mode.tight else Symbol.ARROW_LEFT
            back = SecondaryButton(self.mode, self.tr("返回"), self.shell.go.back, symbol=symbol)
            return [back, SecondaryButton(self.mode, self.tr(PAPER), self._print_too), go]
        return [self.back_button(), go]

    def _print_too(self) -> None:
        self.case.answer("paper", PAPER)
        self._act()

    def entered(self) -> bool | None:
        """Whether all of it was shown: larger type does not ask to go through it again."""
        return self._read or None

    def enter(self) -> None:
        self.sitting.changing = ""

    def _fill(self) -> None:
        self._body.clear_widgets()
        self._above.clear_widgets()
        head = self._above if self.mode.lowered else self._body
        head.add_widget(self._head())
        self._last = [self._personal()] if self._certifies and not self.mode.tight else []
        self._body.add_widget(self._slip() if self._paper else self._content())
        for part in self._last:
            head.add_widget(part)

    def _head(self) -> Widget:
        shape = self.case.item.shape if self._prints else Shape.QUERY
        title = Title(self.mode, self.tr("纸上会这样写" if self._paper else "请核对登记内容" if self.case.draft else _TITLES[shape]))
        if not self._certifies or self.mode.lowered:  # the paper's picture is too high for half a panel; its content is all there
            return title
        words = self.tr("看内容") if self._paper else self.tr("看纸样")
        return Row(title, LinkButton(self.mode, words, self._flip, symbol=Symbol.RECEIPT_TEXT))

    def _flip(self) -> None:
        self._paper = not self._paper
        self._fill()

    def _slip(self) -> Widget:
        return SlipPreview(self.mode, self.desk.slips.preview(self.case), self.desk.paper.columns)

    def _personal(self) -> Widget:
        """Said before anything with personal data comes out of the printer."""
        words = Words(self.mode, self.tr("纸上有您的个人信息，打印后请马上取走。"), Type.CAPTION, Ink.ATTENTION)
        return Row(Icon(self.mode, Symbol.INFORMATION_OUTLINE, self.mode.px(Type.LABEL), Ink.ATTENTION), words)

    def _follow_pages(self) -> None:
        """What is applied for is agreed to once all of it was shown: until then the button leads on to the next page."""
        self._read = self._read or not self._pages.unread
        if self._binding and not self._read:
            self._go.become(self.tr("看下一页"), self._pages.read_on)
        else:
            self._go.become(self._label, self._confirm)

    def _content(self) -> Widget:
        if self.case.draft:
            return self._draft()
        summary = self._unrepeated(marked_summary(self.case.item.summary, self._path.answers))
        parts = [*self._brought(), *summary_parts(self.mode, summary)]
        lines = self._lines()
        if self.mode.lowered:
            read = [line for line in lines if line.change is None and line.full is None]
            lines = [line for line in lines if line not in read]
            parts = self._raised([*parts, *(Rows(self.mode, [line]) for line in read)])
        for table in summary.tables:
            parts += [Hairline(self.mode), *ruled(self.mode, table_rows(self.mode, table))]
        if summary.note:
            parts.append(Words(self.mode, self.tr(summary.note), Type.CAPTION, Ink.SOFT, data=True))
        rows = [Rows(self.mode, [line]) for line in lines]
        self._pages = Pages(
            self.mode,
            [*parts, Filler(2 * STEP), *([Hairline(self.mode)] if parts else []), *ruled(self.mode, rows)],
            gap=STEP / 2,
            turned=self._follow_pages,
        )
        return self._pages

    def _raised(self, parts: list[Widget]) -> list[Widget]:
        """Puts as many of the first parts above as have room there; gives the others."""
        mode, raised = self.mode, Card(self.mode, gap=STEP / 2)
        width = mode.width - 2 * mode.margin
        fit(self._above, width)
        for part in self._last:
            fit(part, width)
        below = sum(part.height + mode.gap for part in self._last)
        room = intro_room(mode) - self._above.height - mode.gap - 2 * card_padding(mode) - below
        for part in parts:
            fit(part, width - 2 * card_padding(mode))
        heights = accumulate(part.height + STEP / 2 for part in parts)
        count = sum(height <= room for height in heights)
        above = parts[:count]
        if above and isinstance(above[-1], Hairline):
            above.pop()  # nothing stands below it
        for part in above:
            raised.add_widget(part)
        if count:
            self._above.add_widget(raised)
        return parts[count:]

    def _unrepeated(self, summary: Summary) -> Summary:
        """Without the rows that stand below as answers, with 更改 beside them."""
        answered = {(s.label, s.show(self._path.answers[s.id], self._path.answers)) for s in self._path.taken if s.show}
        return replace(summary, rows=tuple(row for row in summary.rows if row not in answered))

    def _draft(self) -> Widget:
        """What was filled in, and below it what waits for the line."""
        told = Well(self.mode, Words(self.mode, self.tr(CHECKED), Type.CAPTION if self.mode.tight else Type.BODY), tone="attention_soft")
        left = [LabelledValue(self.tr(label), self.tr(words)) for label, words in left_open(self._path)]
        self._pages = Pages(
            self.mode,
            [told, *self._brought(), *ruled(self.mode, [Rows(self.mode, [line]) for line in (*self._lines(), *left)])],
            gap=STEP / 2,
            turned=self._follow_pages,
        )
        return self._pages

    def _brought(self) -> list[Widget]:
        """What was answered in an earlier item and is not asked again, said where it cannot be missed."""
        path, carried = self._path, self.case.carried
        told = [f"{self.tr(s.label)} {s.show(path.answers[s.id], path.answers)}" for s in path.taken if s.id in carried and s.show]
        words = self.tr("照您刚才说的：{said}").format(said="、".join(told))
        return [Words(self.mode, words, Type.CAPTION, Ink.ATTENTION, quiet=True)] if told else []

    def _lines(self) -> list[LabelledValue]:
        return [self._line(step, self._path) for step in self._path.taken if step.show]

    def _line(self, step: Step, path: Path) -> LabelledValue:
        assert step.show is not None
        if step.kind is StepKind.CARD:
            return self._whose(step, path.answers[step.id], path)
        shown = step.show(path.answers[step.id], path.answers)
        change = (lambda: self._change(step)) if step.kind in QUESTIONS else None
        signed = path.answers[step.id] if step.kind is StepKind.SIGNATURE else None
        return LabelledValue(self.tr(step.label), self.tr(shown), change, self._full(step, path), signed=signed)

    def _whose(self, step: Step, card: IdCard, path: Path) -> LabelledValue:
        """Whose card it is; a name that the font cannot draw is told by the photo on it."""
        name, number = called(card.name) or self.tr(_BY_PHOTO), masking.number_on_screen(card.number)
        photo = None if whole(card.name) else card.photo
        return LabelledValue(self.tr(step.label), f"{name}  {number}", None, self._full(step, path), photo=photo)

    def _full(self, step: Step, path: Path) -> Secret[str] | None:
        """The unmasked value behind 显示: only what is the resident's own."""
        value = path.answers[step.id]
        if step.id == HOLDER:
            card: IdCard = value
            return Secret(f"{whole(card.name) or self.tr(_BY_PHOTO)}  {card.number.reveal()}")
        return value if isinstance(value, Secret) and value else None  # nothing written has nothing behind it

    def _change(self, step: Step) -> None:
        self.case.change(step.id)
        self.sitting.changing = step.id
        self.shell.refresh()

    def _confirm(self) -> None:
        quote = self._path.answers.get("quote")
        if Act.PAY in self.case.item.acts and quote is not None and quote.total_fen > ASK_AGAIN_FEN:
            amount = f"{yuan(quote.total_fen)} {self.tr('元')}"
            self.shell.dialogs.ask(
                self.tr("金额较大，请再核对"),
                amount,
                (self.tr("确认缴费 {amount}").format(amount=amount), self._act),
                (self.tr("再看看"), self.shell.refresh),
            )
        else:
            self._act()

    def _act(self) -> None:
        self.case.agree()
        self.shell.refresh()
