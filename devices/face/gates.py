"""Which frames may count: one person, near enough, facing the camera, sharp and well lit. Otherwise, what the person should do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from devices.face.detector import Face
from devices.face.opencv import cv2
from devices.face.pose import Pose, pose_of
from devices.kinds import Hint

if TYPE_CHECKING:
    from devices.kinds import Frame

NEAR = 60  # detector pixels of face width; smaller faces are passers-by
SURE = 0.85  # detector score
EYES = 60  # pixels between the eyes in the full picture, for a usable 112 x 112 crop
FACING = 0.10  # yaw signal, about 8 degrees either way
LEVEL = (0.35, 0.75)  # how far down the nose stands between eyes and mouth; beyond: head thrown back or bent
BRIGHT = (50, 210)  # mean grey of the face
SHARP = 20.0  # variance of the Laplacian of the face at 112 pixels; below: moving or out of focus


def near(faces: list[Face]) -> list[Face]:
    """Those who stand at the machine."""
    return [face for face in faces if face.seen_width >= NEAR]


def company(faces: list[Face]) -> Hint | None:
    """What is wrong with the number of people, or None when exactly one person stands near."""
    if len(near(faces)) > 1:
        return Hint.ONE_PERSON
    if not near(faces):
        return Hint.CLOSER if faces else Hint.LOOK
    return None


def quality(picture: Frame, face: Face) -> Hint | None:
    """What is wrong with the picture of this face, or None when it may be compared."""
    if face.score < SURE:
        return Hint.LOOK
    pose = pose_of(face)
    if pose.eyes < EYES:
        return Hint.CLOSER
    grey = _face_grey(picture, face)
    if not BRIGHT[0] <= float(grey.mean()) <= BRIGHT[1]:
        return Hint.LIGHT
    if not facing(pose):
        return Hint.CENTER
    return Hint.HOLD if float(cv2.Laplacian(grey, cv2.CV_64F).var()) < SHARP else None


def facing(pose: Pose) -> bool:
    """Whether the person looks at the camera."""
    return abs(pose.turn) < FACING and LEVEL[0] < pose.level < LEVEL[1]


def _face_grey(picture: Frame, face: Face) -> Frame:
    x, y, width, height = (int(v) for v in face.row[:4])
    left, top = min(max(0, x), picture.shape[1] - 1), min(max(0, y), picture.shape[0] - 1)
    part = picture[top : max(y + height, top + 1), left : max(x + width, left + 1)]
    grey = cv2.cvtColor(cv2.resize(part, (112, 112), interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    return np.asarray(grey, np.uint8)
