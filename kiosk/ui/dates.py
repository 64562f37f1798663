"""Days and times with what is still free: a strip of days, a grid of slots. Full ones stay, grey."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from core.calendar import weekday
from kiosk.ui.icons import Symbol
from kiosk.ui.keys import Cell, Key
from kiosk.ui.layout import Column, Grid, Row
from kiosk.ui.palettes import Ink
from kiosk.ui.tokens import FINGER_PX, STEP, Mode, Type
from kiosk.ui.words import Words


@dataclass(frozen=True)
class Day:
    """A day of the strip and how many places it has; `note` replaces the count (休息)."""

    day: date
    free: int
    note: str = ""


@dataclass(frozen=True)
class TimeOfDay:
    """A time of day and how many places it has; `key` is the answer."""

    key: str
    text: str
    free: int


class DateStrip(Row):
    """Some days at a time with arrows to the next ones; `on_choose(day)` at a tap."""

    def __init__(self, mode: Mode, days: Sequence[Day], on_choose: Callable[[date], object], chosen: date | None = None) -> None:
        self.mode, self._days, self._on_choose, self.chosen = mode, tuple(days), on_choose, chosen
        self._shown = _days_shown(mode)
        place = next((i for i, day in enumerate(days) if day.day == chosen), 0)
        self._first = place // self._shown * self._shown
        side: dict[str, Any] = {"size_hint_x": None, "width": FINGER_PX}
        self._back = Key(mode, Symbol.CHEVRON_LEFT, lambda: self._turn(-1), say=mode.tr("前几天"), **side)
        self._next = Key(mode, Symbol.CHEVRON_RIGHT, lambda: self._turn(1), say=mode.tr("后几天"), **side)
        super().__init__(gap=STEP, fit=False, size_hint_y=None)
        self._show()

    def _turn(self, way: int) -> None:
        self._first = min(max(self._first + way * self._shown, 0), max(len(self._days) - 1, 0) // self._shown * self._shown)
        self._show()

    def _choose(self, day: date) -> None:
        self.chosen = day
        for cell in self._cells:
            cell.chosen = cell.day == day
        self._on_choose(day)

    def _show(self) -> None:
        shown = self._days[self._first : self._first + self._shown]
        self._cells = [_DayCell(self.mode, day, self._choose, day.day == self.chosen) for day in shown]
        self._back.usable, self._next.usable = self._first > 0, self._first + self._shown < len(self._days)
        self.clear_widgets()
        days = Grid([*self._cells, *(_NoDay() for _ in range(self._shown - len(shown)))], self._shown, gap=STEP)
        days.bind(height=self.setter("height"))
        for part in (self._back, days, self._next):
            self.add_widget(part)
        self.height = days.height


def _days_shown(mode: Mode) -> int:
    if mode.landscape:
        return 5 if mode.elder else 7
    if mode.narrow:
        return 2 if mode.elder else 3
    return 3 if mode.elder else 5


class _NoDay(Widget):
    need = NumericProperty(0)


class _DayCell(Cell):
    def __init__(self, mode: Mode, day: Day, tap: Callable[[date], object], chosen: bool) -> None:
        self.day = day.day
        free = day.free > 0 and not day.note
        ink = Ink.MAIN if free else Ink.OFF
        words = Column(
            Words(mode, mode.tr(weekday(day.day)), Type.CAPTION, ink, align="center"),
            Words(mode, f"{day.day.month}/{day.day.day}", Type.LABEL, ink, bold=True, align="center", quiet=True),
            Words(mode, day.note or _free(mode, day.free), Type.CAPTION, Ink.GOOD if free else Ink.OFF, align="center", quiet=True),
            gap=4,
        )
        spoken = mode.tr(f"{day.day:%-m月%-d日}")
        super().__init__(mode, words, lambda: tap(day.day), say=spoken, padding=(STEP, STEP))
        self.usable, self.chosen = free, chosen


class SlotGrid(Column):
    """Times of one day; `on_choose(key)` at a tap."""

    def __init__(self, mode: Mode, slots: Sequence[TimeOfDay], on_choose: Callable[[str], object], chosen: str = "") -> None:
        self._on_choose, self.chosen = on_choose, chosen
        self._cells = [_SlotCell(mode, slot, self._choose, slot.key == chosen) for slot in slots]
        columns = 2 if mode.elder or mode.narrow else 4 if mode.landscape else 3
        super().__init__(Grid(self._cells, columns, gap=2 * STEP))

    def _choose(self, key: str) -> None:
        self.chosen = key
        for cell in self._cells:
            cell.chosen = cell.key == key
        self._on_choose(key)


class _SlotCell(Cell):
    def __init__(self, mode: Mode, slot: TimeOfDay, tap: Callable[[str], object], chosen: bool) -> None:
        self.key = slot.key
        free = slot.free > 0
        words = Column(
            Words(mode, slot.text, Type.BODY, Ink.MAIN if free else Ink.OFF, bold=True, align="center"),
            Words(mode, _free(mode, slot.free), Type.CAPTION, Ink.GOOD if free else Ink.OFF, align="center", quiet=True),
            gap=0,
        )
        super().__init__(mode, words, lambda: tap(slot.key), say=slot.text, padding=(STEP, STEP))
        self.usable, self.chosen = free, chosen


def _free(mode: Mode, places: int) -> str:
    return mode.tr("余 {places}").format(places=places) if places else mode.tr("约满")
