"""Days and months as residents count them: names of weekdays, and months written "2025-10"."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

MONTHS = 12
"""In a year."""

_WEEKDAYS = "一二三四五六日"


def weekday(day: date) -> str:
    """周五."""
    return f"周{_WEEKDAYS[day.weekday()]}"


def weekday_in_full(day: date) -> str:
    """星期五."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


def months_later(day: date, months: int) -> date:
    """The same day that many months later (earlier when negative); the last of the month where there is no such day."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_count(month: str) -> int:
    """Months since year 0 of "2025-10", so that two can be compared and subtracted."""
    year, _, of_year = month.partition("-")
    return int(year) * MONTHS + int(of_year) - 1


def month_name(count: int) -> str:
    """The month of such a count, as "2025-10"."""
    return f"{count // MONTHS}-{count % MONTHS + 1:02d}"


def months_between(first: str, last: str) -> Iterator[str]:
    """Every month from "2019-06" to "2025-11", both included."""
    return map(month_name, range(month_count(first), month_count(last) + 1))


def birthday(birth: date, age: int) -> date:
    """The day on which somebody reaches that age in years; 29 February becomes 1 March."""
    try:
        return birth.replace(year=birth.year + age)
    except ValueError:
        return date(birth.year + age, 3, 1)
