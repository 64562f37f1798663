"""Inserts rows that may be there already, the same on SQLite and PostgreSQL.

One row goes past the ORM, as a statement that is built and compiled once: it is part of every signed request, and a
statement of several rows is compiled anew each time.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from central.store.base import Base

PER_STATEMENT = 100
"""Rows a statement; SQLite takes 32 766 bound values at most."""


def insert_missing(session: Session, table: type[Base], rows: Sequence[dict[str, Any]]) -> int:
    """Inserts those rows whose key is not taken; how many were inserted. Two sessions may do so at once."""
    statement = _insert(cast("Table", table.__table__), session.get_bind().dialect.name)
    if len(rows) == 1:
        return len(session.connection().execute(statement, dict(rows[0])).all())
    several = (list(rows[start : start + PER_STATEMENT]) for start in range(0, len(rows), PER_STATEMENT))
    return sum(len(session.execute(statement.values(some)).all()) for some in several)


@functools.cache
def _insert(table: Table, dialect: str) -> Any:
    """Returns the key of what was inserted: how many rows a statement touched is not told by every driver."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(table).on_conflict_do_nothing().returning(*table.primary_key)
