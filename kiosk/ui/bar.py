"""The bar at the foot that never moves: 首页, 长辈版, 语音 … only what works here and now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.uix.anchorlayout import AnchorLayout

from core.language import Language
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import STEP, Ink, Mode, Type, rgba
from kiosk.ui.touch import Callback, Touchable
from kiosk.ui.words import Icon, Words

_LEAST_PX = 97
"""A short word still gets a target as wide as a finger."""


@dataclass(frozen=True)
class BarEntry:
    """One entry of the bar; `on` marks where the resident is now, and `here` says that a tap there would lead nowhere.

    Where not all have room, the one of the highest `rank` goes first; one of rank 0 stays.
    """

    text: str
    symbol: Symbol
    tap: Callback
    on: bool = False
    here: bool = False
    rank: int = 0


class BottomBar(Row):
    """White bar with the entries side by side, icon above word."""

    def __init__(self, mode: Mode, entries: Sequence[BarEntry]) -> None:
        super().__init__(fit=False, gap=STEP, padding=(0, 4), size_hint_y=None, height=bar_height(mode))
        with self.canvas.before:
            self._tint = Color(rgba=rgba(mode.palette.panel))
            self._ground = Rectangle()
            Color(rgba=rgba(mode.palette.line))
            self._edge = Rectangle()
        self.bind(pos=self._place, size=self._place)
        for key in _fitting(mode, [_BarKey(mode, entry) for entry in entries]):
            key.size_hint_x = max(key.least, _LEAST_PX)  # longer words get more of the bar
            self.add_widget(key)

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        self._edge.pos, self._edge.size = (self.x, self.top - 2), (self.width, 2)


def bar_height(mode: Mode) -> int:
    """The height of the bar, px."""
    return 168 if mode.elder else 136


def _fitting(mode: Mode, keys: list[_BarKey]) -> list[_BarKey]:
    """The keys that have room side by side."""
    while sum(max(key.least, _LEAST_PX) for key in keys) + (len(keys) - 1) * STEP > mode.width:
        last = max(keys, key=lambda key: key.entry.rank)
        if not last.entry.rank:
            break
        keys.remove(last)
    return keys


def _in_two(text: str) -> str:
    """Several words on two lines: a small panel has no room for them side by side."""
    return "\n".join(text.rsplit(" ", 1))


class _BarKey(Touchable, AnchorLayout):
    def __init__(self, mode: Mode, entry: BarEntry) -> None:
        self.mode, self.entry = mode, entry
        super().__init__(tap=entry.tap)
        self.usable = not entry.here
        kind = Type.CAPTION if not (mode.elder and mode.narrow) else Type.FINE
        ink = Ink.PRIMARY if entry.on else Ink.MAIN
        text = _in_two(entry.text) if mode.narrow and mode.language is Language.ENGLISH else entry.text
        word = Words(mode, text, kind, ink, bold=entry.on, align="center", hug=True)
        self.least = word.width + STEP
        size = (64 if mode.elder else 56) if text == entry.text else 40
        self.add_widget(Column(Icon(mode, entry.symbol, size), word, gap=4, align="center"))
        self._ground = Ground(self, mode.palette.primary_soft)
        self._ground.show(entry.on)
        self.bind(pressed=self._show)

    @property
    def say(self) -> str:
        return self.entry.text

    def _show(self, *_: Any) -> None:
        self._ground.paint(self.mode.palette.panel_pressed if self.pressed else self.mode.palette.primary_soft)
        self._ground.show(self.pressed or self.entry.on)
