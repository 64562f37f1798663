"""What the simulated camera's sensor sees, as JPEG: drawn when first needed and kept, several per moment.

Sensor noise differs between them, so that a picture is never repeated to the last bit unless the camera is frozen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from devices.simulators.portrait import FRAME_HEIGHT, FRAME_WIDTH, Picture, Pose, held_print, scene

VARIANTS = 3
"""Pictures of one moment."""
_NOISE = 2.0  # standard deviation of the sensor's noise
_QUALITY = 85


@dataclass(frozen=True)
class Shot:
    """Everything that decides what is to be seen, but for the noise."""

    people: tuple[int, ...]
    printed: bool
    distance: float
    light: float
    yaw: int


@lru_cache(maxsize=256)
def developed(shot: Shot) -> tuple[bytes, ...]:
    """The same moment with different noise, a hair's breadth apart: nobody stands quite still."""
    picture, dice = _drawn(shot), np.random.default_rng(1)
    moved = [np.roll(picture, n, axis=0) + dice.normal(0, _NOISE, picture.shape) for n in range(VARIANTS)]
    return tuple(_jpeg(np.clip(noisy, 0, 255).astype(np.uint8)) for noisy in moved)


@lru_cache(maxsize=1)
def black() -> bytes:
    """A covered lens."""
    return _jpeg(np.zeros((FRAME_HEIGHT, FRAME_WIDTH, 3), np.uint8))


def _drawn(shot: Shot) -> Picture:
    picture = _people(shot)
    return picture if shot.light == 1 else (picture * shot.light).astype(np.uint8)


def _people(shot: Shot) -> Picture:
    if shot.printed:
        return held_print(shot.people[0], shot.yaw * 1.5)
    if len(shot.people) == 1:
        return scene((shot.people[0], Pose(yaw=shot.yaw, unit=122.0 / shot.distance)))
    places = np.linspace(0.28, 0.74, len(shot.people))
    return scene(*((seed, Pose(yaw=shot.yaw, x=float(x), unit=92.0 / shot.distance)) for seed, x in zip(shot.people, places, strict=True)))


def _jpeg(picture: Picture) -> bytes:
    good, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    assert good
    return data.tobytes()
