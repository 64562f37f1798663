"""How a head is held, from the five points of the detector.

Everything is measured along the line of the eyes and at right angles to it, so a head laid on one side changes nothing:

    turn    (nose - middle of the eyes) along the eyes, divided by the height from eyes to mouth. Positive: nose towards the
            right of the picture, which is the person's own left. About 0.01 per degree; a flat print barely moves it.
    level   the same nose, downwards: about 0.5 when the head is level.
    ratio   distance of the eyes divided by that height. It shrinks as the head (or a print) turns away.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from devices.face.detector import Face


@dataclass(frozen=True)
class Pose:
    """Signals of one face; `eyes` in pixels of the picture."""

    turn: float
    level: float
    ratio: float
    eyes: float


def pose_of(face: Face) -> Pose:
    """The pose of a face. A degenerate set of points gives a pose that no gate accepts."""
    right_eye, left_eye, nose, right_mouth, left_mouth = face.points.astype(np.float64)
    middle, mouth = (right_eye + left_eye) / 2, (right_mouth + left_mouth) / 2
    eyes = float(np.linalg.norm(left_eye - right_eye))
    if eyes < 1:
        return Pose(9.0, 9.0, 0.0, eyes)
    along = (left_eye - right_eye) / eyes
    down = np.array([-along[1], along[0]])
    height = float((mouth - middle) @ down)
    if height < 1:
        return Pose(9.0, 9.0, 0.0, eyes)
    return Pose(float((nose - middle) @ along) / height, float((nose - middle) @ down) / height, eyes / height, eyes)
