"""Working days: which come next, and when the halls close on them. What a day is says the country's calendar (config/policy)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from core.clock import CHINA
from core.workdays import DayKind, Workdays

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
