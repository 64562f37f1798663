"""Opens the database and gives sessions. SQLite in WAL with full sync (the default loses the last commit at a power cut);
a writing transaction takes its lock at once, so that two of them queue up instead of failing half-way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from core.config import ConfigError

PRAGMAS = {"journal_mode": "WAL", "synchronous": "FULL", "foreign_keys": "ON", "secure_delete": "ON", "busy_timeout": "10000"}
READING = "reading"
THREADS = 40
"""Connections at once: as many as the web server has threads."""


class Store:
    """The database behind one URL. Raises `ConfigError` for an SQLite database in memory."""

    def __init__(self, url: str) -> None:
        self.url = url
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            if not parsed.database:
                raise ConfigError(f"{url}: the platform needs a database that lasts: sqlite:///path")
            Path(parsed.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.engine = _sqlite(url)
        else:
            self.engine = create_engine(url, pool_size=10, max_overflow=THREADS - 10, pool_pre_ping=True)
        self._reading = self.engine.execution_options(**{READING: True})

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in one transaction: committed at the end of the block, rolled back when it raises."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the database and writes nothing."""
        with Session(self._reading, expire_on_commit=False) as session:
            yield session

    def close(self) -> None:
        """Gives all connections back."""
        self.engine.dispose()


def _sqlite(url: str) -> Engine:
    engine = create_engine(url, pool_size=10, max_overflow=THREADS - 10)

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        raw: Any = connection
        raw.isolation_level = None  # the driver's own, late BEGIN would make upgrades to a write lock fail
        cursor = connection.cursor()
        for name, value in PRAGMAS.items():
            cursor.execute(f"PRAGMA {name}={value}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get(READING)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine
