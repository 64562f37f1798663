"""The departments' records as they lie in the store: sealed, found by keyed tag, read and written as the typed records of `flows`.

One table for all kinds keeps personal data in one place; what a record means is its department's knowledge.
"""

from __future__ import annotations

import json
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.store.register import RecordRow
from central.vault import Vault
from core.plain import from_plain, to_plain
from core.secret import Secret

T = TypeVar("T")

KEY = 12
"""Hex digits of a key; 48 bits tell the few options of one list apart."""


class Register:
    """Records as one open session sees them."""

    def __init__(self, session: Session, vault: Vault) -> None:
        self.session = session
        self.vault = vault

    def get(self, kind: type[T], number: Secret[str], *, to_change: bool = False) -> T | None:
        """The record of that kind for a person's or an account's number, None without one; `to_change` locks it until the session ends."""
        row = self._row(kind, number, to_change)
        if row is None:
            return None
        return from_plain(kind, json.loads(self.vault.open(row.sealed, _place(kind, row.tag))))

    def put(self, number: Secret[str], record: Any) -> None:
        """Writes the record over the earlier one."""
        kind = type(record)
        row, tag = self._row(kind, number, True), person_tag(self.vault, number)
        sealed = self.vault.seal(json.dumps(to_plain(record), ensure_ascii=False).encode(), _place(kind, tag))
        if row is None:
            self.session.add(RecordRow(kind=kind.__name__, tag=tag, sealed=sealed))
        else:
            row.sealed = sealed
        self.session.flush()

    def drop(self, kind: type[Any], number: Secret[str]) -> None:
        """Removes the record of that kind, if there is one."""
        row = self._row(kind, number, True)
        if row is not None:
            self.session.delete(row)
            self.session.flush()

    def tag(self, purpose: str, *parts: str) -> str:
        """A keyed tag, for rows that are found by what they are about."""
        return self.vault.tag(purpose, *parts)

    def key(self, *parts: str) -> str:
        """What an option stands for when the thing's own number may not be its value: it stays however the list changes."""
        return self.vault.tag("option", *(part.upper() for part in parts))[:KEY]

    def person(self, number: Secret[str]) -> str:
        """The tag under which everything of this number is found."""
        return person_tag(self.vault, number)

    def _row(self, kind: type[Any], number: Secret[str], to_change: bool) -> RecordRow | None:
        row = select(RecordRow).filter_by(kind=kind.__name__, tag=person_tag(self.vault, number))
        if to_change:  # read again: since the session looked, another one may have written
            row = row.with_for_update().execution_options(populate_existing=True)
        return self.session.scalar(row)


def person_tag(vault: Vault, number: Secret[str]) -> str:
    """The tag under which everything of this number is found; the X of an ID number counts as a capital."""
    return vault.tag("number", number.reveal().upper())


def _place(kind: type[Any], tag: str) -> str:
    return f"records/{kind.__name__}/{tag}"
