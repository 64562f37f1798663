"""Something else than an ID card lies on the plate."""

import pytest

from core.cancel import DeadlinePassed
from devices.problem import DeviceError, Problem
from tests.devices.id_card.rig import MakeRig


def test_another_kind_of_card_is_not_an_id_card(rig: MakeRig) -> None:
    with pytest.raises(DeviceError) as caught:
        rig(card="P1", fault="not-id").read()
    assert caught.value.problem is Problem.CARD_NOT_ID


def test_an_id_card_laid_in_its_place_is_read(rig: MakeRig) -> None:
    line = rig(card="P2", fault="not-id:1")
    with pytest.raises(DeviceError):
        line.read()
    line.machine.lay("P1")
    assert line.read().name.reveal() == "郑福来"


def test_a_wrong_card_left_lying_is_not_asked_about_more_often_than_once_a_poll(rig: MakeRig) -> None:
    line = rig(card="P2", fault="not-id", options={"poll_seconds": 0.2})
    for _ in range(2):
        with pytest.raises(DeviceError):
            line.read()
    with pytest.raises(DeadlinePassed):
        line.read(seconds=0.05)
