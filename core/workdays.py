"""Which days are worked in China: weekends, public holidays, and the weekend days that are worked in exchange (调休).

Nobody can compute these: the State Council names them every autumn for the year to come. A year that nobody has entered is
counted by its weekends alone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum

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
