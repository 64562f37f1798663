"""What is promised, sentence by sentence, and the row to tick behind the last one; what does not fit turns pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kivy.uix.widget import Widget

from kiosk.ui.choices import ChoiceRow, OptionRow, list_room, list_width, paginate
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.paging import PageButtons, pages_beside_px
from kiosk.ui.steps import steps_height
from kiosk.ui.tokens import STEP, Mode
from kiosk.ui.words import Words

_MARKS = (Symbol.CHECKBOX_BLANK_OUTLINE, Symbol.CHECKBOX_MARKED)


class PromiseTick(Column):
    """`on_change(promised)` at every tap of the row, which stands on the last page: nobody promises what they have not turned to."""

    def __init__(
        self, mode: Mode, sentences: Sequence[str], agree: str, on_change: Callable[[bool], object], promised: bool = False
    ) -> None:
        super().__init__(gap=mode.gap)
        self.mode, self.promised, self._on_change = mode, promised, on_change
        self._sentences = [Words(mode, text) for text in sentences]
        self._row = OptionRow(mode, ChoiceRow("", agree), _MARKS, lambda _: self._tapped())
        self._row.chosen = promised
        self._agree = Row(self._row, fit=False, size_hint_y=None, height=mode.button)
        self._buttons = PageButtons(mode, self._show)
        self._buttons.hug()
        self._pages = self._split()
        self._show(len(self._pages) - 1 if promised else 0)

    def _split(self) -> list[range]:
        mode, room = self.mode, list_room(self.mode)
        if mode.tight:  # such a screen has no steps above it
            room += steps_height(mode)
        if not mode.landscape:
            return paginate(self._heights(), 1, room, mode.button + mode.gap)
        whole = paginate(self._heights(), 1, room, 0.0)
        return whole if len(whole) == 1 else paginate(self._heights(pages_beside_px(mode) + mode.gap), 1, room, 0.0)

    def _heights(self, beside: float = 0.0) -> list[float]:
        width = list_width(self.mode, 1) - beside
        return [*(words.natural(width) for words in self._sentences), self._agree.height]

    def _show(self, page: int) -> None:
        parts: list[Widget] = [*self._sentences, self._agree]
        for part in [*parts, self._buttons]:
            if part.parent:
                part.parent.remove_widget(part)
        shown = Column(*(parts[place] for place in self._pages[page]), gap=2 * STEP)
        self.clear_widgets()
        if len(self._pages) == 1:
            self.add_widget(shown)
            return
        self._buttons.at(page, len(self._pages))
        for part in [Row(shown, self._buttons, gap=self.mode.gap)] if self.mode.landscape else [shown, self._buttons]:
            self.add_widget(part)

    def _tapped(self) -> None:
        self.promised = not self.promised
        self._row.chosen = self.promised
        self._on_change(self.promised)
