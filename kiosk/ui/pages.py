"""Rows of any kind on as many pages as the space needs: long content turns pages, nothing on the kiosk scrolls.

Whatever is handed over is shown to its end: a part that is higher than a page goes on, line after line, on the next ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget

from kiosk.ui.layout import Column, Filler, fit
from kiosk.ui.paging import Paged
from kiosk.ui.palettes import rgba
from kiosk.ui.pieces import Piece, pieces, whole
from kiosk.ui.surface import card_ground, card_padding
from kiosk.ui.tokens import Mode
from kiosk.ui.touch import nothing


class Pages(Paged):
    """`parts` from top to bottom on a white card that fills the space; what does not fit goes to the next page.

    A part is as high as its content. `kept` parts belong to the one after them and end no page that it has room on; each of `starts` begins one.
    With `by_sections` a kept part heads a section, up to the next one: pages end between two where that costs no page more, and never
    right after the first of several rows. `turned` is called whenever another page is shown; `unread` says whether one has not been shown yet.
    """

    def __init__(
        self,
        mode: Mode,
        parts: Sequence[Widget],
        *,
        gap: float = 0,
        kept: Sequence[Widget] = (),
        starts: Sequence[Widget] = (),
        by_sections: bool = False,
        turned: Callable[[], object] = nothing,
    ) -> None:
        super().__init__(mode, self._turn)
        self._parts, self._gap, self._page, self._kept = tuple(parts), gap, 0, frozenset(map(id, kept))
        self._starts = frozenset(map(id, starts))
        self._sections = _sections(self._parts, self._kept) if by_sections else []
        self.refit = Clock.create_trigger(self._arrange, -1)
        """To be called when the content of a part has changed: the pages are cut anew, once, before the next frame."""
        self.bind(size=self.refit)
        self._wanted: Widget | None = None
        self._turned, self._read, self._count = turned, set[int](), 1

    @property
    def unread(self) -> bool:
        """Whether there is a page that has not been shown."""
        return len(self._read) < self._count

    def read_on(self) -> None:
        """Shows the first page that has not been shown."""
        self._turn(next(page for page in range(self._count) if page not in self._read))

    def turn_to(self, part: Widget) -> None:
        """Shows the page on which that part stands; for a part that wants an answer now."""
        self._wanted = part
        self.refit()

    def _turn(self, page: int) -> None:
        self._page = page
        self._arrange()

    def _arrange(self, *_: Any) -> None:
        padding = card_padding(self.mode)
        for part in self._parts:
            whole(part)
            fit(part, self.width - self.beside - 2 * padding)
        inside = 2 * padding + self._gap  # the space below the last part takes a gap too
        pages = self._split(self.height - inside, self._starts)
        if len(pages) > 1:
            pages = self._by_sections(self.room(paged=True) - inside)
        wanted, self._wanted = self._wanted, None
        with_it = (number for number, page in enumerate(pages) if any(piece.part is wanted for piece in page))
        self._page = next(with_it, min(self._page, len(pages) - 1))
        self._show(pages, padding)
        if len(pages) != self._count:
            self._read, self._count = set(), len(pages)
        self._read.add(self._page)
        self._turned()

    def _by_sections(self, room: float) -> list[list[Piece]]:
        """The pages; a section that would go over the end of one begins the next where that is better."""
        starts = self._starts
        pages = self._split(room, starts)
        for section in self._sections:
            at = [next(number for number, page in enumerate(pages) if any(piece.part is part for piece in page)) for part in section]
            if at[0] == at[-1] or pages[at[0]][0].part is section[0]:
                continue
            rows = [number for part, number in zip(section, at, strict=True) if id(part) not in self._kept]
            begun = starts | {id(section[0])}
            instead = self._split(room, begun)
            if len(instead) <= len(pages) or (len(rows) > 1 and rows.count(at[0]) == 1):
                starts, pages = begun, instead
        return pages

    def _split(self, room: float, starts: Set[int]) -> list[list[Piece]]:
        pages: list[list[Piece]] = [[]]
        for part in self._parts:
            kept = self._kept_at_end(pages[-1])
            for piece in pieces(part, room - self._high(kept), room):
                page = pages[-1]
                begins = piece.goes_on or id(part) in starts
                if page and (begins or self._high(page) + piece.height > room):
                    along = kept if len(kept) < len(page) and self._high(kept) + piece.height <= room else []
                    del page[len(page) - len(along) :]
                    pages.append(along)
                pages[-1].append(piece)
                kept = []
        return pages

    def _high(self, page: Sequence[Piece]) -> float:
        """The height of these and of a gap below each, px."""
        return sum(piece.height + self._gap for piece in page)

    def _kept_at_end(self, page: list[Piece]) -> list[Piece]:
        """What at the end of a page belongs to the part to come."""
        count = 0
        while count < len(page) and id(page[-1 - count].part) in self._kept:
            count += 1
        return page[len(page) - count :]

    def _show(self, pages: list[list[Piece]], padding: float) -> None:
        for part in self._parts:
            if part.parent:
                part.parent.remove_widget(part)
        shown = [piece.shown() for piece in _between(pages[self._page])]
        gap = self._gap if len(pages) > 1 else self._roomy(shown, padding)
        card = Column(*shown, Filler(), gap=gap, fit=False, padding=padding)
        card_ground(card, self.mode)
        self.show(card, self._page, len(pages))

    def _roomy(self, parts: Sequence[Widget], padding: float) -> float:
        """The gap of a single page: space that is left over goes between the parts first, up to twice the usual gap."""
        left = self.height - 2 * padding - sum(part.height for part in parts)
        return float(max(self._gap, min(2 * self._gap, left / (len(parts) + 1))))


def _sections(parts: Sequence[Widget], kept: Set[int]) -> list[list[Widget]]:
    """Each from a kept part to the next; kept parts in a row head one together, and what stands before the first is none."""
    found: list[list[Widget]] = []
    for place, part in enumerate(parts):
        if id(part) in kept and not (place and id(parts[place - 1]) in kept):
            found.append([part])
        elif found:
            found[-1].append(part)
    return found


def _between(page: Sequence[Piece]) -> list[Piece]:
    """The pieces of a page without the hairs at its ends: those are between nothing."""
    found = list(page)
    for end in (0, -1):
        while found and isinstance(found[end].part, Hairline):
            found.pop(end)
    return found


class Hairline(Widget):
    """A hair between two parts; `Pages` leaves it out where a page begins or ends between them."""

    def __init__(self, mode: Mode) -> None:
        super().__init__(size_hint_y=None, height=2)
        with self.canvas:
            Color(rgba=rgba(mode.palette.line))
            self._line = Rectangle()
        self.bind(pos=self._place, size=self._place)

    def _place(self, *_: Any) -> None:
        self._line.pos, self._line.size = self.pos, self.size


def ruled(mode: Mode, parts: Sequence[Widget]) -> list[Widget]:
    """The parts with a hair between each two."""
    between: list[Widget] = []
    for part in parts:
        between += [Hairline(mode), part] if between else [part]
    return between
