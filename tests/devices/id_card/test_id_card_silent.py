"""The reader does not answer: asked again, reset, closed, and left alone for a while."""

import pytest

from devices.device import State
from devices.problem import DeviceError, Problem
from tests.devices.id_card.rig import MakeRig


@pytest.mark.parametrize("silences", [1, 2])
def test_a_silence_or_two_pass_unnoticed(rig: MakeRig, silences: int) -> None:
    line = rig(card="P1")
    line.driver.status()
    line.machine.set_fault(f"silent:{silences}")
    assert line.read().name.reveal() == "郑福来"
    assert line.heard("10ff") == 0
    assert line.driver.status().counters["silences"] == silences


def test_the_third_silence_in_a_row_resets_the_module(rig: MakeRig) -> None:
    line = rig(card="P1")
    line.driver.status()
    line.machine.set_fault("silent:3")
    assert line.read().name.reveal() == "郑福来"
    assert line.heard("10ff") == 1


def test_a_reader_that_stays_silent_is_down(rig: MakeRig) -> None:
    line = rig(card="P1", fault="silent")
    status = line.driver.status()
    assert status.problems == (Problem.SILENT,)
    assert status.state is State.DOWN
    with pytest.raises(DeviceError) as caught:
        line.read()
    assert caught.value.problem is Problem.SILENT


def test_a_dead_reader_is_tried_again_after_one_two_and_four_seconds_and_thirty_at_most(rig: MakeRig) -> None:
    line = rig(fault="silent", options={"answer_seconds": 0.02})
    pauses = []
    for _ in range(8):
        line.driver.status()
        asked, waited = line.heard("11ff"), 0
        while line.heard("11ff") == asked:
            line.clock.advance(0.5)
            waited += 1
            line.driver.status()
        pauses.append(waited / 2)
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]


def test_a_reader_that_wakes_up_is_ready_at_the_next_try(rig: MakeRig) -> None:
    line = rig(card="P1", fault="silent", options={"answer_seconds": 0.05})
    line.driver.status()
    line.machine.set_fault("")
    assert line.driver.status().problems == (Problem.SILENT,)
    line.clock.advance(1.0)
    assert line.driver.status().state is State.READY
    assert line.read().name.reveal() == "郑福来"


def test_once_it_has_answered_the_pauses_begin_at_one_second_again(rig: MakeRig) -> None:
    line = rig(fault="silent", options={"answer_seconds": 0.05})
    for pause in (1.0, 2.0, 4.0):
        line.driver.status()
        line.clock.advance(pause)
    for fault in ("", "silent", ""):
        line.machine.set_fault(fault)
        state = line.driver.status().state
        line.clock.advance(1.0)
    assert state is State.READY


def test_a_record_that_never_comes_is_silence_and_not_asked_for_longer_than_patience_lasts(rig: MakeRig) -> None:
    line = rig(card="P1", fault="silent@3001", options={"read_seconds": 0.1, "patience_seconds": 0.15})
    with pytest.raises(DeviceError) as caught:
        line.read()
    assert caught.value.problem is Problem.SILENT
    assert line.heard("3001") == 2
