"""Replies arrive damaged: wrong checksum, wrong length, a byte lost, a byte too many."""

import pytest

from devices.device import State
from devices.problem import DeviceError, Problem
from tests.devices.id_card.rig import MakeRig

DAMAGES = ["bad-checksum", "bad-length", "drop", "stray"]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_reply_is_asked_for_again(rig: MakeRig, damage: str) -> None:
    line = rig(card="P1")
    line.driver.status()
    line.machine.set_fault(f"{damage}:1")
    assert line.read().name.reveal() == "郑福来"
    assert line.driver.status().counters["retries"] == 1


@pytest.mark.parametrize("damage", ["bad-checksum", "bad-length"])
def test_the_rest_of_a_damaged_reply_is_waited_for_no_longer_than_the_gap(rig: MakeRig, damage: str) -> None:
    line = rig(card="P1", options={"answer_seconds": 20.0, "read_seconds": 20.0})
    line.driver.status()
    line.machine.set_fault(f"{damage}:1")
    assert line.read(seconds=5).name.reveal() == "郑福来"


@pytest.mark.parametrize("damage", DAMAGES)
def test_three_damaged_replies_are_survived(rig: MakeRig, damage: str) -> None:
    line = rig(card="P1")
    line.driver.status()
    line.machine.set_fault(f"{damage}:3")
    assert line.read().name.reveal() == "郑福来"


@pytest.mark.parametrize("damage", ["bad-checksum", "bad-length", "stray"])
def test_a_line_that_damages_everything_is_garbled(rig: MakeRig, damage: str) -> None:
    line = rig(card="P1")
    line.driver.status()
    line.machine.set_fault(damage)
    with pytest.raises(DeviceError) as caught:
        line.read()
    assert caught.value.problem is Problem.GARBLED
    status = line.driver.status()
    assert (status.problems, status.state) == ((Problem.GARBLED,), State.DOWN)


def test_a_line_that_recovers_is_used_without_opening_it_again(rig: MakeRig) -> None:
    line = rig(card="P1")
    line.driver.status()
    line.machine.set_fault("bad-checksum")
    with pytest.raises(DeviceError):
        line.read()
    line.machine.set_fault("")
    assert line.read().name.reveal() == "郑福来"
    assert line.driver.status().counters["connects"] == 1


@pytest.mark.parametrize("seed", range(4))
def test_wherever_a_byte_is_lost_the_card_is_read(rig: MakeRig, seed: int) -> None:
    line = rig(card="R", seed=str(seed))
    line.driver.status()
    line.machine.set_fault("drop:2")
    assert line.read().number.reveal() == "11010519491231002X"


@pytest.mark.parametrize("code", ["10", "11"])
def test_a_request_that_the_reader_found_damaged_is_sent_again(rig: MakeRig, code: str) -> None:
    line = rig(card="P1", fault=f"sw3-{code}:3")
    assert line.read().name.reveal() == "郑福来"
    assert line.heard("3001") == 4


@pytest.mark.parametrize("code", ["10", "11"])
def test_requests_that_are_always_damaged_make_the_line_garbled(rig: MakeRig, code: str) -> None:
    with pytest.raises(DeviceError) as caught:
        rig(card="P1", fault=f"sw3-{code}").read()
    assert caught.value.problem is Problem.GARBLED
