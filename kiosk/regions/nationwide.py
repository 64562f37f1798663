"""The whole country from one read-only SQLite file, which the set-up makes (prepare.py).

    division(parent, code, name, letter), in the order of parent and code

SQLite looks at a page only when it is asked for: a file that opens may be damaged further in, and any question may say so.
A level that stands only in the statistics (市辖区, 省直辖县级行政区划) is not in it: its parts hang on what is above it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from kiosk.regions.gazetteer import COUNTRY, DIGITS, Division, Gazetteer

_LISTS_KEPT = 64
"""Lists that stay in memory: somebody goes down and up the same few again and again."""


class RegionsMissing(Exception):
    """There is no list on this machine; the message is its place."""


class RegionsDamaged(RegionsMissing):
    """What lies in its place cannot be read as one, here or further in; the message says what is wrong with it."""


class Nationwide(Gazetteer):
    """Five levels, more than six hundred thousand names. Raises `RegionsMissing`; each question may raise `RegionsDamaged`."""

    whole = True

    def __init__(self, file: Path, first: Sequence[str] = ()) -> None:
        """`first` are the provinces that stand before the others, by code."""
        if not file.exists():
            raise RegionsMissing(str(file))
        self._file = file
        try:
            self._rows = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise RegionsDamaged(f"{file}: {error}") from error
        self._first = {code: place for place, code in enumerate(first)}
        self._listed = lru_cache(_LISTS_KEPT)(self._list)
        try:
            if not self._list(COUNTRY):
                raise self._damaged("no province")
        except RegionsDamaged:
            self.close()
            raise

    def below(self, code: str) -> tuple[Division, ...]:
        return self._listed(code)

    def _list(self, code: str) -> tuple[Division, ...]:
        rows = self._ask("SELECT code, name, letter FROM division WHERE parent = ? ORDER BY code", int(code or 0))
        found = tuple(self._division(code, *row) for row in rows)
        if code != COUNTRY:
            return found
        return tuple(sorted(found, key=lambda province: self._first.get(province.code, len(self._first))))

    def named(self, code: str) -> Division | None:
        if not code.isdigit():
            return None
        above = [0, *(int(code[:digits]) for digits in DIGITS if digits < len(code))]
        marks = ",".join("?" * len(above))
        query = f"SELECT code, name, letter FROM division WHERE code = ? AND parent IN ({marks})"  # noqa: S608  only question marks
        return next((self._division(COUNTRY, *row) for row in self._ask(query, int(code), *above)), None)

    def look_through(self) -> None:
        """Looks at every page, which takes a fifth of a second. Raises `RegionsDamaged`."""
        for (said,) in self._ask("PRAGMA quick_check(1)"):
            if said != "ok":
                raise self._damaged(" ".join(said.split()))

    def _ask(self, query: str, *values: int) -> list[Any]:
        try:
            return self._rows.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def _division(self, above: str, number: Any, name: Any, letter: Any) -> Division:
        """A row in the form in which it was written: in a damaged page anything may stand."""
        code = str(number)
        if not (code.startswith(above) and len(code) in DIGITS and isinstance(name, str) and name and isinstance(letter, str)):
            raise self._damaged("a row of another form")
        return Division(code, name, letter)

    def _damaged(self, why: object) -> RegionsDamaged:
        return RegionsDamaged(f"{self._file}: {why}")

    def forget(self) -> None:
        """The lists that were opened say where somebody lives."""
        self._listed.cache_clear()

    def close(self) -> None:
        """Lets go of the file."""
        self._rows.close()


def look_through(file: Path) -> None:
    """Opens the list, looks at every page and closes it. Raises `RegionsMissing`."""
    regions = Nationwide(file)
    try:
        regions.look_through()
    finally:
        regions.close()
