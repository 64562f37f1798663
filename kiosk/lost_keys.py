"""Whether the key ring still opens the store: a new key beside old rows would turn every one of them into damage, in silence.

One row alone under an unknown key beside others that are known is no lost key but flipped bytes: it must not stop the kiosk.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from sqlalchemy import Column, func, select

from kiosk.sealing import KEY_ID, read_keys
from kiosk.store import Store
from kiosk.tables import cases, messages, outbox
from kiosk.trouble import KioskProblem, Trouble

SEALED: tuple[Column[bytes], ...] = (cases.c.records, cases.c.outcome, outbox.c.payload, messages.c.words)


def refuse_lost_keys(store: Store, path: Path) -> None:
    """Raises Trouble(STORE_BROKEN) when the store holds rows whose key is not in the file; `KeyFileOpen` when others may read it."""
    known = {key.id for key in read_keys(path)}
    used = _used(store)
    lost = {key: rows for key, rows in used.items() if key not in known}
    if lost and (max(lost.values()) > 1 or not known & used.keys()):
        rows = sum(lost.values())
        raise Trouble(KioskProblem.STORE_BROKEN, f"sealing key is gone: restore it ({path}; {rows} entries of {store.path.name} need it)")


def _used(store: Store) -> Counter[bytes]:
    """How many entries each key has sealed, by the key id before each."""
    used: Counter[bytes] = Counter()
    with store.begin() as connection:
        for column in SEALED:
            key = func.substr(column, 1, KEY_ID)
            for found, rows in connection.execute(select(key, func.count()).where(column.is_not(None)).group_by(key)).all():
                used[bytes(found)] += rows
    return used
