"""The faces with which a resident says how it went: 非常满意, 满意, 一般, 不满意."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.language import mark
from kiosk.ui.icons import Symbol
from kiosk.ui.keys import Cell
from kiosk.ui.layout import Column, Grid
from kiosk.ui.palettes import Ink
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Icon, Words


@dataclass(frozen=True)
class Mood:
    """One level; `key` is what is stored."""

    key: str
    text: str
    symbol: Symbol
    filled: Symbol
    ink: Ink


FOUR_LEVELS = (
    Mood("very_satisfied", mark("非常满意"), Symbol.EMOTICON_EXCITED_OUTLINE, Symbol.EMOTICON_EXCITED, Ink.GOOD),
    Mood("satisfied", mark("满意"), Symbol.EMOTICON_HAPPY_OUTLINE, Symbol.EMOTICON_HAPPY, Ink.PRIMARY),
    Mood("neutral", mark("一般"), Symbol.EMOTICON_NEUTRAL_OUTLINE, Symbol.EMOTICON_NEUTRAL, Ink.SOFT),
    Mood("dissatisfied", mark("不满意"), Symbol.EMOTICON_SAD_OUTLINE, Symbol.EMOTICON_SAD, Ink.ATTENTION),
)


class FaceRow(Column):
    """The levels side by side (two by two in 长辈版); `on_choose(key)` at a tap, `chosen` is the one that stands already."""

    def __init__(self, mode: Mode, on_choose: Callable[[str], object], chosen: str = "") -> None:
        self._on_choose = on_choose
        self._cells = [_MoodCell(mode, mood, self._choose) for mood in FOUR_LEVELS]
        self._mark(chosen)
        super().__init__(Grid(self._cells, 2 if mode.elder or mode.narrow else len(FOUR_LEVELS), gap=mode.gap))

    def _choose(self, key: str) -> None:
        self._mark(key)
        self._on_choose(key)

    def _mark(self, key: str) -> None:
        self.chosen = key
        for cell in self._cells:
            cell.choose(cell.key == key)


class _MoodCell(Cell):
    def __init__(self, mode: Mode, mood: Mood, tap: Callable[[str], object]) -> None:
        self.key = mood.key
        self._mood, self._icon = mood, Icon(mode, mood.symbol, 120, mood.ink)
        words = Words(mode, mode.tr(mood.text), Type.BODY, bold=True, align="center")
        super().__init__(mode, Column(self._icon, words, gap=STEP, align="center"), lambda: tap(mood.key), say=mode.tr(mood.text))
        self.choose(False)

    def choose(self, chosen: bool) -> None:
        """Marks it, or takes the mark away: the chosen face is a filled one, because colour alone says nothing."""
        self.chosen = chosen
        self._icon.show(self._mood.filled if chosen else self._mood.symbol)
