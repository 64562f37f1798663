"""Turns a face into a unit vector; the cosine of two vectors says how alike two faces are.

Each face is measured as seen and mirrored, and the two are averaged. Vectors of the reference photo are taken from
points averaged over three sizes, because YuNet's points wander by 7-8 % of the eye distance between sizes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from devices.face.detector import Detector, Face
from devices.face.manifest import Model
from devices.face.opencv import cv2
from devices.problem import DeviceError, Problem

if TYPE_CHECKING:
    from devices.kinds import Frame

Vector = NDArray[np.float64]
ENLARGE = 3  # the card's 102 x 126 photo is enlarged before detection: its face is too small for good points
SIZES = (90, 130, 180)  # widths in detector pixels at which the reference's points are measured


class Embedder:
    """One embedder; not to be shared between threads."""

    def __init__(self, model: Model, data: bytes) -> None:
        """Raises DeviceError(FACE_MODELS_MISSING) when OpenCV cannot build the network or it gives other vectors than listed."""
        self.model = model
        try:
            self._net = cv2.FaceRecognizerSF.create("onnx", np.frombuffer(data, np.uint8), np.empty(0, np.uint8))
            length = self._net.feature(np.zeros((112, 112, 3), np.uint8)).size
        except cv2.error as error:
            raise DeviceError(Problem.FACE_MODELS_MISSING, f"{model.file}: the embedder cannot be built") from error
        if length != model.dim:
            raise DeviceError(Problem.FACE_MODELS_MISSING, f"{model.file}: {length} numbers instead of {model.dim}")

    def embed(self, picture: Frame, face: Face) -> Vector:
        """The unit vector of one face in a picture."""
        try:
            aligned = self._net.alignCrop(picture, face.row)
            return _unit(self._vector(aligned) + self._vector(cv2.flip(aligned, 1)))
        except cv2.error as error:
            raise DeviceError(Problem.GARBLED, "OpenCV refused the face") from error

    def _vector(self, aligned: cv2.typing.MatLike) -> Vector:
        # not FaceRecognizerSF.match(): that one rescales its arguments in place
        return _unit(np.asarray(self._net.feature(aligned), np.float64).ravel())


def reference(photo: Frame, detector: Detector, embedder: Embedder) -> Vector | None:
    """The vector of a card photo, or None when it does not show exactly one face."""
    large = np.asarray(cv2.resize(photo, None, fx=ENLARGE, fy=ENLARGE, interpolation=cv2.INTER_CUBIC), np.uint8)
    faces = detector.detect(large)
    if len(faces) != 1:
        return None
    found = [same[0].points for size in SIZES if (same := detector.detect(large, size / faces[0].width))]
    face = faces[0].with_points(np.mean(found, axis=0)) if found else faces[0]
    return embedder.embed(large, face)


def _unit(vector: Vector) -> Vector:
    length = float(np.linalg.norm(vector))
    return np.asarray(vector / length if length > 0 else vector, np.float64)
