"""A row of what may be written, most likely first, and a key that turns to the next ones.

The fields are made once, and only what stands on them changes: that keeps a key's work to a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kivy.uix.widget import Widget

from kiosk.ui import fonts
from kiosk.ui.icons import Symbol
from kiosk.ui.keys import Cell, Key
from kiosk.ui.measuring import measure
from kiosk.ui.tokens import FINGER_PX, STEP, Mode, Type
from kiosk.ui.words import Words

_FIELDS = 10
_PADDING = 2 * STEP


class _Offer(Cell):
    """One candidate; empty it is not there."""

    def __init__(self, mode: Mode, chosen: Callable[[int], object], at: int) -> None:
        self._words = Words(mode, "", Type.LABEL, bold=True, hug=True, quiet=True, verbatim=True)
        super().__init__(mode, self._words, lambda: chosen(at), say=mode.tr("候选字"), padding=STEP)

    def show(self, text: str, width: float) -> None:
        """Another text, in that width; "" takes it off the screen."""
        self.usable = bool(text)
        self.opacity = 1.0 if text else 0.0
        self.size = (width, self.mode.target) if text else (0, 0)
        if self._words.plain != text:
            self._words.plain = text


class Candidates(Widget):
    """`show(texts)` begins again at the first; `on_choose(number)` says which of them was tapped; `more()` is asked for a longer list once."""

    def __init__(self, mode: Mode, on_choose: Callable[[int], object], more: Callable[[], Sequence[str]]) -> None:
        super().__init__(size_hint_y=None, height=mode.target)
        self.mode, self._on_choose, self._more = mode, on_choose, more
        self._texts: Sequence[str] = ()
        self._from, self._until = 0, 0
        self._offers = [_Offer(mode, self._chosen, at) for at in range(_FIELDS)]
        self._turn = Key(mode, Symbol.CHEVRON_RIGHT, self._next, say=mode.tr("更多候选字"))
        self._turn.size_hint = (None, None)
        for part in (*self._offers, self._turn):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.bind(pos=self._place, size=self._place)
        self._place()

    def show(self, texts: Sequence[str]) -> None:
        """What may be written now."""
        self._texts, self._from = texts, 0
        self._place()

    @property
    def shown(self) -> list[str]:
        """What stands in the row now."""
        return list(self._texts[self._from : self._until])

    def _next(self) -> None:
        """The next ones; behind the last the first again. The list gets longer when its end is reached."""
        if self._until >= len(self._texts):
            longer = self._more()
            if len(longer) > len(self._texts):
                self._texts = longer
        self._from = self._until if self._until < len(self._texts) else 0
        self._place()

    def _chosen(self, at: int) -> None:
        self._on_choose(self._from + at)

    def _place(self, *_: Any) -> None:
        """Lays out as many as have room, each as wide as its text."""
        room = self.width - FINGER_PX - STEP
        left, at = 0.0, 0
        for offer in self._offers:
            number = self._from + at
            text = self._fitting(self._texts[number], room) if number < len(self._texts) else ""
            width = self._width(text)
            if not text or left + width > room:
                break
            offer.pos = (self.x + left, self.y)
            offer.show(text, width)
            left += width + STEP
            at += 1
        for offer in self._offers[at:]:
            offer.show("", 0)
        self._until = self._from + at
        self._show_turn(bool(self._texts))

    def _show_turn(self, there: bool) -> None:
        self._turn.opacity, self._turn.usable = (1.0, True) if there else (0.0, False)
        self._turn.size = (FINGER_PX, self.mode.target) if there else (0, 0)
        self._turn.pos = (self.right - FINGER_PX, self.y)

    def _width(self, text: str) -> float:
        return max(FINGER_PX, measure(text, fonts.UI, self.mode.px(Type.LABEL), True) + 2 * _PADDING)

    def _fitting(self, text: str, room: float) -> str:
        """A line that is too long for the row shows its two ends; all of it is written."""
        ends = len(text) // 2
        shown = text
        while self._width(shown) > room and ends > 1:
            ends -= 1
            shown = f"{text[:ends]}…{text[-ends:]}"
        return shown
