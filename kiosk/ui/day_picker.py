"""A day or a month in a few taps: decade, year, month, day, one panel after the other. Nobody taps plus sixty times to a year of birth.

    [ 1945年 ] [ 3月 ] [ 日 ]      what stands; a tap on one opens its panel again
    [1] [2] [3] [4] [5] [6] [7]
    [8] …

A choice with one possible answer is not asked: years within one decade need no decade. On a panel too small for 31 days they come in
three thirds of a month, as people count them: 上旬, 中旬, 下旬.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum
from functools import partial

from core.language import mark
from kiosk.ui import fonts
from kiosk.ui.choices import list_room, list_width
from kiosk.ui.layout import Column, Row
from kiosk.ui.measuring import measure
from kiosk.ui.picks import Pick, PickCell, PickGrid
from kiosk.ui.tokens import FINGER_PX, STEP, Mode, Type

YEARS_AT_ONCE = 12
"""More years than this are chosen by decades."""
_TALL = 1.4
"""A cell grows to so many targets where there is room."""
_LONGEST_MONTH = 31
_SLACK_PX = 4
_SIZES = (Type.LABEL, Type.BODY, Type.CAPTION, Type.FINE)
"""Of the cells' writing: the largest that fits."""


class DatePart(Enum):
    """What is being chosen."""

    DECADE = "decade"
    YEAR = "year"
    MONTH = "month"
    THIRD = "third"
    DAY = "day"


_ABREAST = {DatePart.DECADE: 3, DatePart.YEAR: 5, DatePart.MONTH: 4, DatePart.THIRD: 3, DatePart.DAY: 7}
"""How many cells stand side by side where there is room."""
_THIRDS = {mark("上旬"): (1, 10), mark("中旬"): (11, 20), mark("下旬"): (21, _LONGEST_MONTH)}


class DayPicker(Column):
    """A day from `first` to `last`, or with `months` the first of a month. `on_change` gets the day, or None while a part is missing."""

    def __init__(
        self,
        mode: Mode,
        first: date,
        last: date,
        on_change: Callable[[date | None], object],
        day: date | None = None,
        *,
        months: bool = False,
    ) -> None:
        super().__init__(gap=2 * STEP)
        self.mode, self._first, self._last, self._on_change, self._months = mode, first, last, on_change, months
        self._year: int | None = day.year if day else None
        self._month: int | None = day.month if day else None
        self._date: int | None = day.day if day else None
        self._decade: int | None = None
        self._third = ""
        self._settle()
        last_panel = DatePart.MONTH if months else self._day_panel()
        self._open(last_panel if day else self._missing() or last_panel)

    @property
    def day(self) -> date | None:
        """What has been chosen, once nothing is missing."""
        if self._year is None or self._month is None:
            return None
        if self._months:
            return date(self._year, self._month, 1)
        return date(self._year, self._month, self._date) if self._date else None

    def entered(self) -> tuple[int | None, int | None, int | None, str] | None:
        """Year, month, decade and third so far; None once the day is complete, and before anything was chosen."""
        parts = self._year, self._month, self._decade, self._third
        return parts if self.day is None and any(parts) else None

    def resume(self, entered: tuple[int | None, int | None, int | None, str]) -> None:
        """Those parts again, with the panel of the first that is missing."""
        self._year, self._month, self._decade, self._third = entered
        self._settle()
        self._open(self._missing() or self._panel)

    # what may be chosen

    def _years(self) -> range:
        return range(self._first.year, self._last.year + 1)

    def _months_of(self, year: int) -> range:
        least = self._first.month if year == self._first.year else 1
        most = self._last.month if year == self._last.year else 12
        return range(least, most + 1)

    def _days_of(self, year: int, month: int) -> range:
        least = self._first.day if (year, month) == (self._first.year, self._first.month) else 1
        most = self._last.day if (year, month) == (self._last.year, self._last.month) else calendar.monthrange(year, month)[1]
        return range(least, most + 1)

    def _settle(self) -> None:
        """Chooses what has no other choice, and forgets what is not possible any more."""
        if len(self._years()) == 1:
            self._year = self._first.year
        if self._year is None:
            return
        months = self._months_of(self._year)
        if self._month not in months:
            self._month = months[0] if len(months) == 1 else None
        if self._month is None or self._date not in self._days_of(self._year, self._month):
            self._date = None

    def _missing(self) -> DatePart | None:
        """The panel of the first part that is not there."""
        if self._year is None:
            return self._year_panel()
        if self._month is None:
            return DatePart.MONTH
        return self._day_panel() if self._date is None and not self._months else None

    def _year_panel(self) -> DatePart:
        return DatePart.DECADE if len(self._years()) > YEARS_AT_ONCE and self._decade is None else DatePart.YEAR

    def _day_panel(self) -> DatePart:
        return DatePart.DAY if self._third or self._columns(DatePart.DAY, _LONGEST_MONTH) else DatePart.THIRD

    # what is shown

    def _open(self, panel: DatePart) -> None:
        self._panel = panel
        picks, chosen = self._picks(panel)
        columns = self._columns(panel, len(picks)) or self._most_columns()
        rows = -(-len(picks) // columns)
        height = min(_TALL * self.mode.target, (self._room() + STEP) / rows - STEP) // STEP * STEP
        if panel is DatePart.DECADE and not self._fits([pick.text for pick in picks], columns, _SIZES[-1]):
            picks = [replace(pick, text=pick.text.replace("年代", "\n年代"), say=pick.text) for pick in picks]
        texts = [line for pick in picks for line in pick.text.split("\n")]
        kind = next((kind for kind in _SIZES if self._fits(texts, columns, kind)), _SIZES[-1])
        self.clear_widgets()
        self.add_widget(self._tabs())
        self.add_widget(PickGrid(self.mode, picks, columns, self._chosen, chosen=chosen, kind=kind, gap=STEP, least=height))

    def _tabs(self) -> Row:
        year = f"{self._year}年" if self._year else mark("年")
        month = f"{self._month}月" if self._month else mark("月")
        day = f"{self._date}日" if self._date else mark("日")
        tabs = [(year, self._again_year), (month, lambda: self._open(DatePart.MONTH)), *([] if self._months else [(day, self._again_day)])]
        here = {DatePart.DECADE: 0, DatePart.YEAR: 0, DatePart.MONTH: 1}.get(self._panel, 2)
        ready = (True, self._year is not None, self._year is not None and self._month is not None)
        cells = []
        for number, (text, tap) in enumerate(tabs):
            pick = Pick(text, text, usable=ready[number])
            cell = PickCell(self.mode, pick, partial(_leading, tap), chosen=number == here, kind=Type.LABEL)
            cell.size_hint_y, cell.height = None, self.mode.target
            cells.append(cell)
        return Row(*cells, gap=STEP)

    def _again_year(self) -> None:
        self._decade = None
        self._open(self._year_panel())

    def _again_day(self) -> None:
        self._third = ""
        self._open(self._day_panel())

    def _picks(self, panel: DatePart) -> tuple[list[Pick], str]:
        """The cells, and the key of the one that stands."""
        tr = self.mode.tr
        match panel:
            case DatePart.DECADE:
                decades = range(self._first.year // 10 * 10, self._last.year + 1, 10)
                picks = [Pick(str(decade), tr("{decade}年代").format(decade=decade)) for decade in decades]
                return picks, str(self._year // 10 * 10) if self._year else ""
            case DatePart.YEAR:
                years = self._years() if self._decade is None else range(self._decade, self._decade + 10)
                picks = [Pick(str(year), str(year), usable=year in self._years(), say=f"{year}年") for year in years]
                return picks, str(self._year)
            case DatePart.MONTH:
                assert self._year is not None, "the year comes first"
                can = self._months_of(self._year)
                return [Pick(str(month), f"{month}月", usable=month in can) for month in range(1, 13)], str(self._month)
            case DatePart.THIRD:
                can, length = self._days(), calendar.monthrange(*self._year_month())[1]
                picks = [
                    Pick(name, f"{tr(name)}\n{a}–{min(b, length)}", usable=any(a <= day <= b for day in can), say=tr(name))
                    for name, (a, b) in _THIRDS.items()
                ]
                return picks, next((name for name, (a, b) in _THIRDS.items() if self._date and a <= self._date <= b), "")
            case DatePart.DAY:
                can, length = self._days(), calendar.monthrange(*self._year_month())[1]
                least, most = _THIRDS[self._third] if self._third else (1, length)
                days = range(least, min(most, length) + 1)
                return [Pick(str(day), str(day), usable=day in can, say=f"{day}日") for day in days], str(self._date)

    def _year_month(self) -> tuple[int, int]:
        assert self._year is not None, "the year comes first"
        assert self._month is not None, "the month comes before the day"
        return self._year, self._month

    def _days(self) -> range:
        return self._days_of(*self._year_month())

    def _chosen(self, key: str) -> None:
        match self._panel:
            case DatePart.DECADE:
                self._decade = int(key)
                self._open(DatePart.YEAR)
                return
            case DatePart.THIRD:
                self._third = key
                self._open(DatePart.DAY)
                return
            case DatePart.YEAR:
                self._year, self._decade = int(key), None
                self._settle()
                self._open(DatePart.MONTH if self._month is None or not self._only_month() else self._day_panel())
            case DatePart.MONTH:
                self._month, self._third = int(key), ""
                self._settle()
                self._open(DatePart.MONTH if self._months else self._day_panel())
            case DatePart.DAY:
                self._date = int(key)
                self._open(DatePart.DAY)
        self._on_change(self.day)

    def _only_month(self) -> bool:
        return self._year is not None and len(self._months_of(self._year)) == 1 and not self._months

    # how it fits

    def _room(self) -> float:
        """The height of the cells, px."""
        return list_room(self.mode) - (2 if self.mode.elder else 6) * STEP - self.mode.target - 2 * STEP

    def _most_columns(self) -> int:
        return int((list_width(self.mode, 1) + STEP) // (FINGER_PX + STEP))

    def _columns(self, panel: DatePart, count: int) -> int:
        """How many side by side, so that all are seen at once; 0 when they cannot be."""
        rows = max(1, int((self._room() + STEP) // (self.mode.target + STEP)))
        columns = max(min(_ABREAST[panel], count), -(-count // rows))
        return columns if columns <= self._most_columns() else 0

    def _fits(self, texts: Sequence[str], columns: int, kind: Type) -> bool:
        """Whether each stays on one line of its cell in that writing."""
        room = (list_width(self.mode, 1) - (columns - 1) * STEP) / columns - 2 * STEP - _SLACK_PX
        return all(measure(text, fonts.UI, self.mode.px(kind), True) <= room for text in texts)


def _leading(to: Callable[[], object], _: str) -> None:
    """What a tab does when it is picked, whatever its text."""
    to()
