"""The lexicon as it is read: words by their sound. Nothing is ever written into it, and nothing typed is kept here."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from core.log import event
from kiosk import prepared
from kiosk.pinyin.parts import Part

log = logging.getLogger(__name__)

FILE = "lexicon.sqlite"


class LexiconMissing(Exception):
    """There is no lexicon on this machine; `make setup` makes one."""


class LexiconDamaged(LexiconMissing):
    """What lies in its place cannot be read as one; `make setup` makes another."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the lexicon. `cost` is that in any text, `address` that in an address."""

    text: str
    syllables: tuple[str, ...]
    cost: float
    address: float


@dataclass(frozen=True, slots=True)
class NamePart:
    """A piece of a name, with what it costs there."""

    text: str
    syllables: tuple[str, ...]
    cost: float
    part: Part


class Lexicon:
    """One open lexicon. Raises `LexiconMissing`, and `LexiconDamaged` for a file that was cut off or is something else."""

    def __init__(self, file: Path | None = None) -> None:
        path = file or place()
        if not path.exists():
            raise LexiconMissing(str(path))
        self._connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        try:
            self._look()
        except sqlite3.DatabaseError as error:
            self.close()
            raise LexiconDamaged(str(path)) from error

    def _look(self) -> None:
        """A row of each table: opening alone reads nothing, and the look at every page takes a second."""
        row = self._connection.execute("SELECT made.of FROM made, word, name LIMIT 1").fetchone()
        if row is None:
            raise sqlite3.DatabaseError("a table without rows")

    def words(self, sound: str, most: int) -> list[Word]:
        """The words of a sound (ni'fao), the most usual first; none from pages that are damaged, for writing by hand is left."""
        rows = self._rows("SELECT word, spelling, free, address FROM word WHERE sound = ? ORDER BY rank LIMIT ?", sound, most)
        return [Word(text, tuple(spelling.split("'")), free, address) for text, spelling, free, address in rows]

    def name_parts(self, sound: str) -> list[NamePart]:
        """The pieces of names of a sound."""
        rows = self._rows("SELECT word, spelling, cost, part FROM name WHERE sound = ? ORDER BY rank", sound)
        return [NamePart(text, tuple(spelling.split("'")), cost, Part(part)) for text, spelling, cost, part in rows]

    def _rows(self, query: str, *values: object) -> list[Any]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            event(log, logging.ERROR, "pinyin.damaged", type=type(error).__name__)
            return []

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()


def place() -> Path:
    """Where this machine keeps its lexicon."""
    return prepared.folder("pinyin") / FILE


def made_of(file: Path) -> str:
    """The digest of what it was made from; empty when it is no lexicon of today's form."""
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return str(connection.execute("SELECT of FROM made").fetchone()[0])
    except sqlite3.DatabaseError:
        return ""
    finally:
        connection.close()


@cache
def here() -> Lexicon | None:
    """The one of this process, opened when it is first asked for; None where this machine has none."""
    try:
        return Lexicon()
    except LexiconMissing as error:
        event(log, logging.WARNING, "pinyin.none", type=type(error).__name__)
        return None
