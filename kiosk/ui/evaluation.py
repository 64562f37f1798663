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
    ink: Ink


FOUR_LEVELS = (
    Mood("very_satisfied", mark("非常满意"), Symbol.EMOTICON_EXCITED_OUTLINE, Ink.GOOD),
    Mood("satisfied", mark("满意"), Symbol.EMOTICON_HAPPY_OUTLINE, Ink.PRIMARY),
    Mood("neutral", mark("一般"), Symbol.EMOTICON_NEUTRAL_OUTLINE, Ink.SOFT),
    Mood("dissatisfied", mark("不满意"), Symbol.EMOTICON_SAD_OUTLINE, Ink.ATTENTION),
)


class FaceRow(Column):
    """The levels side by side (two by two in 长辈版); `on_choose(key)` at a tap."""

    def __init__(self, mode: Mode, on_choose: Callable[[str], object]) -> None:
        self._on_choose, self.chosen = on_choose, ""
        self._cells = [_MoodCell(mode, mood, self._choose) for mood in FOUR_LEVELS]
        super().__init__(Grid(self._cells, 2 if mode.elder or mode.narrow else len(FOUR_LEVELS), gap=mode.gap))

    def _choose(self, key: str) -> None:
        self.chosen = key
        for cell in self._cells:
            cell.chosen = cell.key == key
        self._on_choose(key)


class _MoodCell(Cell):
    def __init__(self, mode: Mode, mood: Mood, tap: Callable[[str], object]) -> None:
        self.key = mood.key
        icon = Icon(mode, mood.symbol, 120, mood.ink)
        words = Words(mode, mode.tr(mood.text), Type.BODY, bold=True, align="center")
        super().__init__(mode, Column(icon, words, gap=STEP, align="center"), lambda: tap(mood.key), say=mode.tr(mood.text))
