"""The cable is pulled and put back; the port keeps its name under /dev/serial/by-path."""

import pytest

from devices.device import State
from devices.problem import DeviceError, Problem
from tests.devices.id_card.rig import MakeRig


def test_a_pulled_cable_makes_the_reader_absent(rig: MakeRig) -> None:
    line = rig()
    assert line.driver.status().state is State.READY
    line.unplug()
    assert line.driver.status().state is State.ABSENT
    assert line.driver.status().state is State.ABSENT


def test_a_cable_put_back_is_noticed_by_the_next_status(rig: MakeRig) -> None:
    line = rig(card="P1")
    line.driver.status()
    line.unplug()
    line.driver.status()
    line.plug()
    status = line.driver.status()
    assert (status.state, status.counters["connects"]) == (State.READY, 2)
    assert line.read().name.reveal() == "郑福来"


def test_a_cable_pulled_and_put_back_between_two_polls_is_not_even_a_problem(rig: MakeRig) -> None:
    line = rig(card="P1")
    line.driver.status()
    line.unplug()
    line.plug()
    assert line.driver.status().state is State.READY


@pytest.mark.parametrize("wire", ["pty", "tcp"])
def test_a_cable_pulled_during_a_reply_is_lost(rig: MakeRig, wire: str) -> None:
    line = rig(wire=wire, card="P1")
    line.driver.status()
    line.machine.set_fault("unplug:1")
    with pytest.raises(DeviceError) as caught:
        line.read()
    assert caught.value.problem is Problem.LOST


def test_reading_goes_on_after_the_cable_was_put_back(rig: MakeRig) -> None:
    line = rig(card="P1")
    line.driver.status()
    line.machine.set_fault("unplug:1")
    with pytest.raises(DeviceError):
        line.read()
    line.plug()
    assert line.read().name.reveal() == "郑福来"


def test_reading_without_a_port_is_absent(rig: MakeRig) -> None:
    line = rig(card="P1")
    line.unplug()
    with pytest.raises(DeviceError) as caught:
        line.read()
    assert caught.value.problem is Problem.ABSENT


def test_a_closed_driver_opens_the_port_again_when_asked(rig: MakeRig) -> None:
    line = rig(card="P1")
    line.driver.status()
    line.driver.close()
    assert line.driver.status().state is State.READY
    assert line.read().name.reveal() == "郑福来"
