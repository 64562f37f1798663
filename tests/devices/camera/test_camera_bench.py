"""The hands of the simulated camera: who stands there and how the head moves."""

import itertools

import cv2
import numpy as np

from devices.kinds import Hint
from devices.simulators.camera import YAW_MOST, CameraBench, Head, serve


def angles(head: Head, frames: int) -> list[int]:
    return [head.step() for _ in range(frames)]


def test_a_head_moves_smoothly_and_stays_where_it_was_sent() -> None:
    head = Head()
    head.go(20)
    path = angles(head, 30)
    assert path[:4] == [2, 4, 6, 8]
    assert path[-10:] == [20] * 10


def test_a_sweep_looks_at_the_camera_long_enough_and_turns_to_both_sides_within_a_prompt() -> None:
    head = Head()
    head.go(YAW_MOST, -YAW_MOST, 0, repeat=True)
    path = angles(head, 8 * 15)
    assert (max(path), min(path)) == (YAW_MOST, -YAW_MOST)
    longest = max(len(run) for run in "".join("0" if yaw == 0 else "x" for yaw in path).split("x"))
    assert longest >= 15


def test_an_obliging_person_turns_to_the_own_left_which_is_right_in_the_picture(bench: CameraBench) -> None:
    bench.follow(Hint.TURN_LEFT)
    for _ in range(20):
        bench.picture()
    assert bench.yaw > 20
    bench.follow(Hint.TURN_RIGHT)
    for _ in range(40):
        bench.picture()
    assert bench.yaw < -14
    bench.follow(Hint.CENTER)
    for _ in range(20):
        bench.picture()
    assert bench.yaw == 0


def test_the_same_scene_is_never_twice_the_same_picture(bench: CameraBench) -> None:
    pictures = [bench.picture()[0] for _ in range(8)]
    assert all(one != other for one, other in itertools.pairwise(pictures))


def test_two_people_stand_side_by_side() -> None:
    bench = CameraBench({"P1": 41, "P2": 52})
    bench.show("P1", "P2")
    picture = cv2.imdecode(np.frombuffer(bench.picture()[0], np.uint8), cv2.IMREAD_COLOR)
    bench.show("P1")
    alone = cv2.imdecode(np.frombuffer(bench.picture()[0], np.uint8), cv2.IMREAD_COLOR)
    bench.close()
    assert picture is not None
    assert alone is not None
    assert np.abs(picture.astype(int) - alone.astype(int))[:, 400:].mean() > 10


def test_all_test_persons_can_be_shown_by_their_key() -> None:
    bench = serve()
    bench.show("P16")
    assert bench.picture()[0].startswith(b"\xff\xd8")
    bench.close()
