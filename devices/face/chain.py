"""Detector and embedder, loaded together, and the whole way from a card's photo to a result.

Whoever imports this loads OpenCV and numpy.
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, cast

from core.cancel import Cancel
from core.clock import Clock
from devices.face.comparison import Comparison
from devices.face.detector import Detector
from devices.face.embedder import Embedder, reference
from devices.face.manifest import Model, verified
from devices.face.track import View, views
from devices.kinds import Camera, FaceResult, HintTo
from devices.problem import DeviceError, Problem

if TYPE_CHECKING:
    from devices.kinds import Frame


class Chain:
    """One detector, one embedder. Raises DeviceError when the file of a model is missing or another one."""

    def __init__(self, detect: Model, embed: Model, folder: Path) -> None:
        self._detector = Detector(verified(detect, folder))
        self._embedder = Embedder(embed, verified(embed, folder))

    def verify(self, photo: Frame, camera: Camera, cancel: Cancel, clock: Clock, random: Random, turn: bool, hint: HintTo) -> FaceResult:
        """The person before the camera compared with `photo`. Raises DeviceError(PHOTO_UNDECODABLE) and what the camera raises."""
        known = reference(photo, self._detector, self._embedder)
        if known is None:
            raise DeviceError(Problem.PHOTO_UNDECODABLE, "the photo does not show one face")
        stream = cast(Generator[View, None, None], views(camera, self._detector, cancel, clock, hint))
        with contextlib.closing(stream):
            return Comparison(stream, self._embedder, clock, random, hint).run(known, turn)
