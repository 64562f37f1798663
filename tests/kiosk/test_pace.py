"""How long things usually take: a guess said as one, then what was measured here."""

from __future__ import annotations

import pytest

from core.clock import ManualClock
from kiosk.pace import Chore, Pace, Usual
from kiosk.settings import UsualSettings


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def pace(clock: ManualClock) -> Pace:
    return Pace(UsualSettings(lookup=4.0), clock)


def measure(pace: Pace, clock: ManualClock, of: str, *seconds: float) -> None:
    for one in seconds:
        with pace.measured(Chore.LOOKUP, of):
            clock.advance(one)


def fail(pace: Pace, clock: ManualClock) -> None:
    with pace.measured(Chore.LOOKUP, "a/one"):
        clock.advance(10.0)
        raise TimeoutError


def test_nothing_measured_is_a_guess_and_says_so(pace: Pace) -> None:
    assert pace.usual(Chore.LOOKUP, "a/one") == Usual(4.0, guessed=True)


def test_a_step_is_as_quick_as_its_median_so_that_one_bad_day_counts_little(pace: Pace, clock: ManualClock) -> None:
    measure(pace, clock, "a/one", 1.0, 2.0, 60.0)
    assert pace.usual(Chore.LOOKUP, "a/one") == Usual(2.0, guessed=False)


def test_a_new_step_is_thought_as_quick_as_the_others_of_its_kind(pace: Pace, clock: ManualClock) -> None:
    measure(pace, clock, "a/one", 1.0, 2.0)
    measure(pace, clock, "b/two", 3.0)
    assert pace.usual(Chore.LOOKUP, "c/three") == Usual(2.0, guessed=False)
    assert pace.usual(Chore.QUOTE, "c/three").guessed


def test_what_failed_is_not_counted(pace: Pace, clock: ManualClock) -> None:
    for _ in range(5):
        with pytest.raises(TimeoutError):
            fail(pace, clock)
    assert pace.usual(Chore.LOOKUP, "a/one").guessed


def test_what_was_long_ago_is_forgotten(pace: Pace, clock: ManualClock) -> None:
    measure(pace, clock, "a/one", *[20.0] * 30)
    measure(pace, clock, "a/one", *[1.0] * 25)
    assert pace.usual(Chore.LOOKUP, "a/one").seconds == pytest.approx(1.0)
