"""A number by plus and minus, and a date by three of them: no keyboard where a few taps do."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date

from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.icons import Symbol
from kiosk.ui.keys import Key
from kiosk.ui.language import mark
from kiosk.ui.layout import Column, Row
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words


class Stepper(BoxLayout):
    """A whole number from `least` to `most` in steps of `step`, shown with its unit; keys that lead nowhere are grey.

    A row, minus to plus; `upright` stands it on end, plus on top, where several stand side by side.
    """

    def __init__(
        self,
        mode: Mode,
        value: int,
        least: int,
        most: int,
        on_change: Callable[[int], object],
        *,
        step: int = 1,
        unit: str = "",
        upright: bool = False,
    ) -> None:
        self.mode, self.value, self._least, self._most, self._step, self._unit = mode, value, least, most, step, unit
        self._on_change = on_change
        self._less, self._more = (
            self._key(symbol, way, say) for symbol, way, say in ((Symbol.MINUS, -1, mark("减少")), (Symbol.PLUS, 1, mark("增加")))
        )
        self._shown = Words(mode, "", Type.LABEL, bold=True, align="center", quiet=True, pos_hint={"center_y": 0.5})
        super().__init__(spacing=STEP, size_hint_y=None, orientation="vertical" if upright else "horizontal")
        self.bind(minimum_height=self.setter("height"))
        for part in (self._more, self._shown, self._less) if upright else (self._less, self._shown, self._more):
            if upright:
                part.pos_hint = {"center_x": 0.5}
            self.add_widget(part)
        Ground(self, mode.palette.well)
        self._show()

    def _key(self, symbol: Symbol, way: int, say: str) -> Key:
        side = self.mode.target
        return Key(self.mode, symbol, lambda: self._move(way), say=self.mode.tr(say), size_hint=(None, None), size=(side, side))

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


def _on_end(mode: Mode) -> bool:
    """Three side by side, where three rows are too high."""
    return mode.landscape or mode.low


class DatePicker(Column):
    """A day from `first` to `last` by three steppers: year, month, day. `on_change(day)` at every tap."""

    def __init__(self, mode: Mode, day: date, first: date, last: date, on_change: Callable[[date], object]) -> None:
        self.day, self._first, self._last, self._on_change = day, first, last, on_change
        bounds = ((day.year, first.year, last.year, mark("年")), (day.month, 1, 12, mark("月")), (day.day, 1, 31, mark("日")))
        self._year, self._month, self._date = (
            Stepper(mode, value, least, most, lambda _: self._changed(), unit=mode.tr(unit), upright=_on_end(mode))
            for value, least, most, unit in bounds
        )
        parts = (self._year, self._month, self._date)
        super().__init__(*([Row(*parts, gap=mode.gap)] if _on_end(mode) else parts), gap=mode.gap)
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
