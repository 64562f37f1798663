"""The local store: one SQLite file that a power cut cannot take anything from once a transaction has returned.

SQLite's default settings lose the last transaction when the power goes at an idle moment; WAL with synchronous=FULL
does not. The settings are set on every connection, read back, and the kiosk refuses to start when they did not take.
`max_page_count` is the quota: at the quota inserts fail, updates and deletes still work, so what waits can leave.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text, update
from sqlalchemy.exc import DatabaseError

from kiosk.disk import database_trouble, file_trouble
from kiosk.tables import SCHEMA_VERSION, facts, metadata
from kiosk.trouble import KioskProblem, Trouble

PAGE = 4096
RESERVE = 0.1
"""Share of the quota that only cases already open may use: what was begun can be finished."""

BUSY_MS = 5000
"""So long a transaction waits for another one to end."""

WANTED = {"busy_timeout": BUSY_MS, "journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}
"""As SQLite reads them back; 2 is FULL. The time-out comes first, because changing the journal may have to wait."""


class Store:
    """Opens (and makes) the file. Raises Trouble(STORE_BROKEN) when it cannot be used exactly as wanted, Trouble(STORE_FULL) on a full disk."""

    def __init__(self, path: Path, quota_mb: float = 256.0, busy_ms: int = BUSY_MS) -> None:
        self.path = path
        self._wanted: dict[str, Any] = {**WANTED, "busy_timeout": busy_ms}
        self._pages = max(1, int(quota_mb * 1024 * 1024 / PAGE))
        self.unwiped = False
        """Whether the last wipe of the log failed: deleted rows may still be read in it."""
        self._make_file()
        self._engine = self._opened()
        with self.begin() as connection:
            self._check_version(connection)

    def _make_file(self) -> None:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.parent.chmod(0o700)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            self.path.chmod(0o600)
        except OSError as error:
            raise file_trouble(error, f"{self.path} cannot be made or written") from error

    def _opened(self) -> Engine:
        engine = create_engine(
            f"sqlite:///{self.path}", hide_parameters=True, connect_args={"timeout": self._wanted["busy_timeout"] / 1000}
        )
        event.listen(engine, "connect", self._set)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        with _explained(self.path.parent):
            metadata.create_all(engine)
        return engine

    def _set(self, raw: sqlite3.Connection, _: object) -> None:
        raw.isolation_level = None  # sqlite3 must not begin on its own: BEGIN IMMEDIATE is ours
        wanted = {**self._wanted, "max_page_count": max(self._pages, _one(raw, "page_count"))}
        for name, value in wanted.items():
            raw.execute(f"PRAGMA {name} = {value}").fetchall()
            if (got := _one(raw, name)) != value:
                raise Trouble(KioskProblem.STORE_BROKEN, f"PRAGMA {name} is {got}, not {value}")

    def _check_version(self, connection: Connection) -> None:
        found = fact(connection, "schema_version")
        if found is None:
            connection.execute(insert(facts).values(name="schema_version", value=SCHEMA_VERSION))
        elif found != SCHEMA_VERSION:
            raise Trouble(KioskProblem.STORE_BROKEN, f"schema {found}, this program knows {SCHEMA_VERSION}")

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One transaction: committed to the disk when the block ends, undone when it raises.

        Raises Trouble(STORE_FULL) at the quota or on a full disk, Trouble(STORE_BROKEN) for anything else of the database.
        """
        with _explained(self.path.parent), self._engine.begin() as connection:
            yield connection

    @property
    def filled(self) -> float:
        """How much of the quota is used by pages that hold something, 0 to 1."""
        with self.begin() as connection:
            used = _pragma(connection, "page_count") - _pragma(connection, "freelist_count")
        return float(used) / self._pages

    @property
    def full(self) -> bool:
        """Whether no new case may be opened."""
        return self.filled > 1.0 - RESERVE

    def pragmas(self) -> dict[str, Any]:
        """The settings as this connection reads them back."""
        with contextlib.closing(self._engine.raw_connection()) as connection:
            raw = connection.dbapi_connection
            assert isinstance(raw, sqlite3.Connection)
            return {name: _one(raw, name) for name in (*WANTED, "max_page_count")}

    def wipe_log(self) -> bool:
        """Empties the write-ahead log, in which deleted rows would otherwise still be read; False when somebody is writing.

        Raises Trouble(STORE_FULL), Trouble(STORE_BROKEN). `unwiped` says afterwards whether it must be done again.
        """
        self.unwiped = True
        with _explained(self.path.parent), contextlib.closing(self._engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, _, _ = cursor.fetchone() or (1, 0, 0)
        self.unwiped = bool(busy)
        return not busy

    def close(self) -> None:
        """Closes all connections."""
        self._engine.dispose()


def fact(connection: Connection, name: str) -> int | None:
    """The value of that name."""
    value = connection.execute(select(facts.c.value).where(facts.c.name == name)).scalar()
    return None if value is None else int(value)


def set_fact(connection: Connection, name: str, value: int) -> None:
    """Writes it anew."""
    if connection.execute(update(facts).where(facts.c.name == name).values(value=value)).rowcount == 0:
        connection.execute(insert(facts).values(name=name, value=value))


class Sequence:
    """The terminal's case sequence: durable, never the same twice, never behind what the platform has seen of this terminal."""

    NAME = "next_sequence"

    def __init__(self, store: Store) -> None:
        self._store = store

    def take(self) -> int:
        """The next number; it is used up even if nothing comes of it."""
        with self._store.begin() as connection:
            number = fact(connection, self.NAME) or 1
            set_fact(connection, self.NAME, number + 1)
        return number

    def raise_to(self, number: int) -> None:
        """At least this is next: a new disk starts where the old one ended."""
        with self._store.begin() as connection:
            if (fact(connection, self.NAME) or 1) < number:
                set_fact(connection, self.NAME, number)

    @property
    def next(self) -> int:
        """What `take` would give."""
        with self._store.begin() as connection:
            return fact(connection, self.NAME) or 1


def _one(raw: sqlite3.Connection, pragma: str) -> Any:
    return raw.execute(f"PRAGMA {pragma}").fetchone()[0]


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.execute(text(f"PRAGMA {name}")).scalar_one())


@contextlib.contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:  # what goes past SQLAlchemy comes as it is
        cause = error.orig if isinstance(error, DatabaseError) else error
        raise database_trouble(cause, folder) from error
