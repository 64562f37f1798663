"""Whoever waits for a card can be called away within 200 ms, wherever the driver is."""

import threading
import time
from collections.abc import Callable

import pytest

from core.cancel import Cancel, Cancelled, DeadlinePassed
from devices.problem import DeviceError
from tests.devices.id_card.rig import MakeRig, Rig, wait_until

LONG = {"poll_seconds": 20.0, "answer_seconds": 20.0, "read_seconds": 20.0, "gap_seconds": 20.0}


def seconds_to_leave(line: Rig, waiting: Callable[[], bool]) -> float:
    """How long `read` takes to end after `stop`, called once the driver waits where the test wants it."""
    cancel = Cancel()
    ends: list[BaseException] = []

    def read() -> None:
        try:
            line.driver.read(cancel)
        except (Cancelled, DeviceError) as end:
            ends.append(end)

    thread = threading.Thread(target=read)
    thread.start()
    wait_until(waiting)
    stopped = time.monotonic()
    cancel.stop()
    thread.join(5)
    taken = time.monotonic() - stopped
    assert [type(end) for end in ends] == [Cancelled]
    return taken


def test_between_two_polls(rig: MakeRig) -> None:
    line = rig(options=LONG)
    assert seconds_to_leave(line, lambda: line.heard("2001") == 1) < 0.2


@pytest.mark.parametrize("command", ["2001", "2002", "3001", "3003"])
def test_while_a_command_is_not_answered(rig: MakeRig, command: str) -> None:
    line = rig(card="P1", options=LONG)
    line.driver.status()
    line.machine.set_fault(f"silent@{command}")
    assert seconds_to_leave(line, lambda: line.heard(command) == 1) < 0.2


def test_while_a_reply_has_begun_and_does_not_go_on(rig: MakeRig) -> None:
    line = rig(card="P1", fault="truncated", options=LONG)
    assert seconds_to_leave(line, lambda: line.heard("3001") == 1) < 0.2


def test_while_another_thread_has_the_line(rig: MakeRig) -> None:
    line = rig(card="P1", options=LONG)
    with line.driver._connection.lock:
        assert seconds_to_leave(line, lambda: True) < 0.2


def test_a_deadline_ends_the_wait_for_a_card(rig: MakeRig) -> None:
    start = time.monotonic()
    with pytest.raises(DeadlinePassed):
        rig(options=LONG).driver.read(Cancel(0.1))
    assert time.monotonic() - start < 0.3


def test_a_cancelled_token_stops_before_anything_is_sent(rig: MakeRig) -> None:
    line = rig(card="P1")
    cancel = Cancel()
    cancel.stop()
    with pytest.raises(Cancelled):
        line.driver.read(cancel)
    assert line.heard("2001") == 0


def test_after_being_called_away_the_card_is_still_read(rig: MakeRig) -> None:
    line = rig(card="P1")
    with pytest.raises(DeadlinePassed):
        line.driver.read(Cancel(0.0))
    assert line.read().name.reveal() == "郑福来"


@pytest.mark.parametrize("mode", ["sticky", "repeat"])
@pytest.mark.parametrize("command", ["2002", "3001", "3003"])
def test_after_being_called_away_in_the_middle_of_a_card_it_is_still_read(rig: MakeRig, mode: str, command: str) -> None:
    line = rig(card="P1", mode=mode, fault=f"silent@{command}", options=LONG | {"poll_seconds": 0.02})
    seconds_to_leave(line, lambda: line.heard(command) == 1)
    line.machine.set_fault("")
    assert line.read(3.0).name.reveal() == "郑福来"


def test_a_card_must_be_lifted_once_it_was_read(rig: MakeRig) -> None:
    line = rig(card="P1")
    assert not line.driver.must_be_lifted(Cancel(1.0)), "this one is still to be read"
    line.read()
    assert line.driver.must_be_lifted(Cancel(1.0))
    line.machine.lift()
    line.machine.lay("P2")
    assert not line.driver.must_be_lifted(Cancel(1.0)), "another lies there by now"
