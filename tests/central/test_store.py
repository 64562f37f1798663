"""The database itself: durable settings on every connection, and migrations that give exactly the tables of the code."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text, update

from central.platform import Platform
from central.seeds.fill import fill
from central.store.engine import Store
from central.store.migrate import migrate
from central.store.register import RecordRow, SlotRow
from central.store.tables import METADATA


def test_the_migrations_give_the_tables_of_the_code(either: Platform) -> None:
    with either.store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_migrating_twice_is_harmless(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/a/b/central.db")
    migrate(store)
    migrate(store)
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    store.close()


def test_every_connection_is_durable(platform: Platform) -> None:
    def settings(_: int) -> tuple[str, int, int, int]:
        with platform.store.reading() as session:
            return tuple(session.execute(text(f"PRAGMA {name}")).scalar() for name in NAMES)  # type: ignore[return-value]

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(settings, range(8))) == {("wal", 2, 1, 1)}


NAMES = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")


def test_a_block_that_raises_changes_nothing(either: Platform) -> None:
    def half_way() -> None:
        with either.store.writing() as session:
            session.execute(update(SlotRow).values(taken=0))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_way()
    with either.store.reading() as session:
        assert session.query(SlotRow).filter(SlotRow.taken > 0).count() > 0


def test_writers_queue_up_and_none_is_lost(either: Platform) -> None:
    with either.store.writing() as session:
        session.execute(update(SlotRow).where(SlotRow.id == "gy-hall-20251125-0").values(capacity=1000, taken=0))

    def take(_: int) -> None:
        with either.store.writing() as session:
            slot = session.get_one(SlotRow, "gy-hall-20251125-0", with_for_update=True)
            slot.taken += 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(take, range(40)))
    with either.store.reading() as session:
        assert session.get_one(SlotRow, "gy-hall-20251125-0").taken == 40


def test_a_slot_is_never_taken_more_often_than_it_holds(either: Platform) -> None:
    with pytest.raises(Exception, match="ck_slots_taken"), either.store.writing() as session:
        session.execute(update(SlotRow).values(taken=SlotRow.capacity + 1))


def test_what_is_filled_is_left_alone(platform: Platform) -> None:
    with platform.store.reading() as session:
        before = {row.id: row.sealed for row in session.query(RecordRow)}
    fill(platform)
    with platform.store.reading() as session:
        assert {row.id: row.sealed for row in session.query(RecordRow)} == before
