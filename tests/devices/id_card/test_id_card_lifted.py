"""The card is taken away while it is being read."""

import pytest

from core.cancel import DeadlinePassed
from devices.problem import DeviceError, Problem
from tests.devices.id_card.rig import MakeRig

AWAY = ["lifted:1", "truncated:1"]


@pytest.mark.parametrize("fault", AWAY)
def test_a_card_taken_away_during_the_read_has_moved(rig: MakeRig, fault: str) -> None:
    line = rig(card="P1", fault=fault)
    with pytest.raises(DeviceError) as caught:
        line.read()
    assert caught.value.problem is Problem.CARD_MOVED
    assert line.driver.status().counters["failures"] == 1


@pytest.mark.parametrize("fault", AWAY)
@pytest.mark.parametrize("mode", ["sticky", "repeat"])
def test_the_card_is_read_when_it_is_laid_again(rig: MakeRig, fault: str, mode: str) -> None:
    line = rig(card="P1", fault=fault, mode=mode)
    with pytest.raises(DeviceError):
        line.read()
    line.machine.lay("P1")
    assert line.read().name.reveal() == "郑福来"


def test_after_the_card_has_moved_nothing_is_read_until_one_lies_there(rig: MakeRig) -> None:
    line = rig(card="P1", fault="lifted:1")
    with pytest.raises(DeviceError):
        line.read()
    with pytest.raises(DeadlinePassed):
        line.read(seconds=0.2)


def test_a_card_that_shook_but_stayed_is_read_at_the_next_try(rig: MakeRig) -> None:
    line = rig(card="P1", fault="sw3-41:1")
    with pytest.raises(DeviceError) as caught:
        line.read()
    assert caught.value.problem is Problem.CARD_MOVED
    assert line.read().name.reveal() == "郑福来"


def test_a_card_that_fails_to_be_selected_once_is_found_again(rig: MakeRig) -> None:
    line = rig(card="P1", fault="sw3-81:2")
    assert line.read().name.reveal() == "郑福来"


def test_a_card_that_is_never_selected_has_moved(rig: MakeRig) -> None:
    with pytest.raises(DeviceError) as caught:
        rig(card="P1", fault="sw3-81").read()
    assert caught.value.problem is Problem.CARD_MOVED
