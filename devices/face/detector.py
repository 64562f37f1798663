"""Finds faces with five points each (YuNet through OpenCV).

Every picture is fitted into one sheet of 640 x 360 before detection: a second input size would cost a rebuilt network
(10-190 ms), and 640 wide finds faces well from 60 to 300 pixels. Results come back in the picture's own pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from devices.face.opencv import cv2
from devices.problem import DeviceError, Problem

if TYPE_CHECKING:
    from devices.kinds import Frame

WIDTH, HEIGHT = 640, 360
_KEEP = 0.6  # below this YuNet sees faces in curtains
_OVERLAP = 0.3
_MOST = 50


@dataclass(frozen=True)
class Face:
    """One face: box, points (right eye, left eye, nose, right and left mouth corner of the person), score 0..1.

    All in pixels of the picture; `scale` is how many detector pixels one of them was.
    """

    row: NDArray[np.float32]
    scale: float

    @property
    def score(self) -> float:
        """How sure the detector is, 0..1."""
        return float(self.row[14])

    @property
    def width(self) -> float:
        """Width of the box in the picture's pixels."""
        return float(self.row[2])

    @property
    def seen_width(self) -> float:
        """Width of the box in detector pixels; points are good from 60 to 300."""
        return float(self.row[2]) * self.scale

    @property
    def centre(self) -> NDArray[np.float32]:
        """Middle of the box."""
        return np.asarray(self.row[:2] + self.row[2:4] / 2, np.float32)

    @property
    def points(self) -> NDArray[np.float32]:
        """The five points, 5 x 2."""
        return self.row[4:14].reshape(5, 2)

    def with_points(self, points: NDArray[np.float32]) -> Face:
        """The same face with better points."""
        row = self.row.copy()
        row[4:14] = points.reshape(10)
        return Face(row, self.scale)


class Detector:
    """One detector; not to be shared between threads (its input size is state)."""

    def __init__(self, model: bytes) -> None:
        """Raises DeviceError(FACE_MODELS_MISSING) when OpenCV cannot build the network."""
        try:
            buffer, none = np.frombuffer(model, np.uint8), np.empty(0, np.uint8)
            self._net = cv2.FaceDetectorYN.create("onnx", buffer, none, (WIDTH, HEIGHT), _KEEP, _OVERLAP, _MOST)
            self._net.detect(np.zeros((HEIGHT, WIDTH, 3), np.uint8))  # builds the network now, not before a waiting person
        except cv2.error as error:
            raise DeviceError(Problem.FACE_MODELS_MISSING, "the detector cannot be built from its file") from error

    def detect(self, picture: Frame, scale: float | None = None) -> list[Face]:
        """The faces of a BGR picture, largest first. `scale` overrides the fit; what hangs over the sheet is not searched."""
        scale = scale or min(WIDTH / picture.shape[1], HEIGHT / picture.shape[0])
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        fitted = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=way)
        sheet = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
        high, wide = min(HEIGHT, fitted.shape[0]), min(WIDTH, fitted.shape[1])
        sheet[:high, :wide] = fitted[:high, :wide]
        try:
            _, rows = self._net.detect(sheet)
        except cv2.error as error:
            raise DeviceError(Problem.GARBLED, "OpenCV refused the picture") from error
        if rows is None:  # not an empty array: nobody there
            return []
        return sorted((_face(row, scale) for row in rows), key=lambda face: -face.width)


def _face(row: NDArray[np.float32], scale: float) -> Face:
    row = np.array(row, np.float32)
    row[:14] /= scale
    return Face(row, scale)
