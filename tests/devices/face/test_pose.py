"""Signals of a head's pose from five points."""

import numpy as np
import pytest

from devices.face.detector import Face
from devices.face.pose import pose_of

FRONT = np.array([(-40, 0), (40, 0), (0, 40), (-30, 80), (30, 80)], np.float64)  # eyes, nose, mouth corners


def face(points: np.ndarray) -> Face:
    row = np.zeros(15, np.float32)
    row[4:14] = (points + 300).reshape(10)
    return Face(row, 1.0)


def rolled(points: np.ndarray, degrees: float) -> np.ndarray:
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.asarray(points @ np.array([[c, s], [-s, c]]))


def test_a_frontal_face_has_no_turn() -> None:
    pose = pose_of(face(FRONT))
    assert (pose.turn, pose.level, pose.ratio, pose.eyes) == pytest.approx((0.0, 0.5, 1.0, 80.0), abs=1e-5)


@pytest.mark.parametrize("degrees", [-40, -10, 25])
def test_a_head_laid_on_one_side_changes_nothing(degrees: float) -> None:
    points = FRONT + np.array([(0, 0), (0, 0), (16, 0), (0, 0), (0, 0)])
    straight, laid = pose_of(face(points)), pose_of(face(rolled(points, degrees)))
    assert (laid.turn, laid.level, laid.ratio) == pytest.approx((straight.turn, straight.level, straight.ratio), abs=1e-4)


def test_a_nose_to_the_right_of_the_picture_is_positive() -> None:
    assert pose_of(face(FRONT + np.array([(0, 0), (0, 0), (16, 0), (0, 0), (0, 0)]))).turn == pytest.approx(0.2, abs=1e-4)


def test_a_picture_squeezed_like_a_turned_print_keeps_its_turn() -> None:
    squeezed = pose_of(face(FRONT * (0.5, 1.0)))
    assert squeezed.turn == pytest.approx(0.0, abs=1e-5)
    assert squeezed.ratio == pytest.approx(0.5, abs=1e-5)


def test_points_on_one_spot_are_a_pose_that_no_gate_takes() -> None:
    assert pose_of(face(np.zeros((5, 2)))).turn > 1
