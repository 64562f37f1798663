"""What a person is told at the next visit: a payment that was settled late, an application that was answered late.

Found by a keyed tag of the ID number; the words name no person, but they say what somebody applied for, paid or was
refused, so they are sealed. Told once, then gone.
"""

from __future__ import annotations

import logging

from sqlalchemy import Connection, delete, insert, select

from core.clock import Clock
from core.log import event
from kiosk.sealing import Damaged, Sealer
from kiosk.store import Store
from kiosk.tables import messages

log = logging.getLogger(__name__)


class Messages:
    """The table of messages."""

    def __init__(self, store: Store, sealer: Sealer, clock: Clock) -> None:
        self._store = store
        self._sealer = sealer
        self._clock = clock

    def leave(self, connection: Connection, subject: str, words: str) -> None:
        """Leaves words for a person, inside the caller's transaction; nothing for a case without a card."""
        if subject:
            sealed = self._sealer.seal(_row(subject), words)
            connection.execute(insert(messages).values(subject=subject, at=self._clock.now().isoformat(), words=sealed))

    def forget(self, before: str) -> int:
        """Removes words that nobody has come for since that moment; returns how many."""
        with self._store.begin() as connection:
            return int(connection.execute(delete(messages).where(messages.c.at < before)).rowcount)

    def take(self, subject: str) -> list[str]:
        """All words for that person, oldest first; they are told only once. What does not open any more is logged and gone."""
        mine = messages.c.subject == subject
        with self._store.begin() as connection:
            sealed = connection.execute(select(messages.c.words).where(mine).order_by(messages.c.id)).scalars().all()
            connection.execute(delete(messages).where(mine))
        return [words for words in (self._opened(subject, one) for one in sealed) if words]

    def _opened(self, subject: str, sealed: bytes) -> str:
        try:
            return str(self._sealer.open(_row(subject), sealed))
        except Damaged:
            event(log, logging.ERROR, "message.damaged")
            return ""


def _row(subject: str) -> str:
    return f"message:{subject}"
