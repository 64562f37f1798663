"""What the platform has to be told, kept until it has said that it knows.

    put ──▶ HELD ──paid──▶ COUNTER ──▶ DELIVERED | JUDGED            sent while the resident waits
              └──closed──▶ (taken back)  └─unsure─▶ DUE ──▶ DELIVERED | REFUSED | DAMAGED      sent by the reporter

`put` works inside the caller's transaction, so a record exists exactly when the business it reports exists. Nothing here
expires: a row leaves by an acknowledgement that names it, or because it was taken back before anything was sent.
Order is that of the row numbers; the wall clock plays no part in it.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from core.clock import Clock
from core.log import event
from core.plain import from_plain
from kiosk.sealing import Damaged, Sealer
from kiosk.store import Store
from kiosk.tables import Box, RecordKind, outbox

log = logging.getLogger(__name__)

T = TypeVar("T")

STUMBLES = 3
"""After so many answers that were no answer, a record waits behind the others."""


@dataclass(frozen=True)
class OutboxRow:
    """One record on its way; `body` is personal data in plain form, `size` its bytes on the line."""

    key: str
    kind: RecordKind
    case_no: str | None
    attempts: int
    body: dict[str, Any]
    size: int

    def __repr__(self) -> str:
        return f"Row({self.key}, {self.kind.value}, {self.attempts} attempts)"


@dataclass(frozen=True)
class Counts:
    """How the outbox stands; `oldest_seconds` is the age of the oldest undelivered record by the wall clock, never negative."""

    undelivered: int = 0
    oldest_seconds: int = 0
    refused: int = 0
    damaged: int = 0


@dataclass(frozen=True)
class TrayRow:
    """A record that a person has to look at, without anything personal."""

    key: str
    kind: RecordKind
    case_no: str
    at: str
    state: Box
    reason: str


class Outbox:
    """The table and its rules."""

    def __init__(self, store: Store, sealer: Sealer, clock: Clock) -> None:
        self._store = store
        self._sealer = sealer
        self._clock = clock

    def put(
        self,
        connection: Connection,
        kind: RecordKind,
        key: str,
        body: Any,
        *,
        case_no: str | None = None,
        version: int | None = None,
        box: Box,
    ) -> None:
        """Writes a record in the caller's transaction."""
        row = {"key": key, "kind": kind.value, "case_no": case_no, "data_version": version, "state": box.value}
        sealed = self._sealer.seal(key, body)
        connection.execute(insert(outbox).values(**row, at=self._clock.now().isoformat(), payload=sealed))

    def rewrite(self, connection: Connection, key: str, body: Any, box: Box) -> None:
        """Another body and place for a record that nobody has sent yet."""
        connection.execute(update(outbox).where(outbox.c.key == key).values(payload=self._sealer.seal(key, body), state=box.value))

    def take_back(self, connection: Connection, key: str) -> bool:
        """Removes a record of which certainly nothing was sent; False when it is the reporter's already."""
        mine = outbox.c.state.in_([Box.HELD.value, Box.COUNTER.value])
        return connection.execute(delete(outbox).where(outbox.c.key == key, mine)).rowcount > 0

    def finish(self, connection: Connection, key: str, box: Box, reason: str = "") -> bool:
        """The platform has answered for this key; False when the row was finished before or is unknown."""
        values = {"state": box.value, "reason": reason, "finished": self._clock.now().isoformat()}
        open_rows = or_(outbox.c.state == Box.DUE.value, outbox.c.state == Box.COUNTER.value)
        return connection.execute(update(outbox).where(outbox.c.key == key, open_rows).values(**values)).rowcount > 0

    def drop(self, connection: Connection, key: str) -> bool:
        """The platform has acknowledged this key and there is no room to keep it; False when it is not due any more."""
        due = outbox.c.state == Box.DUE.value
        return connection.execute(delete(outbox).where(outbox.c.key == key, due)).rowcount > 0

    def leave(self, key: str) -> None:
        """From the counter to the reporter."""
        with self._store.begin() as connection:
            connection.execute(_from_counter().where(outbox.c.key == key))

    def resume(self) -> int:
        """After a start: whatever was at the counter is the reporter's now. Returns how many that were."""
        with self._store.begin() as connection:
            return int(connection.execute(_from_counter()).rowcount)

    def open_again(self) -> int:
        """After a start: records that were set aside and do open now, as when a lost key was put back; returns how many.

        One with a quote and no order yet waits for its payment, the others are due.
        """
        damaged = select(outbox.c.key, outbox.c.payload).where(outbox.c.state == Box.DAMAGED.value)
        with self._store.begin() as connection:
            found = [(row.key, self._body_now(row)) for row in connection.execute(damaged).all()]
            sound = [(key, body) for key, body in found if body is not None]
            for key, body in sound:
                box = Box.HELD if body.get("quote_id") and not body.get("order_no") else Box.DUE
                connection.execute(update(outbox).where(outbox.c.key == key).values(state=box.value, reason=""))
        return len(sound)

    def _body_now(self, row: Any) -> dict[str, Any] | None:
        try:
            return dict(self._sealer.open(row.key, row.payload))
        except Damaged:
            return None

    def latest_of(self, case_no: str) -> str | None:
        """Key of the case's last record that the platform has taken or may still take."""
        good = outbox.c.state.in_([Box.COUNTER.value, Box.DUE.value, Box.DELIVERED.value])
        mine = select(outbox.c.key).where(outbox.c.kind == RecordKind.CASE.value, outbox.c.case_no == case_no, good)
        with self._store.begin() as connection:
            key = connection.execute(mine.order_by(outbox.c.seq.desc()).limit(1)).scalar()
        return None if key is None else str(key)

    def next_version(self, connection: Connection, case_no: str) -> int:
        """The first data version of the case that no record has used."""
        mine = (outbox.c.kind == RecordKind.CASE.value) & (outbox.c.case_no == case_no)
        return int(connection.execute(select(func.coalesce(func.max(outbox.c.data_version), 0)).where(mine)).scalar_one()) + 1

    def has(self, connection: Connection, kind: RecordKind, case_no: str) -> bool:
        """Whether there is any record of that kind about that case."""
        wanted = select(outbox.c.seq).where(outbox.c.kind == kind.value, outbox.c.case_no == case_no)
        return connection.execute(wanted.limit(1)).first() is not None

    def body(self, key: str) -> dict[str, Any] | None:
        """What a record says; None when it is gone. Raises `Damaged`."""
        with self._store.begin() as connection:
            sealed = connection.execute(select(outbox.c.payload).where(outbox.c.key == key)).scalar()
        return None if sealed is None else dict(self._sealer.open(key, sealed))

    def readable(self, key: str) -> dict[str, Any] | None:
        """What a record says; None when it is gone, or does not open: it is then set aside."""
        try:
            return self.body(key)
        except Damaged:
            with self._store.begin() as connection:
                self.set_aside(connection, key)
            return None

    def set_aside(self, connection: Connection, key: str) -> None:
        """A record that does not open waits for a person instead of standing in the way of others."""
        event(log, logging.ERROR, "outbox.damaged", key=key)
        waiting = outbox.c.state.in_([box.value for box in Box if box.undelivered])
        values = {"state": Box.DAMAGED.value, "reason": "does not open"}
        connection.execute(update(outbox).where(outbox.c.key == key, waiting).values(**values))

    def opened(self, kind: type[T], key: str, sealed: bytes) -> T:
        """A sealed body as a `kind`. Raises `Damaged`."""
        return from_plain(kind, self._sealer.open(key, sealed))

    def due(self, limit: int, max_bytes: int) -> list[OutboxRow]:
        """The oldest due records of one kind, up to a number and a size (always at least one); damaged ones are set aside.

        A record over which the platform has stumbled several times goes behind the others, so that it blocks nobody.
        """
        with self._store.begin() as connection:
            due = select(outbox).where(outbox.c.state == Box.DUE.value)
            found = connection.execute(due.order_by(outbox.c.stumbles >= STUMBLES, outbox.c.seq).limit(limit)).all()
            rows = [row for row in (self._opened(connection, raw) for raw in found) if row is not None]
        taken: list[OutboxRow] = []
        for row in rows:
            if taken and (row.kind is not taken[0].kind or sum(r.size for r in taken) + row.size > max_bytes):
                break
            taken.append(row)
        return taken

    def _opened(self, connection: Connection, raw: Any) -> OutboxRow | None:
        try:
            body = self._sealer.open(raw.key, raw.payload)
        except Damaged:
            self.set_aside(connection, raw.key)
            return None
        size = len(json.dumps(body, ensure_ascii=False).encode())
        return OutboxRow(raw.key, RecordKind(raw.kind), raw.case_no, raw.attempts, body, size)

    def tried(self, keys: list[str], reason: str, stumbled: bool = False) -> None:
        """Counts an attempt that brought no answer for these."""
        counted = {"attempts": outbox.c.attempts + 1, "stumbles": outbox.c.stumbles + int(stumbled), "reason": reason}
        with self._store.begin() as connection:
            connection.execute(update(outbox).where(outbox.c.key.in_(keys)).values(**counted))

    def counts(self) -> Counts:
        """How it stands now."""
        with self._store.begin() as connection:
            numbers = connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state)).all()
            waiting = [box.value for box in Box if box.undelivered]
            oldest = connection.execute(select(outbox.c.at).where(outbox.c.state.in_(waiting)).order_by(outbox.c.seq).limit(1)).scalar()
        age = 0 if oldest is None else max(0, int((self._clock.now() - datetime.fromisoformat(oldest)).total_seconds()))
        by_state: dict[str, int] = {row[0]: row[1] for row in numbers}
        undelivered = sum(by_state.get(state, 0) for state in waiting)
        return Counts(undelivered, age, by_state.get(Box.REFUSED.value, 0), by_state.get(Box.DAMAGED.value, 0))

    def tray(self) -> list[TrayRow]:
        """What the platform refused and what does not open: somebody has to look at each."""
        wanted = select(outbox).where(outbox.c.state.in_([Box.REFUSED.value, Box.DAMAGED.value])).order_by(outbox.c.seq)
        with self._store.begin() as connection:
            found = connection.execute(wanted).all()
        return [TrayRow(r.key, RecordKind(r.kind), r.case_no or "", r.at, Box(r.state), r.reason) for r in found]

    def sealed(self) -> list[dict[str, str]]:
        """Every record that is not delivered, as it lies here: for an export that only the platform's keeper can open."""
        wanted = select(outbox).where(outbox.c.state != Box.DELIVERED.value).order_by(outbox.c.seq)
        with self._store.begin() as connection:
            found = connection.execute(wanted).all()
        return [{"key": r.key, "kind": r.kind, "case_no": r.case_no or "", "state": r.state, "sealed": r.payload.hex()} for r in found]

    def forget(self, before: str) -> int:
        """Removes what was delivered or judged before that moment; returns how many rows."""
        done = [Box.DELIVERED.value, Box.JUDGED.value]
        with self._store.begin() as connection:
            return int(connection.execute(delete(outbox).where(outbox.c.state.in_(done), outbox.c.finished < before)).rowcount)


def _from_counter() -> Any:
    return update(outbox).where(outbox.c.state == Box.COUNTER.value).values(state=Box.DUE.value)
