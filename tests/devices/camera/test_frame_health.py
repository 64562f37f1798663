"""What a single picture, and a row of pictures, say about the camera."""

import numpy as np
import pytest

from devices.camera.health import FrameHealth
from devices.problem import Problem

DICE = np.random.default_rng(3)


def picture() -> np.ndarray:
    return DICE.integers(0, 255, (48, 64, 3), np.uint8)


@pytest.mark.parametrize(
    "odd",
    [
        None,
        np.zeros((48, 64), np.uint8),
        np.zeros((48, 64, 4), np.uint8),
        np.zeros((48, 64, 3), np.float32),
        np.zeros((0, 64, 3), np.uint8),
    ],
    ids=["nothing", "grey", "with alpha", "floats", "empty"],
)
def test_what_is_not_a_colour_picture_is_garbled(odd: object) -> None:
    assert FrameHealth().judge(odd, 0.0) is Problem.GARBLED


def test_fifteen_equal_pictures_after_the_first_are_frozen() -> None:
    health, still = FrameHealth(), picture()
    verdicts = [health.judge(still, 0.01 * n) for n in range(16)]
    assert verdicts == [None] * 15 + [Problem.CAMERA_FROZEN]


def test_a_second_of_equal_pictures_is_frozen_also_at_a_low_rate() -> None:
    health, still = FrameHealth(), picture()
    assert [health.judge(still, at) for at in (0.0, 0.5, 1.0)] == [None, None, Problem.CAMERA_FROZEN]


def test_one_changed_bit_is_life() -> None:
    health, still = FrameHealth(), picture()
    for n in range(40):
        still[0, 0, 0] ^= 1
        assert health.judge(still, 0.1 * n) is None


def test_a_picture_that_is_still_frozen_after_reopening_is_found_in_three_frames() -> None:
    health, still = FrameHealth(), picture()
    for n in range(16):
        health.judge(still, 0.01 * n)
    health.reopened(5.0)
    assert [health.judge(still, 5 + 0.01 * n) for n in range(3)] == [None, None, Problem.CAMERA_FROZEN]


@pytest.mark.parametrize("level", [0, 5, 128, 255])
def test_a_picture_without_contrast_shows_nothing(level: int) -> None:
    assert FrameHealth().judge(np.full((480, 640, 3), level, np.uint8), 0.0) is Problem.CAMERA_DARK


def test_a_dim_hall_is_not_dark() -> None:
    dim = (picture() * 0.2).astype(np.uint8)
    assert FrameHealth().judge(dim, 0.0) is None
