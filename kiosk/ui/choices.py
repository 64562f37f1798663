"""Lists of big rows to choose from: one (`ChoiceList`) or several (`MultiChoice`). Long lists turn pages.

A row that cannot be chosen stays, locked, with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.ui.icons import Symbol
from kiosk.ui.keys import Cell
from kiosk.ui.layout import Column, Grid, Row
from kiosk.ui.paging import PageButtons, page_count
from kiosk.ui.tokens import STEP, Ink, Mode, Type, rgba
from kiosk.ui.words import Icon, Words


@dataclass(frozen=True)
class Option:
    """One row: `key` is the answer, `line` explains, `reason` locks it and says why. `held` keeps it ticked for good."""

    key: str
    text: str
    line: str = ""
    reason: str = ""
    held: bool = False


class _OptionRow(Cell):
    def __init__(self, mode: Mode, option: Option, marks: tuple[Symbol, Symbol], tap: Callable[[str], object]) -> None:
        self.option, self._marks = option, marks
        locked = bool(option.reason)
        self._mark = Icon(mode, marks[0], mode.px(Type.TITLE), Ink.SOFT)
        words = Column(Words(mode, option.text, Type.BODY, Ink.OFF if locked else Ink.MAIN, bold=True), gap=4)
        below = option.reason or option.line
        if below:
            words.add_widget(Words(mode, below, Type.CAPTION, Ink.ATTENTION if locked else Ink.SOFT))
        super().__init__(
            mode,
            Row(self._mark, words, gap=2 * STEP),
            lambda: tap(option.key),
            say=option.text,
            padding=(3 * STEP, 2 * STEP),
        )
        self.usable = not locked and not option.held

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

    def __init__(self, mode: Mode, options: Sequence[Option], columns: int | None, per_page: int | None) -> None:
        super().__init__(gap=mode.gap)
        self.mode = mode
        self._columns = columns or (2 if mode.landscape and len(options) > 2 else 1)
        self._rows = [_OptionRow(mode, option, self.marks, self._tapped) for option in options]
        self._per_page = per_page or (4 if mode.elder or mode.narrow else 6) * self._columns
        self._pages = PageButtons(mode, self._show)

    def _show(self, page: int) -> None:
        pages = page_count(len(self._rows), self._per_page)
        shown = self._rows[page * self._per_page : (page + 1) * self._per_page]
        self.clear_widgets()
        for row in shown:
            if row.parent:
                row.parent.remove_widget(row)
        self.add_widget(Grid(shown, self._columns, gap=2 * STEP))
        if pages > 1:
            self._pages.at(page, pages)
            self.add_widget(self._pages)

    def _mark(self, chosen: Iterable[str]) -> None:
        keys = set(chosen)
        for row in self._rows:
            row.chosen = row.option.key in keys

    def _tapped(self, key: str) -> None:
        raise NotImplementedError


class ChoiceList(_Options):
    """One of several. `on_choose(key)` is called at every tap; `chosen` is the key of the marked row or empty."""

    marks = (Symbol.RADIOBOX_BLANK, Symbol.RADIOBOX_MARKED)

    def __init__(
        self,
        mode: Mode,
        options: Sequence[Option],
        on_choose: Callable[[str], object],
        chosen: str = "",
        *,
        columns: int | None = None,
        per_page: int | None = None,
    ) -> None:
        super().__init__(mode, options, columns, per_page)
        self._on_choose, self.chosen = on_choose, chosen
        self._mark([chosen])
        place = next((i for i, option in enumerate(options) if option.key == chosen), 0)
        self._show(place // self._per_page)

    def _tapped(self, key: str) -> None:
        self.chosen = key
        self._mark([key])
        self._on_choose(key)


class MultiChoice(_Options):
    """Any number of several. `on_change(keys)` gets the ticked keys in the order of the list; held ones stay ticked."""

    marks = (Symbol.CHECKBOX_BLANK_OUTLINE, Symbol.CHECKBOX_MARKED)

    def __init__(
        self,
        mode: Mode,
        options: Sequence[Option],
        on_change: Callable[[tuple[str, ...]], object],
        chosen: Iterable[str] = (),
        *,
        columns: int | None = None,
        per_page: int | None = None,
    ) -> None:
        super().__init__(mode, options, columns, per_page)
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
