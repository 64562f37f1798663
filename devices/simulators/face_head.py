"""A person as layers, and the picture of that person with the head turned: shoulders, skull, face, hair, glasses.

Back to front: hair behind, shoulders, skull and ears, face with the hair that lies on it, locks, glasses.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from devices.simulators.face_canvas import HEIGHT, UNIT, WIDTH, Canvas, Sheet, blurred, ellipse, grid, pixels, sheet
from devices.simulators.face_clothes import shoulders, spectacles
from devices.simulators.face_drawing import ear_rim, paint_face, shade
from devices.simulators.face_features import Features, Glasses, Hair, features
from devices.simulators.face_hair import behind, coloured, locks, on_face, outline_of_hair, strands
from devices.simulators.face_relief import Layer, lit, over, turned
from devices.simulators.face_shape import relief

_BEHIND = 0.36  # the middle of the skull, behind the plane of the ears


@dataclass(frozen=True)
class PaintedHead:
    """Everything about a person that does not depend on the pose."""

    person: Features
    back: Layer
    body: Layer
    ears: Layer
    face: Layer
    front: tuple[Layer, ...]


@lru_cache(maxsize=24)
def head(seed: int) -> PaintedHead:
    """The painted layers of the person of that seed (about 0.2 s, kept for the last few persons)."""
    person = features(seed)
    hair = on_face(person)
    fibre = coloured(person, strands(person))
    paint = paint_face(person)
    shadow = np.clip(blurred(hair, 0.05) - hair, 0, 1)
    paint.tint(shadow, shade(person.skin, 0.62, 0.64, 0.72), 0.8)
    paint.colour = over(paint.colour, fibre, hair)
    height = relief(person, hair)
    face = Layer(paint.colour, np.maximum(paint.alpha, outline_of_hair(person)), height, 0.05)
    return PaintedHead(person, _back(person, fibre), _still(shoulders(person)), _ears(person), face, _front(person))


def _back(person: Features, fibre: Sheet) -> Layer:
    x, y = grid()
    round_ = np.clip(1 - (x / (person.width * 1.15)) ** 2 - (y / 1.35) ** 2, 0, 1) ** 0.5
    shaded = fibre * (0.62 + 0.3 * round_[..., None])
    return Layer.flat(sheet(shaded), behind(person), -_BEHIND)


def _ears(person: Features) -> Layer:
    rim = ear_rim(person)
    canvas = Canvas(shade(person.skin, 0.88, 0.88, 0.94))  # type: ignore[arg-type]
    for side in (-1, 1):
        inner = ellipse(side * (person.width + person.ear * 0.24), 0.0, person.ear * 0.24, person.ear * 0.66, side * 0.12)
        canvas.fill(inner, shade(person.skin, 0.66, 0.68, 0.78), 0.02, 0.8)
    hidden = person.hair in (Hair.BOB, Hair.LONG)
    return Layer(canvas.colour, np.zeros_like(rim) if hidden else rim, blurred(rim, 0.05) * 0.12 - 0.12)


def _still(layer: Layer) -> Layer:
    """The layer with its light painted in: it never turns."""
    return Layer(lit(layer, 0.0), layer.alpha, layer.height, matte=True)


def _front(person: Features) -> tuple[Layer, ...]:
    layers = []
    falling = locks(person)
    if falling is not None:
        layers.append(Layer(falling.colour, falling.alpha, blurred(falling.alpha, 0.06) * 0.15, matte=True))
    if person.glasses is not Glasses.NONE:
        layers.append(spectacles(person))
    return tuple(layers)


@lru_cache(maxsize=4)
def bust(seed: int, yaw: float = 0.0, side_light: float = 0.0) -> tuple[Sheet, Sheet]:
    """Colour and opacity of head and shoulders, the head turned by `yaw` degrees (positive: nose to the right of the picture)."""
    drawn, angle = head(seed), float(np.radians(yaw))
    colour, alpha = turned(drawn.back, angle, side_light)
    for layer, share in ((drawn.body, 0.0), (drawn.ears, 1.0), (drawn.face, 1.0), *((layer, 1.0) for layer in drawn.front)):
        top, cover = turned(layer, angle * share, side_light)
        colour, alpha = over(colour, top, cover), np.maximum(alpha, cover)
    return colour, alpha


def placed(picture: tuple[Sheet, Sheet], ground: Sheet, unit: float, x: float, y: float, roll: float = 0.0) -> Sheet:
    """The bust laid over `ground`: one head unit is `unit` pixels, the middle of the face at (x, y), rolled by degrees."""
    colour, alpha = _coarse(picture, unit)
    here = colour.shape[1] / WIDTH
    middle_x, middle_y = pixels((0, 0)) * here
    move = cv2.getRotationMatrix2D((float(middle_x), float(middle_y)), roll, unit / (UNIT * here))
    move[:, 2] += (x - middle_x, y - middle_y)
    size = (ground.shape[1], ground.shape[0])
    return over(ground, sheet(cv2.warpAffine(colour, move, size)), sheet(cv2.warpAffine(alpha, move, size)))


def _coarse(picture: tuple[Sheet, Sheet], unit: float) -> tuple[Sheet, Sheet]:
    """The picture at twice the size wanted when that is much smaller: warping alone would skip pixels."""
    colour, alpha = picture
    shrink = 2 * unit / UNIT
    if shrink > 1.2:
        return picture
    size = (round(WIDTH * shrink), round(HEIGHT * shrink))
    return sheet(cv2.resize(colour, size, interpolation=cv2.INTER_AREA)), sheet(cv2.resize(alpha, size, interpolation=cv2.INTER_AREA))
