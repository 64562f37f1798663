"""Lists of big rows to choose from: one (`ChoiceList`) or several (`MultiChoice`). Long lists turn pages.

A row that cannot be chosen stays, locked, with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kivy.uix.widget import Widget

from core.language import Language
from kiosk.ui.frame import act_column_px, body_room
from kiosk.ui.icons import Symbol
from kiosk.ui.keys import Cell
from kiosk.ui.layout import Column, Grid, Row
from kiosk.ui.measuring import line_px
from kiosk.ui.paging import PageButtons, pages_beside_px
from kiosk.ui.palettes import Ink, rgba
from kiosk.ui.surface import card_gap, card_padding
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Icon, Words, keep_within

_GAP_PX = 2 * STEP
_SIDE_PX = 3 * STEP


@dataclass(frozen=True)
class ChoiceRow:
    """One row: `key` is the answer, `line` explains, `reason` locks it and says why. `held` keeps it ticked for good."""

    key: str
    text: str
    line: str = ""
    reason: str = ""
    held: bool = False


class OptionRow(Cell):
    """A row with a mark, its text, and what explains or locks it; `marks` are the two states of the mark."""

    def __init__(self, mode: Mode, option: ChoiceRow, marks: tuple[Symbol, Symbol], tap: Callable[[str], object]) -> None:
        self.option, self._marks = option, marks
        locked = bool(option.reason)
        self._mark = Icon(mode, marks[0], mode.px(Type.TITLE), Ink.SOFT)
        self._texts = [Words(mode, option.text, Type.BODY, Ink.OFF if locked else Ink.MAIN, bold=True, data=True)]
        if option.reason or option.line:
            kind = Type.FINE if mode.tightest else Type.CAPTION
            self._texts.append(Words(mode, option.reason or option.line, kind, Ink.ATTENTION if locked else Ink.SOFT, data=True))
        content = Row(self._mark, Column(*self._texts, gap=4), gap=2 * STEP)
        super().__init__(mode, content, lambda: tap(option.key), say=option.text, padding=(_SIDE_PX, 2 * STEP))
        self.usable = not locked and not option.held

    def natural(self, width: float) -> float:
        """The height it needs in that width, px."""
        room = width - 2 * _SIDE_PX - self._mark.width - 2 * STEP
        texts = sum(words.natural(room) for words in self._texts) + 4 * (len(self._texts) - 1)
        return max(float(self.mode.target), texts + 4 * STEP)

    def keep_within(self, width: float, height: float) -> None:
        """Leaves out the ends of its texts where it would be higher than that, px."""
        keep_within(self._texts, lambda: self.natural(width) <= height)

    def recolour(self, *_: Any) -> None:
        """The mark says what the colour says."""
        super().recolour()
        locked = bool(self.option.reason) and not self.option.held
        symbol = Symbol.LOCK if locked else self._marks[1] if self.chosen else self._marks[0]
        self._mark.show(symbol)
        ink = Ink.OFF if not self.usable else Ink.PRIMARY if self.chosen else Ink.SOFT
        self._mark.color = rgba(self.mode.palette.ink_of(ink))


class _Options(Column):
    """What the two lists share: rows in columns, pages, and which rows are marked."""

    marks: tuple[Symbol, Symbol]

    def __init__(
        self,
        mode: Mode,
        options: Sequence[ChoiceRow],
        tapped: Callable[[str], object],
        columns: int | None,
        room: float | None = None,
    ) -> None:
        super().__init__(gap=mode.gap)
        self.mode, self._room = mode, list_room(mode) if room is None else room
        self._rows = [OptionRow(mode, option, self.marks, tapped) for option in options]
        self._buttons = PageButtons(mode, self._show)
        self._buttons.hug()
        wanted = (columns,) if columns else _columns(mode, len(options))
        splits = [(each, self._split(each)) for each in wanted]
        self._columns, pages = min(splits, key=lambda split: (self._overflows(*split), len(split[1])))
        if self._overflows(self._columns, pages):
            for row in self._rows:
                row.keep_within(self._row_px(self._columns, self._beside(pages)), self._row_room(pages))
            pages = self._split(self._columns)
        self._pages = pages

    def _split(self, columns: int) -> list[range]:
        mode, room = self.mode, self._room
        if not mode.landscape:
            return paginate(self._heights(columns), columns, room, mode.button + mode.gap)
        pages = paginate(self._heights(columns), columns, room, 0.0)
        if len(pages) == 1:
            return pages
        return paginate(self._heights(columns, self._beside(pages)), columns, room, 0.0)

    def _overflows(self, columns: int, pages: list[range]) -> bool:
        """Whether a single row is higher than what the page buttons leave."""
        return max(self._heights(columns, self._beside(pages)), default=0.0) > self._row_room(pages)

    def _beside(self, pages: list[range]) -> float:
        """The width that page buttons beside the rows take, px."""
        return pages_beside_px(self.mode) + self.mode.gap if self.mode.landscape and len(pages) > 1 else 0.0

    def _row_room(self, pages: list[range]) -> float:
        """How high a single row may be, px."""
        return self._room - (0 if len(pages) == 1 or self.mode.landscape else self.mode.button + self.mode.gap)

    def _heights(self, columns: int, beside: float = 0.0) -> list[float]:
        """How high each row is when so much of the width is taken by something else."""
        width = self._row_px(columns, beside)
        return [row.natural(width) for row in self._rows]

    def _row_px(self, columns: int, beside: float) -> float:
        return list_width(self.mode, columns) - beside / columns

    def _page_of(self, key: str) -> int:
        place = next((i for i, row in enumerate(self._rows) if row.option.key == key), 0)
        return next((number for number, page in enumerate(self._pages) if place in page), 0)

    def _show(self, page: int) -> None:
        shown = [self._rows[place] for place in self._pages[page]]
        self.clear_widgets()
        widgets: list[Widget] = [*shown, self._buttons]
        for widget in widgets:
            if widget.parent:
                widget.parent.remove_widget(widget)
        grid = Grid(shown, self._columns, gap=_GAP_PX)
        if len(self._pages) == 1:
            self.add_widget(grid)
            return
        self._buttons.at(page, len(self._pages))
        for part in [Row(grid, self._buttons, gap=self.mode.gap)] if self.mode.landscape else [grid, self._buttons]:
            self.add_widget(part)

    def _mark(self, chosen: Iterable[str]) -> None:
        keys = set(chosen)
        for row in self._rows:
            row.chosen = row.option.key in keys


def _columns(mode: Mode, options: int) -> tuple[int, ...]:
    """The numbers of columns worth trying, the better-looking first; the fewest pages win."""
    if mode.landscape:
        both = (1, 2) if mode.elder else (2, 1)
        return both if options > 2 else (1,)
    return (1,) if mode.narrow else (1, 2)


def list_room(mode: Mode) -> float:
    """The height a list may take on a card with a title, on a screen with steps and act buttons, px."""
    lines = 2 if mode.narrow and mode.language is Language.ENGLISH else 1
    title = 0.0 if mode.lowered else lines * line_px(mode, Type.TITLE, bold=True) + card_gap(mode)
    return body_room(mode) - 2 * card_padding(mode) - title


def list_width(mode: Mode, columns: int) -> float:
    """The width of a row on such a card, px."""
    acts = act_column_px(mode) if mode.landscape else 0
    return (mode.width - acts - 2 * mode.margin - 2 * card_padding(mode) - (columns - 1) * 2 * STEP) / columns


def paginate(heights: Sequence[float], columns: int, room: float, pager: float) -> list[range]:
    """Which rows stand on which page: everything on one if it fits, else as much as fits beside the page buttons."""
    lines = [max(heights[first : first + columns]) for first in range(0, len(heights), columns)]
    if sum(lines) + (len(lines) - 1) * _GAP_PX > room:
        room -= pager
    pages, used = [[0, 0]], 0.0
    for number, height in enumerate(lines):
        if used and used + height > room:
            pages.append([number * columns, 0])
            used = 0.0
        pages[-1][1] = min((number + 1) * columns, len(heights))
        used += height + _GAP_PX
    return [range(first, last) for first, last in pages]


class ChoiceList(_Options):
    """One of several. `on_choose(key)` is called at every tap; `chosen` is the key of the marked row or empty."""

    marks = (Symbol.RADIOBOX_BLANK, Symbol.RADIOBOX_MARKED)

    def __init__(
        self,
        mode: Mode,
        options: Sequence[ChoiceRow],
        on_choose: Callable[[str], object],
        chosen: str = "",
        *,
        columns: int | None = None,
    ) -> None:
        super().__init__(mode, options, self._tapped, columns)
        self._on_choose, self.chosen = on_choose, chosen
        self._mark([chosen])
        self._show(self._page_of(chosen))

    def _tapped(self, key: str) -> None:
        self.chosen = key
        self._mark([key])
        self._on_choose(key)


class MultiChoice(_Options):
    """Any number of several. `on_change(keys)` gets the ticked keys in the order of the list; held ones stay ticked.

    `room` is the height it may take, px, where it does not stand on a card below a question.
    """

    marks = (Symbol.CHECKBOX_BLANK_OUTLINE, Symbol.CHECKBOX_MARKED)

    def __init__(
        self,
        mode: Mode,
        options: Sequence[ChoiceRow],
        on_change: Callable[[tuple[str, ...]], object],
        chosen: Iterable[str] = (),
        *,
        columns: int | None = None,
        room: float | None = None,
    ) -> None:
        super().__init__(mode, options, self._tapped, columns, room)
        self._on_change = on_change
        self._ticked = {*chosen, *(option.key for option in options if option.held)}
        self._mark(self._ticked)
        self._show(0)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ticked keys in the order of the list."""
        return tuple(row.option.key for row in self._rows if row.option.key in self._ticked)

    def _tapped(self, key: str) -> None:
        self._ticked ^= {key}
        self._mark(self._ticked)
        self._on_change(self.chosen)
