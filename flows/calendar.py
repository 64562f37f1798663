"""The working days of the country, from the figures `calendar.off.<year>` and `calendar.worked.<year>`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from core.workdays import Workdays
from flows.policy import Figure


def workdays(figures: Iterable[Figure]) -> Workdays:
    """Every year of which the notice is out, whatever today is: tomorrow may be in the next one."""
    off: set[date] = set()
    worked: set[date] = set()
    for figure in figures:
        if figure.key.startswith("calendar.off."):
            off.update(figure.value)
        elif figure.key.startswith("calendar.worked."):
            worked.update(figure.value)
    return Workdays(frozenset(off), frozenset(worked))
