"""Whether a camera's pictures are alive: a camera can answer every read and still show nothing.

A live sensor never gives the same picture twice, down to the last bit; a driver that repeats its buffer after the cable
was pulled does. A covered lens is dark or without any contrast, and may well repeat itself, so darkness is asked first.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import numpy as np

from devices.problem import Problem

if TYPE_CHECKING:
    from devices.kinds import Frame

SAME_FRAMES = 15
SAME_SECONDS = 1.0
DARK_MEAN = 12.0  # of 255
DARK_SPREAD = 4.0  # standard deviation: no contrast at all, whatever the brightness


class FrameHealth:
    """Looks at every frame of one camera; remembers the last one's checksum also across a reopened port."""

    def __init__(self) -> None:
        self._last: int | None = None
        self._repeats = 0
        self._since = 0.0

    def judge(self, frame: object, now: float) -> Problem | None:
        """What is wrong with this frame: GARBLED (not a colour picture), CAMERA_DARK, CAMERA_FROZEN, or nothing."""
        if not is_picture(frame):
            return Problem.GARBLED
        assert isinstance(frame, np.ndarray)
        if _dark(frame):
            self._last = None
            return Problem.CAMERA_DARK
        return Problem.CAMERA_FROZEN if self._frozen(zlib.crc32(np.ascontiguousarray(frame).data), now) else None

    def reopened(self, now: float) -> None:
        """The port was opened anew: a picture that was frozen is believed again only when it moves within three frames."""
        self._repeats, self._since = min(self._repeats, SAME_FRAMES - 3), now

    def _frozen(self, checksum: int, now: float) -> bool:
        if checksum != self._last:
            self._last, self._repeats, self._since = checksum, 0, now
            return False
        self._repeats += 1
        return self._repeats >= SAME_FRAMES or now - self._since >= SAME_SECONDS


def is_picture(frame: object) -> bool:
    """Whether it is height x width x 3 of bytes, and not empty: anything else a detector answers with silence or an exception."""
    return isinstance(frame, np.ndarray) and frame.ndim == 3 and frame.shape[2] == 3 and frame.dtype == np.uint8 and frame.size > 0


def _dark(frame: Frame) -> bool:
    sample = frame[:: max(1, frame.shape[0] // 48), :: max(1, frame.shape[1] // 64)]
    return float(sample.mean()) < DARK_MEAN or float(sample.std()) < DARK_SPREAD
