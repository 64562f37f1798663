"""The whole country from one read-only SQLite file, which the set-up makes (prepare.py).

    division(parent, code, name, letter), in the order of parent and code

A level that stands only in the statistics (市辖区, 省直辖县级行政区划) is not in it: its parts hang on what is above it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from kiosk.regions.gazetteer import COUNTRY, Division, Gazetteer

_LISTS_KEPT = 64
"""Lists that stay in memory: somebody goes down and up the same few again and again."""


class Nationwide(Gazetteer):
    """Five levels, more than six hundred thousand names. Raises `sqlite3.Error` for a file that is none."""

    whole = True

    def __init__(self, file: Path, first: Sequence[str] = ()) -> None:
        """`first` are the provinces that stand before the others, by code."""
        self._rows = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._first = {code: place for place, code in enumerate(first)}
        self._rows.execute("SELECT code FROM division LIMIT 1").fetchone()
        self._listed = lru_cache(_LISTS_KEPT)(self._list)

    def below(self, code: str) -> tuple[Division, ...]:
        return self._listed(code)

    def _list(self, code: str) -> tuple[Division, ...]:
        rows = self._rows.execute("SELECT code, name, letter FROM division WHERE parent = ? ORDER BY code", (int(code or 0),))
        found = tuple(Division(str(number), name, letter) for number, name, letter in rows)
        if code != COUNTRY:
            return found
        return tuple(sorted(found, key=lambda province: self._first.get(province.code, len(self._first))))

    def named(self, code: str) -> Division | None:
        if not code.isdigit():
            return None
        above = [0, *(int(code[:digits]) for digits in (2, 4, 6, 9) if digits < len(code))]
        marks = ",".join("?" * len(above))
        query = f"SELECT name, letter FROM division WHERE code = ? AND parent IN ({marks})"  # noqa: S608  only question marks
        row = self._rows.execute(query, (int(code), *above)).fetchone()
        return Division(code, *row) if row else None

    def forget(self) -> None:
        """The lists that were opened say where somebody lives."""
        self._listed.cache_clear()

    def close(self) -> None:
        """Lets go of the file."""
        self._rows.close()
