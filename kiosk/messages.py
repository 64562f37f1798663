"""What a person is told at the next visit: a payment that was settled late, an application that was answered late.

Found by a keyed tag of the ID number; the words name no person. Told once, then gone.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from core.clock import Clock
from kiosk.store import Store
from kiosk.tables import messages


class Messages:
    """The table of messages."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def leave(self, connection: Connection, subject: str, words: str) -> None:
        """Leaves words for a person, inside the caller's transaction; nothing for a case without a card."""
        if subject:
            connection.execute(insert(messages).values(subject=subject, at=self._clock.now().isoformat(), words=words))

    def forget(self, before: str) -> int:
        """Removes words that nobody has come for since that moment; returns how many."""
        with self._store.begin() as connection:
            return int(connection.execute(delete(messages).where(messages.c.at < before)).rowcount)

    def take(self, subject: str) -> list[str]:
        """All words for that person, oldest first; they are told only once."""
        mine = messages.c.subject == subject
        with self._store.begin() as connection:
            words = [str(w) for w in connection.execute(select(messages.c.words).where(mine).order_by(messages.c.id)).scalars()]
            connection.execute(delete(messages).where(mine))
        return words
