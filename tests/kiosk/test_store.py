"""The file that a power cut cannot take anything from."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import insert

from kiosk.store import Sequence, Store, fact, set_fact
from kiosk.tables import messages
from kiosk.trouble import KioskProblem, Trouble


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "state" / "kiosk.db", quota_mb=1)


def test_every_connection_has_the_settings_that_survive_a_power_cut(store: Store) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1, "busy_timeout": 5000, "max_page_count": 256}
    assert store.pragmas() == wanted
    with store.begin():
        assert store.pragmas() == wanted, "a second connection, while the first is in use"
    store.close()
    assert store.pragmas() == wanted, "after the pool was emptied"


def test_only_its_owner_may_read_it(store: Store) -> None:
    with store.begin() as connection:
        set_fact(connection, "x", 1)
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in store.path.parent.iterdir()} == {0o600}


def test_a_transaction_that_raises_leaves_nothing(store: Store) -> None:
    def broken_off() -> None:
        with store.begin() as connection:
            set_fact(connection, "x", 1)
            raise KeyError

    with pytest.raises(KeyError):
        broken_off()
    with store.begin() as connection:
        assert fact(connection, "x") is None


def test_a_file_of_another_version_is_refused(store: Store) -> None:
    with store.begin() as connection:
        set_fact(connection, "schema_version", 99)
    store.close()
    with pytest.raises(Trouble, match="schema 99") as caught:
        Store(store.path)
    assert caught.value.explained is KioskProblem.STORE_BROKEN


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.db"
    path.write_bytes(b"this is not a database, it is a sentence\n" * 200)
    with pytest.raises(Trouble) as caught:
        Store(path)
    assert caught.value.explained is KioskProblem.STORE_BROKEN


def test_settings_that_do_not_take_stop_the_start(tmp_path: Path) -> None:
    held = sqlite3.connect(tmp_path / "kiosk.db")
    held.executescript("PRAGMA journal_mode=DELETE; CREATE TABLE t (x); BEGIN EXCLUSIVE;")
    with pytest.raises(Trouble) as caught:
        Store(tmp_path / "kiosk.db", busy_ms=50)
    assert caught.value.explained is KioskProblem.STORE_BROKEN
    held.close()


def test_a_wiped_log_holds_nothing_of_what_was_deleted(store: Store) -> None:
    words = b"somebody's words 0123456789"
    with store.begin() as connection:
        connection.execute(insert(messages).values(subject="s", at="t", words=words))
    with store.begin() as connection:
        connection.execute(messages.delete())
    log = store.path.with_name("kiosk.db-wal")
    assert words in log.read_bytes(), "deleted, but still in the log"
    assert store.wipe_log()
    assert words not in log.read_bytes() + store.path.read_bytes()


def test_numbers_are_taken_once_and_only_go_up(store: Store) -> None:
    sequence = Sequence(store)
    taken = [sequence.take() for _ in range(3)]
    assert taken == [1, 2, 3]
    sequence.raise_to(2)
    assert sequence.next == 4
    sequence.raise_to(100)
    assert sequence.take() == 100
    store.close()
    assert Sequence(Store(store.path, quota_mb=1)).take() == 101
