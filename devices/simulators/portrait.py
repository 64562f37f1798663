"""Invented people, drawn: the portrait on a simulated card and what a simulated camera sees. No photograph of anybody is used.

A seed is a person (`face_features`). The same seed always gives the same bytes, so a card laid today matches the face
drawn tomorrow; the separation of the sixteen test persons is measured in docs/face-seeds.md.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from devices.simulators.face_canvas import Sheet, sheet
from devices.simulators.face_head import bust, placed

Picture = NDArray[np.uint8]
"""Height x width x 3, BGR."""

CARD_WIDTH, CARD_HEIGHT = 102, 126  # GA 467: the photo on the chip
CARD_BYTES = 1012  # what is left of the 1024-byte block after eight bytes of header and a four-byte mark
_CARD_UNIT = 42.0  # head units to pixels on the card: eyes about 31 px apart
FRAME_WIDTH, FRAME_HEIGHT = 640, 480
_WALL = (206, 208, 204)


@dataclass(frozen=True)
class Pose:
    """How a person stands before the camera. Degrees and pixels; `yaw` positive turns the nose to the right of the picture."""

    yaw: float = 0.0
    x: float = 0.50
    y: float = 0.49
    unit: float = 122.0
    roll: float = 0.0
    side_light: float = 0.0


FACING = Pose()


def card_portrait(seed: int) -> Picture:
    """The 102 x 126 portrait of a card: frontal, on a plain light ground."""
    ground = np.full((CARD_HEIGHT, CARD_WIDTH, 3), 236, np.float32)
    return _finished(placed(bust(seed), ground, _CARD_UNIT, CARD_WIDTH / 2, CARD_HEIGHT * 0.50))


@lru_cache(maxsize=64)
def portrait_webp(seed: int) -> bytes:
    """The card portrait as WebP of at most 1012 bytes, at the best quality that fits. The same bytes for the same seed."""
    picture = Image.fromarray(cv2.cvtColor(card_portrait(seed), cv2.COLOR_BGR2RGB))
    low, high, best = 0, 95, b""
    while low <= high:
        quality = (low + high) // 2
        buffer = io.BytesIO()
        picture.save(buffer, "WEBP", quality=quality, method=6)
        if buffer.tell() <= CARD_BYTES:
            best, low = buffer.getvalue(), quality + 1
        else:
            high = quality - 1
    if not best:
        raise ValueError(f"seed {seed}: the portrait does not fit into {CARD_BYTES} bytes")
    return best


def scene(*people: tuple[int, Pose]) -> Picture:
    """A 640 x 480 picture of a hall with these people before the camera; nobody gives the empty hall."""
    picture = _hall().copy()
    for seed, pose in people:
        drawn = bust(seed, pose.yaw, pose.side_light)
        picture = placed(drawn, picture, pose.unit, pose.x * FRAME_WIDTH, pose.y * FRAME_HEIGHT, pose.roll)
    return _finished(picture)


def held_print(seed: int, yaw: float) -> Picture:
    """What the camera sees when somebody holds up a flat print of that person and turns the paper by `yaw` degrees."""
    paper = np.full((360, 300, 3), 240, np.float32)
    paper = placed(bust(seed), paper, 118.0, 150, 180)
    half_width, half_height, distance = 150.0, 180.0, 900.0
    cos, sin = np.cos(np.radians(yaw)), np.sin(np.radians(yaw))
    corners = [(-half_width, -half_height), (half_width, -half_height), (half_width, half_height), (-half_width, half_height)]
    nearer = [distance / (distance + x * sin) for x, _ in corners]
    seen = [(FRAME_WIDTH / 2 + x * cos * near, FRAME_HEIGHT / 2 + y * near) for (x, y), near in zip(corners, nearer, strict=True)]
    move = cv2.getPerspectiveTransform(sheet([(0, 0), (300, 0), (300, 360), (0, 360)]), sheet(seen))
    picture = _hall().copy()
    cv2.warpPerspective(paper, move, (FRAME_WIDTH, FRAME_HEIGHT), picture, borderMode=cv2.BORDER_TRANSPARENT)
    return _finished(picture)


@lru_cache(maxsize=1)
def _hall() -> Sheet:
    y, x = np.mgrid[0:FRAME_HEIGHT, 0:FRAME_WIDTH].astype(np.float32)
    wall = np.asarray(_WALL, np.float32) * (1.06 - 0.16 * y / FRAME_HEIGHT - 0.08 * np.abs(x / FRAME_WIDTH - 0.5))[..., None]
    cv2.rectangle(wall, (60, 70), (170, 300), (222, 214, 200), -1)
    cv2.rectangle(wall, (60, 70), (170, 300), (170, 160, 150), 3)
    cv2.rectangle(wall, (500, 40), (600, 480), (176, 188, 196), -1)
    return sheet(cv2.GaussianBlur(wall, (0, 0), 4))  # out of focus, as behind a near face


def _finished(picture: Sheet) -> Picture:
    return np.clip(picture, 0, 255).astype(np.uint8)
