"""The rule of the head turn, by numbers."""

from random import Random

import pytest

from devices.face.head_turn import HeadTurn, Neutral, both_sides
from devices.face.pose import Pose
from devices.kinds import Hint

NEUTRAL = Neutral(turn=0.04, ratio=1.0)
LEFT, RIGHT = Hint.TURN_LEFT, Hint.TURN_RIGHT


def pose(turn: float, ratio: float = 0.9) -> Pose:
    return Pose(turn, 0.5, ratio, 90.0)


def test_three_frames_running_beyond_the_limit_show_a_side() -> None:
    turn = HeadTurn(NEUTRAL, [LEFT], 0.0)
    for _ in range(2):
        turn.feed(pose(0.20), 0.1)
    assert not turn.done
    turn.feed(pose(0.20), 0.2)
    assert turn.done


def test_one_frame_between_starts_the_count_again() -> None:
    turn = HeadTurn(NEUTRAL, [LEFT], 0.0)
    for signal in (0.20, 0.20, 0.10, 0.20, 0.20):
        turn.feed(pose(signal), 0.1)
    assert not turn.done


def test_the_change_is_measured_from_the_own_neutral() -> None:
    turn = HeadTurn(NEUTRAL, [LEFT], 0.0)
    for _ in range(5):
        turn.feed(pose(0.18), 0.1)  # 0.14 from this person's 0.04
    assert not turn.done


@pytest.mark.parametrize(("side", "signal"), [(LEFT, 0.30), (RIGHT, -0.30)])
def test_left_is_the_persons_own_left_which_is_right_in_the_picture(side: Hint, signal: float) -> None:
    turn, wrong = HeadTurn(NEUTRAL, [side], 0.0), HeadTurn(NEUTRAL, [side], 0.0)
    for _ in range(3):
        turn.feed(pose(signal), 0.1)
        wrong.feed(pose(-signal), 0.1)
    assert turn.done
    assert not wrong.done


def test_a_face_that_is_squeezed_too_much_is_no_turn() -> None:
    turn = HeadTurn(NEUTRAL, [LEFT], 0.0)
    for _ in range(5):
        turn.feed(pose(0.30, ratio=0.71), 0.1)
    assert not turn.done


def test_a_prompt_is_late_after_eight_seconds_and_the_next_one_has_its_own() -> None:
    turn = HeadTurn(NEUTRAL, [LEFT, RIGHT], 0.0)
    assert not turn.late(8.0)
    assert turn.late(8.1)
    for _ in range(3):
        turn.feed(pose(0.30), 7.0)
    assert turn.prompt is RIGHT
    assert not turn.late(15.0)
    assert turn.late(15.1)


def test_both_sides_are_always_asked() -> None:
    orders = {tuple(both_sides(Random(n))) for n in range(20)}
    assert orders == {(LEFT, RIGHT), (RIGHT, LEFT)}
