"""A number by plus and minus, and a date by three of them: no keyboard where a few taps do."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date

from kiosk.ui.icons import Symbol
from kiosk.ui.keys import Key
from kiosk.ui.layout import Column, Row
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words


class Stepper(Row):
    """A whole number from `least` to `most` in steps of `step`, shown with its unit; keys that lead nowhere are grey."""

    def __init__(
        self, mode: Mode, value: int, least: int, most: int, on_change: Callable[[int], object], *, step: int = 1, unit: str = ""
    ) -> None:
        self.mode, self.value, self._least, self._most, self._step, self._unit = mode, value, least, most, step, unit
        self._on_change = on_change
        side = mode.target
        self._less = Key(mode, Symbol.MINUS, lambda: self._move(-1), say=mode.tr("减少"), size_hint=(None, None), size=(side, side))
        self._more = Key(mode, Symbol.PLUS, lambda: self._move(1), say=mode.tr("增加"), size_hint=(None, None), size=(side, side))
        self._shown = Words(mode, "", Type.LABEL, bold=True, align="center", quiet=True)
        super().__init__(self._less, self._shown, self._more, gap=STEP)
        Ground(self, mode.palette.well)
        self._show()

    def limit(self, least: int, most: int) -> None:
        """Other bounds; the value follows them."""
        self._least, self._most = least, most
        self.value = min(max(self.value, least), most)
        self._show()

    def _move(self, way: int) -> None:
        self.value = min(max(self.value + way * self._step, self._least), self._most)
        self._show()
        self._on_change(self.value)

    def _show(self) -> None:
        self._shown.plain = f"{self.value} {self._unit}".strip()
        self._less.usable, self._more.usable = self.value > self._least, self.value < self._most


class DatePicker(Column):
    """A day from `first` to `last` by three steppers: year, month, day. `on_change(day)` at every tap."""

    def __init__(self, mode: Mode, day: date, first: date, last: date, on_change: Callable[[date], object]) -> None:
        self.day, self._first, self._last, self._on_change = day, first, last, on_change
        self._year = Stepper(mode, day.year, first.year, last.year, lambda _: self._changed(), unit=mode.tr("年"))
        self._month = Stepper(mode, day.month, 1, 12, lambda _: self._changed(), unit=mode.tr("月"))
        self._date = Stepper(mode, day.day, 1, 31, lambda _: self._changed(), unit=mode.tr("日"))
        super().__init__(self._year, self._month, self._date, gap=mode.gap)
        self._bound()

    def _changed(self) -> None:
        self._bound()
        self._on_change(self.day)

    def _bound(self) -> None:
        """A month has its own days, and the first and the last year have fewer months."""
        year, first, last = self._year.value, self._first, self._last
        self._month.limit(first.month if year == first.year else 1, last.month if year == last.year else 12)
        month = self._month.value
        least = first.day if (year, month) == (first.year, first.month) else 1
        most = last.day if (year, month) == (last.year, last.month) else calendar.monthrange(year, month)[1]
        self._date.limit(least, most)
        self.day = date(year, month, self._date.value)
