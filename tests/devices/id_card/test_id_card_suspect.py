"""A card whose fields contradict each other, or that cannot be understood, is not passed on."""

import pytest

from core.cancel import DeadlinePassed
from devices.problem import DeviceError, Problem
from tests.devices.id_card.rig import MakeRig


@pytest.mark.parametrize("card", ["wrong-digit", "wrong-birth", "wrong-sex", "wrong-dates"])
def test_a_card_that_contradicts_itself_is_suspect(rig: MakeRig, card: str) -> None:
    with pytest.raises(DeviceError) as caught:
        rig(card=card).read()
    assert caught.value.problem is Problem.CARD_SUSPECT


@pytest.mark.parametrize("card", ["no-such-day", "blank-name", "unknown-layout"])
def test_a_card_that_cannot_be_understood_is_unreadable(rig: MakeRig, card: str) -> None:
    with pytest.raises(DeviceError) as caught:
        rig(card=card).read()
    assert caught.value.problem is Problem.CARD_UNREADABLE


@pytest.mark.parametrize("mode", ["sticky", "repeat"])
def test_a_suspect_card_is_reported_once_until_it_is_lifted(rig: MakeRig, mode: str) -> None:
    line = rig(card="wrong-digit", mode=mode)
    with pytest.raises(DeviceError):
        line.read()
    with pytest.raises(DeadlinePassed):
        line.read(seconds=0.2)
    line.machine.lay("P1")
    assert line.read().name.reveal() == "郑福来"


@pytest.mark.parametrize("card", ["expired", "unknown-nation", "unknown-region", "small-x"])
def test_a_card_that_is_only_unusual_is_passed_on(rig: MakeRig, card: str) -> None:
    assert rig(card=card).read().name.reveal() == "张测试"
