"""The security module is out of order, and every status byte becomes the Problem that the table says."""

import pytest

from devices.device import State
from devices.ga467.status_codes import meaning
from devices.problem import DeviceError, Problem
from tests.devices.id_card.rig import MakeRig

BECOMES = {
    0x21: Problem.REFUSED,
    0x23: Problem.REFUSED,
    0x24: Problem.REFUSED,
    0x31: Problem.CARD_SUSPECT,
    0x32: Problem.CARD_SUSPECT,
    0x33: Problem.CARD_SUSPECT,
    0x34: Problem.CARD_MOVED,
    0x40: Problem.CARD_NOT_ID,
    0x41: Problem.CARD_MOVED,
    0x47: Problem.CARD_UNREADABLE,
    0x4E: Problem.REFUSED,
    0x50: Problem.REFUSED,
    0x60: Problem.READER_SELF_TEST,
    0x61: Problem.REFUSED,
    0x66: Problem.READER_UNAUTHORISED,
    0x80: Problem.CARD_MOVED,
    0x91: Problem.CARD_UNREADABLE,
    0xEE: Problem.REFUSED,
}


@pytest.mark.parametrize(("code", "problem"), BECOMES.items(), ids=lambda value: f"{value:02x}" if isinstance(value, int) else str(value))
def test_a_status_byte_to_a_read_becomes_its_problem(rig: MakeRig, code: int, problem: Problem) -> None:
    with pytest.raises(DeviceError) as caught:
        rig(card="P1", fault=f"sw3-{code:02x}").read()
    assert caught.value.problem is problem
    assert f"{code:02X}" in caught.value.detail


def test_every_row_of_the_table_says_what_it_means() -> None:
    for code in (*BECOMES, 0x10, 0x11, 0x81, 0x90, 0x9F):
        assert meaning(code).text


@pytest.mark.parametrize("code", ["24", "34", "47", "60"])
def test_what_starting_over_can_cure_is_tried_three_times(rig: MakeRig, code: str) -> None:
    line = rig(card="P1", fault=f"sw3-{code}:2")
    assert line.read().name.reveal() == "郑福来"
    assert line.heard("3001") == 3


@pytest.mark.parametrize("code", ["24", "60"])
def test_an_error_of_the_module_that_comes_back_resets_it(rig: MakeRig, code: str) -> None:
    line = rig(card="P1", fault=f"sw3-{code}:2")
    line.read()
    assert line.heard("10ff") == 1


def test_the_words_of_the_card_reach_the_technician_and_decide_nothing(rig: MakeRig) -> None:
    with pytest.raises(DeviceError) as caught:
        rig(card="P1", fault="sw3-31").read()
    assert "69 88 31" in caught.value.detail


def test_a_module_that_failed_its_self_test_is_down_after_a_reset_in_vain(rig: MakeRig) -> None:
    line = rig(card="P1", fault="self-test")
    status = line.driver.status()
    assert (status.problems, status.state) == ((Problem.READER_SELF_TEST,), State.DOWN)
    assert line.heard("10ff") >= 1


def test_a_module_that_a_reset_cures_is_ready(rig: MakeRig) -> None:
    line = rig()
    line.driver.status()
    line.machine.set_fault("self-test:1")
    assert line.driver.status().state is State.READY
    assert line.heard("10ff") == 1


def test_a_module_without_a_key_is_down_and_reads_nothing(rig: MakeRig) -> None:
    line = rig(card="P1", fault="unauthorised")
    assert line.driver.status().problems == (Problem.READER_UNAUTHORISED,)
    with pytest.raises(DeviceError) as caught:
        line.read()
    assert caught.value.problem is Problem.READER_UNAUTHORISED
