"""The stop flag: wakes everybody who waits, at once, from another thread and from a signal handler alike."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator

import pytest

from core.cancel import Cancel, Cancelled, DeadlinePassed

LONG = 60.0  # seconds: far more than any test may take


def test_a_wait_ends_when_its_time_is_over_and_the_act_goes_on() -> None:
    cancel = Cancel()
    begun = time.monotonic()
    cancel.wait(0.02)
    cancel.wait(0.0)
    cancel.wait(-1.0)
    assert 0.02 <= time.monotonic() - begun < 5
    assert not cancel.stopped


def test_a_deadline_ends_the_act() -> None:
    cancel = Cancel(0.02)
    cancel.check()
    with pytest.raises(DeadlinePassed):
        cancel.wait(LONG)
    assert cancel.remaining == 0.0


def test_a_stop_wakes_everybody_who_waits_and_may_come_twice() -> None:
    cancel = Cancel(LONG)
    woken: list[str] = []

    def wait() -> None:
        with pytest.raises(Cancelled):
            cancel.wait(LONG)
        woken.append("woken")

    threads = [threading.Thread(target=wait) for _ in range(5)]
    stoppers = [threading.Thread(target=cancel.stop) for _ in range(5)]
    for thread in threads + stoppers:
        thread.start()
    for thread in threads + stoppers:
        thread.join(10)
    assert woken == ["woken"] * 5
    with pytest.raises(Cancelled):
        cancel.wait(LONG)
    with pytest.raises(Cancelled):
        cancel.check()


@pytest.fixture
def handled() -> Iterator[list[Cancel]]:
    """The tokens that a signal stops, as the main program's handler would."""
    tokens: list[Cancel] = []
    before = signal.signal(signal.SIGALRM, lambda *_: tokens[0].stop())
    yield tokens
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def test_a_signal_handler_stops_the_very_thread_that_waits(handled: list[Cancel]) -> None:
    handled.append(Cancel())
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    with pytest.raises(Cancelled):
        handled[0].wait(LONG)


@pytest.mark.timeout(60)
def test_a_signal_at_any_moment_of_a_wait_never_stands_still(handled: list[Cancel]) -> None:
    handled.append(Cancel())
    ended = 0
    for n in range(300):
        handled[0] = Cancel()
        signal.setitimer(signal.ITIMER_REAL, 1e-6 * (1 + n % 60))
        while True:
            try:
                handled[0].wait(0.001)
            except Cancelled:
                ended += 1
                break
    assert ended == 300
