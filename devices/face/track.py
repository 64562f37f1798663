"""The person before the camera, frame by frame, as one unbroken track.

`View` is one frame with what was found in it. The track breaks when nobody or several people stand near, or when the face
jumps by more than half its width between two frames: what was measured before says nothing about whoever is there now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core.cancel import Cancel
from core.clock import Clock
from devices.face import gates
from devices.face.detector import Detector, Face
from devices.kinds import Camera, Hint, HintTo
from devices.problem import DeviceError, Problem

if TYPE_CHECKING:
    from devices.kinds import Frame

JUMP = 0.5  # face widths between two frames
PATIENCE = 4.0  # seconds that a camera may be in trouble once it has worked: a replug or a moved hand
_PAUSE = 0.2  # seconds between two questions to a camera in trouble


@dataclass(frozen=True)
class View:
    """One frame: the only face near, or None and what is wrong with the company; `unbroken` when it continues the last view."""

    picture: Frame
    face: Face | None
    wrong: Hint | None
    unbroken: bool
    at: float


def views(camera: Camera, detector: Detector, cancel: Cancel, clock: Clock, hint: HintTo) -> Iterator[View]:
    """One view per frame, for as long as the camera gives frames.

    Raises DeviceError when the camera is missing or stays in trouble; Cancelled and DeadlinePassed come from the token.
    """
    last: Face | None = None
    for picture in _frames(camera, cancel, clock, hint):
        faces = detector.detect(picture)
        wrong = gates.company(faces)
        face = gates.near(faces)[0] if wrong is None else None
        unbroken = face is not None and last is not None and _continues(last, face)
        last = face
        yield View(picture, face, wrong, unbroken, clock.monotonic())


def show(hint: HintTo, what: Hint, picture: Frame) -> None:
    """Tells the person what to do, beside a preview that moves like a mirror."""
    hint(what, np.ascontiguousarray(picture[:, ::-1]))


def _frames(camera: Camera, cancel: Cancel, clock: Clock, hint: HintTo) -> Iterator[Frame]:
    """Pictures, waiting out short trouble; a covered lens is told to the person."""
    fine = clock.monotonic()
    worked = False
    last: Frame | None = None
    while True:
        try:
            picture = camera.frame(cancel)
        except DeviceError as error:
            covered = error.problem is Problem.CAMERA_DARK
            if clock.monotonic() - fine > PATIENCE or not (worked or covered):
                raise
            if covered:
                show(hint, Hint.LIGHT, np.zeros((360, 640, 3), np.uint8))
            cancel.wait(_PAUSE)
            continue
        if last is not None and np.array_equal(picture, last):  # no sensor gives the same bits twice: nobody was seen anew
            if clock.monotonic() - fine > PATIENCE:
                raise DeviceError(Problem.CAMERA_FROZEN, "the same picture again and again")
            continue
        worked, fine, last = True, clock.monotonic(), picture
        yield picture


def _continues(last: Face, face: Face) -> bool:
    return float(np.linalg.norm(face.centre - last.centre)) < JUMP * last.width
