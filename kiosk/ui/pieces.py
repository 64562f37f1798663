"""A part that is higher than a page, in pieces that are not: of its long texts each piece has the next lines, what is short stands on every one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kivy.uix.widget import Widget

from kiosk.ui.layout import fit
from kiosk.ui.words import Words


@dataclass(frozen=True)
class Piece:
    """What of a part stands on a page; `lines` of its long `texts`, and how high that is, px."""

    part: Widget
    height: float
    texts: Sequence[Words] = ()
    lines: slice | None = None

    @property
    def goes_on(self) -> bool:
        """Whether it begins in the middle of the part."""
        return self.lines is not None and self.lines.start > 0

    def shown(self) -> Widget:
        """The part as this piece has it."""
        for words in self.texts:
            words.show_part(self.lines)
        if self.texts:
            fit(self.part, self.part.width)
        return self.part


def whole(part: Widget) -> None:
    """Takes back that it was shown in pieces."""
    for words in _texts(part):
        words.show_part(None)


def pieces(part: Widget, room: float) -> list[Piece]:
    """The part, as wide and high as it is, for pages of so many px; one piece where that is enough, or nothing in it can go on."""
    if part.height <= room:
        return [Piece(part, part.height)]
    texts = _texts(part)
    longest = max((words.line_count() for words in texts), default=0)
    return _cut(part, texts, longest, room) if longest > 1 else [Piece(part, part.height)]


def _cut(part: Widget, texts: Sequence[Words], longest: int, room: float) -> list[Piece]:
    """As many lines to a piece as have room, one at least."""
    few, many = 1, longest
    while few < many:
        lines = (few + many + 1) // 2
        few, many = (lines, many) if _height(part, texts, lines) <= room else (few, lines - 1)
    long = [words for words in texts if words.line_count() > few]
    height = _height(part, long, few)
    whole(part)
    fit(part, part.width)
    return [Piece(part, height, long, slice(at, at + few)) for at in range(0, longest, few)]


def _height(part: Widget, texts: Sequence[Words], lines: int) -> float:
    """How high it is with so many lines of each text, px."""
    for words in texts:
        words.show_part(slice(0, lines))
    fit(part, part.width)
    return float(part.height)


def _texts(part: Widget) -> list[Words]:
    return [words for words in part.walk(restrict=True) if isinstance(words, Words)]
