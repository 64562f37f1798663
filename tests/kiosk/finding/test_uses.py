"""What others here use most: counted, named only from enough on, kept over a restart, forgotten after a season."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from core.clock import ManualClock
from kiosk.finding.uses import KEPT, LEAST, Uses
from kiosk.store import Store
from kiosk.tables import metadata, uses

DAY_S = 86_400.0


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kiosk.db", quota_mb=1)


def begin(counts: Uses, item_id: str, times: int) -> None:
    for _ in range(times):
        counts.add(item_id)


def test_an_item_is_named_from_enough_visits_on_and_not_before(store: Store) -> None:
    begin(Uses(store, ManualClock()), "water", LEAST - 1)
    assert Uses(store, ManualClock()).common() == {}
    begin(Uses(store, ManualClock()), "water", 1)
    assert Uses(store, ManualClock()).common() == {"water": LEAST}


def test_the_next_in_line_cannot_see_what_the_one_before_did(store: Store) -> None:
    clock = ManualClock()
    counts = Uses(store, clock)
    begin(counts, "water", LEAST - 1)
    assert counts.common() == {}
    counts.add("water")
    assert counts.common() == {}, "the screen stays as it was this morning"
    clock.advance(DAY_S)
    assert counts.common() == {"water": LEAST}


def test_most_used_comes_first(store: Store) -> None:
    counts = Uses(store, ManualClock())
    begin(counts, "gas", LEAST)
    begin(counts, "water", LEAST + 2)
    assert list(counts.common()) == ["water", "gas"]


def test_days_add_up_and_leave_after_a_season(store: Store) -> None:
    clock = ManualClock()
    counts = Uses(store, clock)
    begin(counts, "water", 3)
    clock.advance(DAY_S)
    begin(counts, "water", 2)
    assert counts.common() == {"water": 5}
    clock.advance(KEPT / timedelta(seconds=1))
    assert counts.common() == {}
    assert counts.forget() == 1
    with store.begin() as connection:
        assert [row.count for row in connection.execute(uses.select())] == [2], "the later day is still of this season"


def test_a_restart_keeps_the_counts_and_a_wiped_store_has_none(store: Store) -> None:
    begin(Uses(store, ManualClock()), "water", LEAST)
    store.close()
    again = Store(store.path, quota_mb=1)
    assert Uses(again, ManualClock()).common() == {"water": LEAST}
    again.close()
    for file in store.path.parent.glob("kiosk.db*"):
        file.unlink()
    assert Uses(Store(store.path, quota_mb=1), ManualClock()).common() == {}


def test_a_row_says_day_item_and_count_and_nothing_of_a_person(store: Store) -> None:
    Uses(store, ManualClock()).add("water")
    with store.begin() as connection:
        assert [tuple(row) for row in connection.execute(uses.select())] == [("2025-11-21", "water", 1)]
    assert [column.name for column in metadata.tables["uses"].columns] == ["day", "item", "count"]


def test_a_store_from_before_gets_the_table_and_keeps_what_it_held(store: Store) -> None:
    with store.begin() as connection:
        connection.execute(delete(uses))
    store.close()
    with sqlite3.connect(store.path) as raw:
        raw.execute("DROP TABLE uses")
        raw.execute("INSERT INTO facts VALUES ('kept', 7)")
    raw.close()
    again = Store(store.path, quota_mb=1)
    begin(Uses(again, ManualClock()), "water", LEAST)
    assert Uses(again, ManualClock()).common() == {"water": LEAST}
    with sqlite3.connect(again.path) as raw:
        assert raw.execute("SELECT value FROM facts WHERE name = 'kept'").fetchall() == [(7,)]
    raw.close()
