"""What others here use most: how often each item was begun on each day, and nothing else. No person, no time of day, no order.

An item is named only when it was begun `LEAST` times in `KEPT` days, and what is named changes with the day or a start of the kiosk
only: the screen must not tell the next in line what the person before has just done.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert

from core.clock import Clock
from kiosk.store import Store
from kiosk.tables import uses

LEAST = 5
"""So often an item must have been begun before it is named: fewer could be one household."""
KEPT = timedelta(days=90)
"""A season: what was asked for in autumn (医保缴费) leaves the screen in winter."""


class Uses:
    """The counts of this kiosk. Raises Trouble(STORE_FULL), Trouble(STORE_BROKEN)."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._known: tuple[date, Mapping[str, int]] | None = None
        self._lock = threading.Lock()

    def add(self, item_id: str) -> None:
        """One more visit in which that item was begun; the caller counts an item once in a visit."""
        row = insert(uses).values(day=self._today.isoformat(), item=item_id, count=1)
        with self._store.begin() as connection:
            connection.execute(row.on_conflict_do_update(index_elements=["day", "item"], set_={"count": uses.c.count + 1}))

    def common(self) -> Mapping[str, int]:
        """The items that others use, most used first, each with its count; as it stood when it was first asked for on this day."""
        with self._lock:
            if self._known is None or self._known[0] != self._today:
                self._known = (self._today, self._read())
            return self._known[1]

    def _read(self) -> dict[str, int]:
        total = func.sum(uses.c.count)
        wanted = select(uses.c.item, total).where(uses.c.day >= self._first)
        with self._store.begin() as connection:
            rows = connection.execute(wanted.group_by(uses.c.item).having(total >= LEAST).order_by(total.desc(), uses.c.item))
            return {item: int(count) for item, count in rows}

    def forget(self) -> int:
        """Removes the counts of days that no longer matter; returns how many."""
        with self._store.begin() as connection:
            return connection.execute(delete(uses).where(uses.c.day < self._first)).rowcount

    @property
    def _today(self) -> date:
        return self._clock.now().date()

    @property
    def _first(self) -> str:
        """The first day that counts."""
        return (self._today - KEPT).isoformat()
