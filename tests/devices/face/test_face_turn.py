"""The head turn: who does it passes as live, who does not is sent to a person."""

import pytest

from core.cancel import Cancel, Cancelled, DeadlinePassed
from devices.kinds import FaceDecision, Hint
from devices.simulators.camera import FRAMES_PER_SECOND
from tests.devices.face.stage import MakeStage, Stage, card

TURNS = {Hint.TURN_LEFT, Hint.TURN_RIGHT}
OTHER_WAY = {Hint.TURN_LEFT: Hint.TURN_RIGHT, Hint.TURN_RIGHT: Hint.TURN_LEFT}


@pytest.mark.parametrize("person", ["P1", "P4"])
def test_a_person_who_turns_to_both_sides_as_asked_is_live(stage: Stage, person: str) -> None:
    stage.bench.show(person)
    stage.on_hint = stage.bench.follow
    result = stage.verify(card(person), turn=True)
    assert result.decision is FaceDecision.SAME
    assert result.live
    assert result.reason == ""
    assert set(stage.asked()) >= TURNS


@pytest.mark.parametrize(("random", "first"), [(1, Hint.TURN_LEFT), (0, Hint.TURN_RIGHT)])
def test_chance_says_which_side_comes_first(models: None, stage_of: MakeStage, random: int, first: Hint) -> None:
    stage, cancel = stage_of(random), Cancel(100)
    stage.on_hint = lambda hint: cancel.stop() if hint in TURNS else None
    with pytest.raises(Cancelled):
        stage.verify(card("P1"), turn=True, cancel=cancel)
    assert stage.hints[-1] is first


def test_the_person_of_a_training_bench_who_turns_unasked_is_live(stage: Stage) -> None:
    stage.bench.show("P1")
    stage.bench.sweep()
    stage.camera.frame_seconds = 1 / FRAMES_PER_SECOND
    assert stage.verify(card("P1"), turn=True).live


def test_who_never_turns_is_the_same_person_but_not_live(stage: Stage) -> None:
    stage.bench.show("P1")
    result = stage.verify(card("P1"), turn=True)
    assert (result.decision, result.live, result.reason) == (FaceDecision.REVIEW, False, "turn")
    assert result.score > result.threshold


def test_turning_the_other_way_is_no_turn(stage: Stage) -> None:
    stage.bench.show("P1")
    stage.on_hint = lambda hint: stage.bench.follow(OTHER_WAY.get(hint, hint))
    result = stage.verify(card("P1"), turn=True)
    assert (result.live, result.reason) == (False, "turn")


def test_a_flat_print_that_is_turned_is_not_live(stage: Stage) -> None:
    stage.bench.show_print("P1")
    stage.on_hint = stage.bench.follow
    result = stage.verify(card("P1"), turn=True)
    assert not result.live
    assert result.decision is not FaceDecision.SAME
    assert set(stage.asked()) & TURNS


def test_somebody_else_stepping_in_after_the_comparison_is_not_live(stage: Stage) -> None:
    stage.bench.show("P1")
    swapped: list[Hint] = []

    def swap(hint: Hint) -> None:
        if hint in TURNS and not swapped:
            swapped.append(hint)
            stage.bench.show("P4")
        stage.bench.follow(hint)

    stage.on_hint = swap
    result = stage.verify(card("P1"), turn=True)
    assert swapped
    assert not result.live
    assert result.decision is FaceDecision.OTHER  # the second try compares whoever stands there now


def test_leaving_during_the_turn_is_a_lost_track(stage: Stage) -> None:
    stage.bench.show("P1")
    stage.on_hint = lambda hint: stage.bench.show(None) if hint in TURNS else None
    result = stage.verify(card("P1"), turn=True)
    assert (result.decision, result.live, result.reason) == (FaceDecision.REVIEW, False, "lost")


def test_company_during_the_turn_breaks_the_track(stage: Stage) -> None:
    stage.bench.show("P1")
    stage.on_hint = lambda hint: stage.bench.show("P1", "P4") if hint in TURNS else None
    result = stage.verify(card("P1"), turn=True)
    assert (result.decision, result.live, result.reason) == (FaceDecision.REVIEW, False, "several")


def test_coming_back_in_time_gives_a_second_try(stage: Stage) -> None:
    stage.bench.show("P1")
    left: list[Hint] = []

    def leave_once(hint: Hint) -> None:
        if hint in TURNS and not left:
            left.append(hint)
            stage.bench.show(None)
        elif hint is Hint.LOOK:
            stage.bench.show("P1")
        else:
            stage.bench.follow(hint)

    stage.on_hint = leave_once
    assert stage.verify(card("P1"), turn=True).live


def test_a_deadline_during_the_turn_ends_with_review(stage: Stage) -> None:
    stage.bench.show("P1")
    stage.verify(card("P1"))  # draws the person, so that the next comparison is quick
    cancel = Cancel(3)

    def dawdle(hint: Hint) -> None:
        if hint in TURNS:
            with pytest.raises(DeadlinePassed):
                cancel.wait(60)

    stage.on_hint = dawdle
    result = stage.verify(card("P1"), turn=True, cancel=cancel)
    assert (result.decision, result.live, result.reason) == (FaceDecision.REVIEW, False, "turn")


def test_live_is_never_said_without_a_turn_asked_for(stage: Stage) -> None:
    stage.bench.show("P1")
    stage.bench.sweep()
    result = stage.verify(card("P1"))
    assert (result.decision, result.live) == (FaceDecision.SAME, False)
