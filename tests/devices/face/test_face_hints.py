"""What the person is asked to do, and what is answered when it never becomes right."""

import numpy as np
import pytest

from core.cancel import Cancel, DeadlinePassed
from devices.kinds import FaceDecision, FaceResult, Hint
from devices.problem import Problem
from devices.simulators.camera import Fault
from tests.devices.face.stage import Stage, card


def wait_out(cancel: Cancel) -> None:
    with pytest.raises(DeadlinePassed):
        cancel.wait(60)


def never(stage: Stage) -> FaceResult:
    result = stage.verify(card("P1"))
    assert result.decision is FaceDecision.UNAVAILABLE
    assert result.frames == 0
    return result


def test_an_empty_hall_asks_to_look_and_nobody_is_compared(stage: Stage) -> None:
    assert never(stage).reason == "no-face"
    assert set(stage.hints) == {Hint.LOOK}


def test_two_people_are_asked_to_be_one(stage: Stage) -> None:
    stage.bench.show("P1", "P4")
    assert never(stage).reason == "several"
    assert set(stage.hints) == {Hint.ONE_PERSON}


def test_somebody_far_away_is_asked_to_come_closer(stage: Stage) -> None:
    stage.bench.show("P1", distance=3.5)
    assert never(stage).reason == "no-face"
    assert set(stage.hints) == {Hint.CLOSER}


def test_a_dark_hall_is_told(stage: Stage) -> None:
    stage.bench.show("P1")
    stage.bench.light(0.25)
    assert never(stage).reason == "V-DARK"
    assert set(stage.hints) == {Hint.LIGHT}


def test_somebody_who_looks_aside_is_asked_to_face_the_camera(stage: Stage) -> None:
    stage.bench.show("P1")
    stage.bench.pose(28)
    assert never(stage).reason == "no-face"
    assert Hint.CENTER in stage.hints
    assert Hint.HOLD not in stage.hints


def test_who_does_what_is_asked_is_compared(stage: Stage) -> None:
    stage.bench.show("P1", "P4")
    stage.on_hint = lambda hint: stage.bench.show("P1") if hint is Hint.ONE_PERSON else None
    assert stage.verify(card("P1")).decision is FaceDecision.SAME
    assert stage.asked() == [Hint.ONE_PERSON, Hint.HOLD]


def test_frames_before_a_break_do_not_count(stage: Stage) -> None:
    stage.bench.show("P4")
    frames = []

    def swap(hint: Hint) -> None:
        frames.append(hint)
        if len(frames) == 2:
            stage.bench.show(None)
        elif hint is Hint.LOOK:
            stage.bench.show("P1")

    stage.on_hint = swap
    result = stage.verify(card("P1"))
    assert result.decision is FaceDecision.SAME
    assert result.score > 0.7  # P4's frames are not in the mean


def test_the_preview_is_a_mirror(stage: Stage) -> None:
    picture = stage.camera.frame(Cancel(1))
    stage.verify(card("P1"))
    preview = stage.previews[0]
    assert np.abs(preview[:, ::-1].astype(int) - picture.astype(int)).mean() < 5
    assert np.abs(preview.astype(int) - picture.astype(int)).mean() > 5


def test_a_deadline_while_looking_says_what_was_wrong(stage: Stage) -> None:
    stage.bench.show("P1", "P4")
    cancel = Cancel(2)
    stage.on_hint = lambda hint: wait_out(cancel)
    result = stage.verify(card("P1"), cancel=cancel)
    assert (result.decision, result.reason) == (FaceDecision.UNAVAILABLE, "several")


def test_a_frozen_picture_is_nobody_who_stands_here_now(stage: Stage) -> None:
    stage.bench.show("P1")
    stage.bench.break_with(Fault.FROZEN)
    assert never(stage).reason == Problem.CAMERA_FROZEN.code
