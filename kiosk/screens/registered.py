"""The answer to a call for help: the number, who answers and by when; on paper too, and whether the paper is there comes first."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.widget import Widget

from flows.numbers import grouped
from kiosk.screens.browsing import AtHome
from kiosk.screens.paper import PaperStatus, print_slip, printing
from kiosk.screens.screen import Screen
from kiosk.settings import TerminalKind
from kiosk.ui.buttons import PrimaryButton
from kiosk.ui.frame import intro_room
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row, fit
from kiosk.ui.medallion import Medallion
from kiosk.ui.pages import Pages
from kiosk.ui.palettes import Ink
from kiosk.ui.qr import QrView
from kiosk.ui.rows import LabelledValue, Rows
from kiosk.ui.sizes import Pictogram
from kiosk.ui.steps import steps_height
from kiosk.ui.surface import Card, card_padding
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Title, Words
from kiosk.voice.prompts import Prompt


class RegisteredScreen(Screen):
    """Back to what the resident was doing, when there was something."""

    form = True

    spoken_as = Prompt.REGISTERED

    def body(self) -> Widget:
        aside, tr = self.sitting.aside, self.tr
        assert aside is not None
        assert aside.registered is not None
        assert aside.back is not None
        self._aside, registered = aside, aside.registered
        self._paper = PaperStatus(self, self._print, self._told)
        sent = bool(registered.number)
        head = Column(
            Title(self.mode, tr("已经登记"), Type.LABEL if self.mode.tightest else Type.DISPLAY, Ink.GOOD if sent else Ink.ATTENTION), gap=4
        )
        if not sent:
            head.add_widget(Words(self.mode, tr("网络不通，已在本机登记，恢复后自动发送。"), Type.BODY, Ink.SOFT))
        head.add_widget(Words(self.mode, tr(aside.back.value), Type.BODY, bold=True))
        lines = [LabelledValue(tr("编号"), grouped(registered.number), strong=True)] if sent else []
        lines += [
            LabelledValue(tr("由谁负责"), registered.who),
            LabelledValue(tr("最迟答复"), f"{registered.reply_by:%Y年%-m月%-d日 %H:%M}"),
        ]
        self._prints = self.desk.profile is TerminalKind.FULL
        kept: Widget = (
            self._paper if self._prints else Words(self.mode, tr("这台机器不打印，请抄下编号，或用手机扫码。"), Type.BODY, bold=True)
        )
        news = self._news(head, sent)
        self._high, told = self._parted(news, lines)
        parts: list[Widget] = [kept, *told] if self._high else [news, kept, *told]
        if registered.url:
            code = Pictogram.CODE if self.mode.lowered and self.mode.elder else Pictogram.CODE_ALONE  # half a panel is no higher
            parts.append(QrView(self.mode, registered.url, self.mode.side(code), tr("扫码看处理进度")))
        self._pages = Pages(self.mode, parts, gap=STEP if self.mode.tightest else 4 * STEP)
        return self._pages

    def intro(self) -> Widget | None:
        return self._high

    def _parted(self, news: Widget, lines: Sequence[LabelledValue]) -> tuple[Widget | None, list[Widget]]:
        """What stands high, None where nothing does, and which lines stand on the pages: with 低位 the news and as many lines as the
        upper part has room for, together."""
        if not self.mode.lowered:  # in large type a page may end between two lines, so that the number stands on the first
            if self.mode.elder:
                return None, [self._short(line) if line.strong and self.mode.tightest else Rows(self.mode, [line]) for line in lines]
            return None, [Rows(self.mode, lines)]
        padding = card_padding(self.mode)
        for most in range(len(lines), -1, -1):
            high = Card(self.mode, news, *([Rows(self.mode, lines[:most])] if most else []), gap=STEP, padding=(padding, 2 * STEP))
            fit(high, self.mode.width - 2 * self.mode.margin)
            if high.height <= intro_room(self.mode) + steps_height(self.mode):  # outside of a case there are no steps
                return high, [Rows(self.mode, [line]) for line in lines[most:]]
            high.remove_widget(news)
        return None, [Rows(self.mode, [line]) for line in lines]

    def _short(self, line: LabelledValue) -> Widget:
        """The number where it has room beside the news and the slip only if its label does not stand above it."""
        return Words(self.mode, f"{line.label} {line.value}", Type.CAPTION, bold=True, quiet=True, data=True)

    def _news(self, head: Column, sent: bool) -> Widget:
        """Beside the news its disc, save where the sentence needs the width."""
        if self.mode.tightest or (self.mode.lowered and (self.mode.elder or self.mode.narrow)):
            return head
        symbol, ink = (Symbol.CHECK_CIRCLE, Ink.GOOD) if sent else (Symbol.TIMER_SAND, Ink.ATTENTION)
        return Row(Medallion(self.mode, symbol, ink, self.mode.side(Pictogram.HEADING)), head, gap=4 * STEP)

    def acts(self) -> Sequence[Widget]:
        going_on = self.sitting.place is None
        return [PrimaryButton(self.mode, self.tr("回到办理") if going_on else self.tr("返回首页"), self._done)]

    def enter(self) -> None:
        if self._prints and not self._aside.prints:
            self._print()
        self.refresh()

    def refresh(self) -> None:
        if self._prints and self._paper.show(self._aside.prints, printing(self.shell)):
            self._pages.turn_to(self._paper)

    def _print(self) -> None:
        assert self._aside.slip is not None
        print_slip(self.shell, self._aside.slip, self._aside.prints)

    def _told(self, printed: bool) -> None:
        """A slip without a case leaves nothing to settle: only another try when it did not come out."""
        if printed:
            self._done()
        else:
            self._print()

    def _done(self) -> None:
        self.sitting.aside = None
        if self.sitting.place is not None:
            self.sitting.place = AtHome()
        self.shell.refresh()
