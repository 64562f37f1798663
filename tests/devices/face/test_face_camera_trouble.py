"""The camera fails while somebody is being compared."""

import itertools
from collections.abc import Iterator

import pytest

from core.cancel import Cancel, Cancelled
from devices.kinds import FaceDecision, Hint
from devices.problem import DeviceError, Problem
from tests.devices.face.stage import Stage, card


def always(problem: Problem) -> Iterator[DeviceError]:
    return itertools.repeat(DeviceError(problem))


@pytest.mark.parametrize("problem", [Problem.ABSENT, Problem.LOST, Problem.CAMERA_STALLED, Problem.CAMERA_FROZEN])
def test_a_camera_that_never_gave_a_picture_ends_at_once(stage: Stage, problem: Problem) -> None:
    stage.camera.troubles = always(problem)
    result = stage.verify(card("P1"))
    assert (result.decision, result.reason) == (FaceDecision.UNAVAILABLE, problem.code)
    assert stage.hints == []


def test_a_covered_lens_is_told_and_then_given_up(stage: Stage) -> None:
    stage.camera.troubles = always(Problem.CAMERA_DARK)
    result = stage.verify(card("P1"))
    assert (result.decision, result.reason) == (FaceDecision.UNAVAILABLE, "V-DARK")
    assert set(stage.hints) == {Hint.LIGHT}


def test_uncovering_the_lens_goes_on(stage: Stage) -> None:
    stage.bench.show("P1")
    stage.camera.troubles = itertools.repeat(DeviceError(Problem.CAMERA_DARK), 3)
    assert stage.verify(card("P1")).decision is FaceDecision.SAME
    assert stage.asked() == [Hint.LIGHT, Hint.HOLD]


def test_a_short_loss_is_waited_out(stage: Stage) -> None:
    stage.bench.show("P1")

    def lose_for_a_moment(hint: Hint) -> None:
        if len(stage.hints) == 3:
            stage.camera.troubles = itertools.repeat(DeviceError(Problem.LOST), 4)

    stage.on_hint = lose_for_a_moment
    assert stage.verify(card("P1")).decision is FaceDecision.SAME


def test_a_lasting_loss_ends_without_a_comparison(stage: Stage) -> None:
    stage.bench.show("P1")
    stage.on_hint = lambda hint: setattr(stage.camera, "troubles", always(Problem.LOST))
    result = stage.verify(card("P1"))
    assert (result.decision, result.reason) == (FaceDecision.UNAVAILABLE, "D-LOST")


def test_a_stop_leaves_without_an_answer(stage: Stage) -> None:
    stage.bench.show("P1")
    cancel = Cancel(100)
    stage.on_hint = lambda hint: cancel.stop()
    with pytest.raises(Cancelled):
        stage.verify(card("P1"), cancel=cancel)
