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


def pieces(part: Widget, first: float, room: float) -> list[Piece]:
    """The part, as wide and high as it is, for a page with `first` px left and others of `room` px; one piece where that is enough, or where
    nothing in it can go on."""
    texts = _texts(part)
    longest = max((words.line_count() for words in texts), default=0)
    if part.height <= first or longest < 2:
        return [Piece(part, part.height)]
    begin, more = (_most_lines(part, texts, longest, height) for height in (first, room))
    cuts = [slice(0, begin), *(slice(at, min(at + more, longest)) for at in range(begin, longest, more))]
    long = [words for words in texts if words.line_count() > begin]
    found = [Piece(part, _height(part, long, lines), long, lines) for lines in cuts]
    whole(part)
    fit(part, part.width)
    return found


def _most_lines(part: Widget, texts: Sequence[Words], longest: int, room: float) -> int:
    """How many lines of each text have room there, one at least."""
    few, many = 1, longest
    while few < many:
        lines = (few + many + 1) // 2
        few, many = (lines, many) if _height(part, texts, slice(0, lines)) <= room else (few, lines - 1)
    return few


def _height(part: Widget, texts: Sequence[Words], lines: slice) -> float:
    """How high it is with these lines of each text, px."""
    for words in texts:
        words.show_part(lines)
    fit(part, part.width)
    return float(part.height)


def _texts(part: Widget) -> list[Words]:
    return [words for words in part.walk(restrict=True) if isinstance(words, Words)]
