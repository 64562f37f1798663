"""Inserts rows that may be there already, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from central.store.base import Base

PER_STATEMENT = 100
"""Rows a statement; SQLite takes 32 766 bound values at most."""


def insert_missing(session: Session, table: type[Base], rows: Sequence[dict[str, Any]]) -> int:
    """Inserts those rows whose key is not taken; how many were inserted. Two sessions may do so at once."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    key = inspect(table).primary_key
    inserted = 0
    for start in range(0, len(rows), PER_STATEMENT):
        statement = insert(table).values(list(rows[start : start + PER_STATEMENT])).on_conflict_do_nothing()
        inserted += len(session.execute(statement.returning(*key)).all())  # PostgreSQL's row count is not told through the ORM
    return inserted
