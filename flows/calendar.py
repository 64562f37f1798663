"""The working days of the country, from the figures `calendar.off.<year>` and `calendar.worked.<year>`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from core.config import ConfigError
from core.workdays import Workdays
from flows.policy import Figure


def workdays(figures: Iterable[Figure]) -> Workdays:
    """Every year of which the notice is out, whatever today is: tomorrow may be in the next one. Raises `ConfigError` for what is no day."""
    off: set[date] = set()
    worked: set[date] = set()
    for figure in figures:
        if figure.key.startswith("calendar.off."):
            off.update(_days(figure))
        elif figure.key.startswith("calendar.worked."):
            worked.update(_days(figure))
    return Workdays(frozenset(off), frozenset(worked))


def _days(figure: Figure) -> list[date]:
    days = figure.value
    if not isinstance(days, (list, tuple)) or not all(type(day) is date for day in days):
        raise ConfigError(f"policy: {figure.key}: not a list of days")
    return list(days)
