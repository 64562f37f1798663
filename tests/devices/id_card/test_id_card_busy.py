"""Somebody else has the port, or the reader."""

import threading

import pytest

from core.cancel import Cancel, Cancelled
from core.clock import ManualClock
from devices.device import State
from devices.drivers.ga467_serial import Ga467Serial, Options
from devices.problem import DeviceError, Problem
from tests.devices.id_card.rig import MakeRig


def test_a_second_opener_is_refused(rig: MakeRig) -> None:
    line = rig(card="P1")
    assert line.driver.status().state is State.READY
    second = Ga467Serial(Options(str(line.path)), ManualClock())
    status = second.status()
    assert (status.problems, status.state) == ((Problem.BUSY,), State.DOWN)
    with pytest.raises(DeviceError) as caught:
        second.read(Cancel(1))
    assert caught.value.problem is Problem.BUSY
    line.driver.close()
    assert second.status().state is State.READY
    second.close()


def test_the_first_opener_does_not_suffer_from_the_second(rig: MakeRig) -> None:
    line = rig(card="P1")
    line.driver.status()
    Ga467Serial(Options(str(line.path)), ManualClock()).status()
    assert line.read().name.reveal() == "郑福来"


def test_a_claimed_reader_is_refused_to_another_act(rig: MakeRig) -> None:
    driver = rig().driver
    with driver.claim(), pytest.raises(DeviceError) as caught, driver.claim():
        pass
    assert caught.value.problem is Problem.BUSY


def test_status_is_answered_while_another_thread_waits_for_a_card(rig: MakeRig) -> None:
    line = rig()
    cancel = Cancel()
    ends: list[type[BaseException]] = []

    def wait_for_a_card() -> None:
        try:
            line.driver.read(cancel)
        except Cancelled as end:
            ends.append(type(end))

    waiting = threading.Thread(target=wait_for_a_card)
    waiting.start()
    states = [line.driver.status().state for _ in range(20)]
    cancel.stop()
    waiting.join(5)
    assert states == [State.READY] * 20
    assert ends == [Cancelled]


def test_status_during_a_long_exchange_is_the_last_one_known(rig: MakeRig) -> None:
    line = rig(card="P1", options={"read_seconds": 5.0})
    line.driver.status()
    line.clock.advance(9)
    with line.driver._connection.lock:  # as a read in progress holds it
        answers: list[float] = []
        asking = threading.Thread(target=lambda: answers.append(line.driver.status().at))
        asking.start()
        asking.join(5)
    assert answers == [0.0]
