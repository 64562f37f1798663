"""Clocks that are passed in, and the token that every wait is a wait on."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

import pytest

from core.cancel import Cancel, Cancelled, DeadlinePassed
from core.clock import CHINA, DEMO_START, DemoClock, ManualClock, SystemClock


def test_every_clock_knows_its_zone() -> None:
    for clock in (SystemClock(), DemoClock(), ManualClock()):
        assert clock.now().utcoffset() == timedelta(hours=8)


def test_the_demo_clock_starts_on_the_reference_day() -> None:
    assert DemoClock().now() - DEMO_START < timedelta(seconds=5)


def test_a_set_wall_clock_leaves_monotonic_time_alone() -> None:
    clock = ManualClock()
    clock.advance(5.0)
    clock.set_wall(datetime(1999, 1, 1, tzinfo=CHINA))
    assert clock.monotonic() == 5.0
    assert clock.now().year == 1999


def test_stopping_ends_a_wait_at_once() -> None:
    cancel = Cancel(60.0)
    threading.Timer(0.0, cancel.stop).start()
    with pytest.raises(Cancelled):
        cancel.wait(60.0)


def test_a_wait_ends_at_the_deadline() -> None:
    with pytest.raises(DeadlinePassed):
        Cancel(0.01).wait(60.0)


def test_a_token_without_deadline_never_ends_by_itself() -> None:
    cancel = Cancel()
    cancel.wait(0.0)
    assert cancel.remaining == float("inf")
