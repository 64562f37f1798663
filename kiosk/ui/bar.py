"""The bar at the foot that never moves: 首页, 长辈版, 语音 … only what works here and now.

Where not all words have room they get shorter from left to right, then smaller; only then an entry goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.uix.anchorlayout import AnchorLayout

from core.language import Language
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Filler, Row
from kiosk.ui.measuring import line_px
from kiosk.ui.palettes import Ink, rgba
from kiosk.ui.sizes import Pictogram, Tall
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import FINGER_PX, STEP, Mode, Type
from kiosk.ui.touch import Callback, Touchable
from kiosk.ui.words import Icon, Words


@dataclass(frozen=True)
class BarEntry:
    """One entry of the bar; `on` marks where the resident is now, and `here` says that a tap there would lead nowhere.

    Where not all have room, the one of the highest `rank` goes first; one of rank 0 stays. `short` is the word where the whole one has
    no room; `off` shows that what stands here cannot be had, and `text` says why.
    """

    text: str
    symbol: Symbol
    tap: Callback
    on: bool = False
    here: bool = False
    rank: int = 0
    short: str = ""
    off: bool = False


class BottomBar(Row):
    """White bar with the entries side by side, icon above word."""

    def __init__(self, mode: Mode, entries: Sequence[BarEntry]) -> None:
        super().__init__(fit=False, gap=STEP, padding=(0, 4), size_hint_y=None, height=bar_height(mode))
        self.mode = mode
        self._looks: object = None
        with self.canvas.before:
            self._tint = Color(rgba=rgba(mode.palette.panel))
            self._ground = Rectangle()
            Color(rgba=rgba(mode.palette.line))
            self._edge = Rectangle()
        self.bind(pos=self._place, size=self._place)
        self._keys: list[_BarKey] = []
        self.show(entries)

    def show(self, entries: Sequence[BarEntry]) -> None:
        """These entries from now on. Keys that stand where they stood are kept, for a finger may be on one."""
        mode = self.mode
        kind, fitting = _fitting(mode, tuple(entries))
        lines = max(_laid(mode, word).count("\n") for _, word in fitting) + 1
        looks = (kind, lines, [(entry.on, entry.here) for entry, _ in fitting])
        if looks != self._looks:
            self._looks = looks
            self.clear_widgets()
            self._keys = [_BarKey(mode, entry, word, kind, lines) for entry, word in fitting]
            for key in self._keys:
                self.add_widget(key)
        for key, (entry, word) in zip(self._keys, fitting, strict=True):
            key.become(entry, word)
            key.size_hint_x = _key_px(mode, entry, word, kind)  # longer words get more of the bar

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        self._edge.pos, self._edge.size = (self.x, self.top - 2), (self.width, 2)


def bar_height(mode: Mode) -> int:
    """The height of the bar, px."""
    return mode.tall(Tall.BAR)


def with_room(mode: Mode, entries: Sequence[BarEntry]) -> list[BarEntry]:
    """Those of them that a bar has room for."""
    return [entry for entry, _ in _fitting(mode, tuple(entries))[1]]


_Worded = tuple[tuple[BarEntry, str], ...]
"""The entries, each with the word that stands there."""


def _fitting(mode: Mode, entries: tuple[BarEntry, ...]) -> tuple[Type, _Worded]:
    """Type and words with which the most entries have room side by side."""
    left = list(entries)
    while True:
        for kind, worded in _ways(mode, left):
            if sum(_key_px(mode, entry, word, kind) for entry, word in worded) + (len(worded) - 1) * STEP <= mode.width:
                return kind, worded
        last = max(left, key=lambda entry: entry.rank)
        if not last.rank:
            return kind, worded
        left.remove(last)


def _ways(mode: Mode, entries: Sequence[BarEntry]) -> Iterator[tuple[Type, _Worded]]:
    """The whole words, then more and more short ones; large type then the same smaller."""
    shorter = [place for place, entry in enumerate(entries) if entry.short]
    for kind in (Type.CAPTION, Type.FINE) if mode.elder else (Type.CAPTION,):
        for count in range(len(shorter) + 1):
            yield kind, tuple((entry, entry.short if place in shorter[:count] else entry.text) for place, entry in enumerate(entries))


def _key_px(mode: Mode, entry: BarEntry, word: str, kind: Type) -> float:
    return max(_word_px(mode, _laid(mode, word), kind, entry.on) + STEP, FINGER_PX)


@cache
def _word_px(mode: Mode, text: str, kind: Type, bold: bool) -> float:
    """The width of a word, px. There are few words and modes, and a bar for every screen."""
    return float(Words(mode, text, kind, bold=bold, align="center", hug=True).width)


def _laid(mode: Mode, text: str) -> str:
    """On an upright panel English words stand on two lines: no entry needs another name there."""
    return text if mode.landscape or mode.language is not Language.ENGLISH else _in_two(text)


def _in_two(text: str) -> str:
    """Several words on two lines: a small panel has no room for them side by side."""
    return "\n".join(text.rsplit(" ", 1))


class _BarKey(Touchable, AnchorLayout):
    def __init__(self, mode: Mode, entry: BarEntry, word: str, kind: Type, lines: int) -> None:
        self.mode, self.entry = mode, entry
        super().__init__(tap=entry.tap)
        self._words = Words(mode, _laid(mode, word), kind, bold=entry.on, align="center", hug=True)
        self._icon = Icon(mode, entry.symbol, mode.side(Pictogram.BAR_CLOSE if lines > 1 else Pictogram.BAR))
        self._below, self._lines_px = Filler(0), lines * line_px(mode, kind, bold=entry.on)
        self._level()
        self.add_widget(Column(Column(self._icon, self._words, gap=4, align="center"), self._below, gap=0))
        self._ground = Ground(self, mode.palette.primary_soft)
        self._ground.show(entry.on)
        self.bind(pressed=self._show)

    def become(self, entry: BarEntry, word: str) -> None:
        """Another entry in the same place, with that word."""
        self.entry, self.tap, self.usable = entry, entry.tap, not (entry.here or entry.off)
        self._words.plain = _laid(self.mode, word)
        self._level()
        self._words.recolour(Ink.OFF if entry.off else Ink.PRIMARY if entry.on else Ink.MAIN)
        self._icon.show(entry.symbol)
        self._icon.color = rgba(self.mode.palette.ink_of(Ink.OFF if entry.off else Ink.PRIMARY))

    def _level(self) -> None:
        """All pictures of a bar stand in one line, however many lines their words take."""
        self._below.height = max(0, self._lines_px - self._words.height)

    @property
    def say(self) -> str:
        return self.entry.text

    def _show(self, *_: Any) -> None:
        self._ground.paint(self.mode.palette.panel_pressed if self.pressed else self.mode.palette.primary_soft)
        self._ground.show(self.pressed or self.entry.on)
