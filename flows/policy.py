"""The figures in force on a day: ages, limits, periods, prices, each with the date from which it holds and its source.

The files under `config/policy/` hold lists of figures; whoever may read files hands them in as data. A rule asks
`policy["marriage.age.male"]` and gets the value in force on `policy.today`.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.config import ConfigError, build


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
        self._demo_read: set[str] | None = None
        self._all = tuple(figures)
        self._now: dict[str, Figure] = {}
        for figure in sorted(self._all, key=lambda f: f.since):
            if figure.since <= today:
                self._now[figure.key] = figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All of them, in force or not."""
        return self._all

    def __getitem__(self, key: str) -> Any:
        return self.figure(key).value

    def figure(self, key: str) -> Figure:
        """The figure with its source. Raises `NoFigure` when none is in force."""
        try:
            return self._read(self._now[key])
        except KeyError:
            raise NoFigure(f"{key} on {self.today}") from None

    def beginning(self, prefix: str) -> tuple[Figure, ...]:
        """All figures in force whose key begins so, by key: the rows of a table of which each changes on its own day."""
        return tuple(self._read(self._now[key]) for key in sorted(self._now) if key.startswith(prefix))

    def on(self, day: date) -> Policy:
        """The same figures as they stood on another day."""
        if day == self.today:
            return self
        other = Policy(self._all, day)
        other._demo_read = self._demo_read
        return other

    def noting(self) -> Policy:
        """The same figures, in a copy that notes which of those for demonstration somebody reads: see `demo_read`."""
        noting = copy.copy(self)
        noting._demo_read = set()
        return noting

    @property
    def demo_read(self) -> frozenset[str]:
        """The keys of the figures for demonstration that were read since `noting`; nothing is noted without it."""
        return frozenset(self._demo_read or ())

    def _read(self, figure: Figure) -> Figure:
        if figure.demo and self._demo_read is not None:
            self._demo_read.add(figure.key)
        return figure


_COUNTED = re.compile(r"(.*[._])?(age|days|workdays|months|years|hours|minutes|per_day|most|tries)([._].*)?")
"""Keys with a unit among their words: their values are whole numbers of it, or a table of such."""


def read_figures(files: Mapping[str, Mapping[str, Any]]) -> tuple[Figure, ...]:
    """Figures from parsed TOML files `{figure = [{key, value, since, source, demo}]}`, by the names of the files.

    Raises `ConfigError` naming file, figure and key: a row of another form, a number below nought, a count that is none, a
    figure that changes its type in time or stands twice for one day; and when there is none at all.
    """
    figures: dict[tuple[str, date], Figure] = {}
    types: dict[str, type] = {}
    for name, number, row in _rows(files):
        figure = build(Figure, row, f"{name}: {row.get('key', f'figure {number}')}")
        where = f"{name}: {figure.key}"
        if (figure.key, figure.since) in figures:
            raise ConfigError(f"{where}: stands twice for {figure.since}")
        if type(figure.value) is not types.setdefault(figure.key, type(figure.value)):
            raise ConfigError(f"{where}: value: not a {types[figure.key].__name__} like before")
        _check_numbers(figure, where)
        figures[figure.key, figure.since] = figure
    if not figures:
        raise ConfigError("policy: there are no figures")
    return tuple(figures.values())


def _rows(files: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, int, Mapping[str, Any]]]:
    for name, table in files.items():
        rows = table.get("figure")
        if set(table) != {"figure"} or not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
            raise ConfigError(f"{name}: not a list of [[figure]]")
        yield from ((name, number, row) for number, row in enumerate(rows, 1))


def _check_numbers(figure: Figure, where: str) -> None:
    leaves = list(_leaves(figure.value))
    if any(isinstance(leaf, int | float) and not 0 <= leaf < float("inf") for leaf in leaves):
        raise ConfigError(f"{where}: value: a number below 0, or none")
    if _COUNTED.fullmatch(figure.key) and not all(type(leaf) is int for leaf in leaves):
        raise ConfigError(f"{where}: value: not a whole number")


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping | list):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _leaves(inner)
    else:
        yield value
