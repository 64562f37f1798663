"""How wide and how high a text will be, before it is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from kivy.core.text import Label as Drawn

from core.language import Language
from core.text import clean
from kiosk.ui import fonts
from kiosk.ui.lettering import pen
from kiosk.ui.tokens import Mode, Type

ROOM_PX = 2.0
"""Kivy breaks a line itself when its own measure is a hair wider than ours."""


def labels_px(mode: Mode, characters: float, labels: Iterable[str], kind: Type = Type.BODY) -> float:
    """The width of a column of `labels` beside their values, px: a Chinese one wraps after so many characters, and no English word of
    them is broken."""
    return max(characters * mode.px(kind), widest_word(mode, labels, kind))


def widest_word(mode: Mode, texts: Iterable[str], kind: Type, *, bold: bool = False) -> float:
    """The width of the widest word of these texts in English, px: a column that holds them is never narrower. 0 in Chinese."""
    if mode.language is not Language.ENGLISH:
        return 0.0
    words = (word for text in texts for word in mode.tr(text).split() if word.isascii())
    return max((measure(word, fonts.UI, mode.px(kind), bold) + 2 * ROOM_PX for word in words), default=0.0)


def line_width(mode: Mode, text: str, kind: Type, *, bold: bool = False) -> float:
    """The width that a text would need in one line of that kind, px."""
    return measure(drawable(text), fonts.UI, mode.px(kind), bold) + 2 * ROOM_PX


def drawable(text: str) -> str:
    """The text as it may be drawn: without control characters, 〓 for what the font lacks (a star in a masked name)."""
    return fonts.drawable(clean(text))


def measure(text: str, font: str, size: float, bold: bool) -> float:
    """The width of a line, px: the sum of its characters, which is at most a hair more than what is drawn.

    Only single characters are remembered: a number or a name must not stay in a cache after its owner has left.
    """
    return sum(_one(character, font, size, bold) for character in text)


@lru_cache(maxsize=20_000)
def _one(character: str, font: str, size: float, bold: bool) -> float:
    return float(_drawn(font, size, bold).get_extents(character)[0])


@cache
def line_px(mode: Mode, kind: Type, *, bold: bool = False) -> int:
    """The height of a line of that kind, px."""
    return line_height(fonts.UI, mode.px(kind), bold)


def line_height(font: str, size: float, bold: bool) -> int:
    """The height of one line, px."""
    return int(_drawn(font, size, bold).get_extents("国Ag")[1])


@cache
def _drawn(font: str, size: float, bold: bool) -> Drawn:
    return pen(font, size, bold)
