"""Which days are worked in China: weekends, public holidays, and the weekend days that are worked in exchange (调休).

Nobody can compute these: the State Council names them every autumn for the year to come. A year that nobody has entered is
counted by its weekends alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import islice

from core.clock import CHINA

_SATURDAY, _SUNDAY = 5, 6


class DayKind(Enum):
    """What a day is to those who work."""

    WORKDAY = "workday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class Workdays:
    """`off` are days off by holiday notice, weekend days among them; `worked` are weekend days worked in exchange."""

    off: Collection[date] = frozenset()
    worked: Collection[date] = frozenset()

    def kind(self, day: date) -> DayKind:
        """What that day is."""
        if day in self.off:
            return DayKind.HOLIDAY
        if day in self.worked:
            return DayKind.WORKDAY
        return {_SATURDAY: DayKind.SATURDAY, _SUNDAY: DayKind.SUNDAY}.get(day.weekday(), DayKind.WORKDAY)


CLOSING = time(17, 30, tzinfo=CHINA)
"""When the halls close: an answer is due by then."""


def is_working_day(day: date, calendar: Workdays) -> bool:
    """Whether the halls are open: not on weekends and holidays, but on weekend days worked in exchange."""
    return calendar.kind(day) is DayKind.WORKDAY


def working_days(after: date, calendar: Workdays) -> Iterator[date]:
    """Every working day after that day, in order."""
    day = after
    while True:
        day += timedelta(days=1)
        if is_working_day(day, calendar):
            yield day


def closing_of(number: int, after: date, calendar: Workdays) -> datetime:
    """Closing time of the `number`-th working day after that day; the first for less than one."""
    day = next(islice(working_days(after, calendar), max(number, 1) - 1, None))
    return datetime.combine(day, CLOSING)
