"""A white card that fills its space with a few things in the middle of it, as on every page where one waits or reads one sentence.

The gaps between them shrink when a small panel or large type leaves less room; then the things named `extra` go, the first
one first, and then the ends of the texts named `gives`. So the same page stands in every mode without anything cut or laid over something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.clock import Clock
from kivy.uix.widget import Widget

from kiosk.ui.frame import body_room
from kiosk.ui.layout import Column, Filler, fit
from kiosk.ui.measuring import line_px
from kiosk.ui.surface import card_ground, card_padding
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words, keep_within

_WIDE_GAP, _USUAL_GAP, _NARROW_GAP = 5 * STEP, 2 * STEP, STEP


class Middle(Column):
    """`parts` from top to bottom; those of a height of 0 take no gap. `foot` stands at the bottom of the card."""

    def __init__(
        self, mode: Mode, *parts: Widget, extra: Sequence[Widget] = (), gives: Sequence[Words] = (), foot: Widget | None = None
    ) -> None:
        super().__init__(fit=False, align="center", padding=card_padding(mode))
        self.mode, self._parts, self._extra, self._gives, self._foot = mode, parts, tuple(extra), gives, foot
        card_ground(self, mode)
        self.refit = Clock.create_trigger(self._arrange, -1)
        """To be called when the content of a part has changed: everything finds its place anew, once, before the next frame."""
        self.bind(size=self.refit)

    def _arrange(self, *_: Any) -> None:
        everything = [*self._parts, *([self._foot] if self._foot else [])]
        room = self.height - 2 * card_padding(self.mode)
        self._fit(everything)
        shown = self._that_fit(everything, room)
        keep_within(self._gives, lambda: self._fit(shown) <= room)
        self._show(shown, _gap(shown, room))

    def _fit(self, parts: Sequence[Widget]) -> float:
        """Gives the parts their widths and heights; the height that all of them need, px."""
        width = self.width - 2 * card_padding(self.mode)
        for part in parts:
            fit(part, part.width if part.size_hint_x is None else width)
        return _needed(parts, _NARROW_GAP)

    def _that_fit(self, parts: Sequence[Widget], room: float) -> list[Widget]:
        shown = [part for part in parts if part.height > 0]
        for extra in self._extra:
            if _needed(shown, _NARROW_GAP) > room and extra in shown:
                shown.remove(extra)
        return shown

    def _show(self, shown: Sequence[Widget], gap: float) -> None:
        self.clear_widgets()
        self.spacing = gap
        middle = [part for part in shown if part is not self._foot]
        foot = [self._foot] if self._foot in shown and self._foot else []
        for widget in (Filler(), *middle, Filler(), *foot):
            self.add_widget(widget)


def room_beside(mode: Mode, lines: Sequence[Type], *, parts: int, px: float = 0) -> int:
    """The height that is surely left on such a page for one thing more, px: beside `lines` of writing in `parts`, and `px` of other things."""
    written = sum(line_px(mode, kind, bold=True) for kind in lines)
    return int(body_room(mode) - 2 * card_padding(mode) - written - px - (parts + 1) * _USUAL_GAP)


def _needed(parts: Sequence[Widget], gap: float) -> float:
    """The height of the parts with a gap around each: the two fillers take one too."""
    return float(sum(part.height for part in parts) + (len(parts) + 1) * gap)


def _gap(parts: Sequence[Widget], room: float) -> float:
    left = room - sum(part.height for part in parts)
    return float(max(_NARROW_GAP, min(_WIDE_GAP, left / (len(parts) + 1))))
