"""The figures in force on a day: ages, limits, periods, prices, each with the date from which it holds and its source.

The files under `config/policy/` hold lists of figures; whoever may read files hands them in as data. A rule asks
`policy["marriage.age.male"]` and gets the value in force on `policy.today`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One figure: its key, value, first day in force, source, and whether it is only for demonstration (演示)."""

    key: str
    value: Any
    since: date
    source: str
    demo: bool = False


class NoFigure(LookupError):
    """No figure of that key is in force on that day."""


class Policy:
    """All figures as they stand on one day."""

    def __init__(self, figures: Iterable[Figure], today: date) -> None:
        self.today = today
        self._all = tuple(figures)
        self._now: dict[str, Figure] = {}
        for figure in sorted(self._all, key=lambda f: f.since):
            if figure.since <= today:
                self._now[figure.key] = figure

    def __getitem__(self, key: str) -> Any:
        return self.figure(key).value

    def figure(self, key: str) -> Figure:
        """The figure with its source. Raises `NoFigure` when none is in force."""
        try:
            return self._now[key]
        except KeyError:
            raise NoFigure(f"{key} on {self.today}") from None

    def beginning(self, prefix: str) -> tuple[Figure, ...]:
        """All figures in force whose key begins so, by key: the rows of a table of which each changes on its own day."""
        return tuple(self._now[key] for key in sorted(self._now) if key.startswith(prefix))

    def on(self, day: date) -> Policy:
        """The same figures as they stood on another day."""
        return self if day == self.today else Policy(self._all, day)


def read_figures(tables: Iterable[Mapping[str, Any]]) -> tuple[Figure, ...]:
    """Figures from parsed TOML tables `{figure = [{key, value, since, source, demo}]}`. Raises KeyError, TypeError on other forms."""
    return tuple(Figure(**row) for table in tables for row in table["figure"])
