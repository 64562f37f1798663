"""Working days of the county: Monday to Friday without the holidays of the configuration."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta

from core.clock import CHINA

CLOSING = time(17, 30, tzinfo=CHINA)
"""When the halls close: an answer is due by then."""


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < 5 and day not in holidays


def working_days(after: date, holidays: Collection[date]) -> Iterator[date]:
    """Every working day after that day, in order."""
    day = after
    while True:
        day += timedelta(days=1)
        if is_working_day(day, holidays):
            yield day


def closing_of(number: int, after: date, holidays: Collection[date]) -> datetime:
    """Closing time of the `number`-th working day after that day."""
    days = working_days(after, holidays)
    day = next(days)
    for _ in range(number - 1):
        day = next(days)
    return datetime.combine(day, CLOSING)
