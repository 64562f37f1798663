"""Hair: what of it lies on the face's sheet, what stands behind the head, and how strands catch the light."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

from devices.simulators.face_canvas import HEIGHT, WIDTH, Canvas, Sheet, blurred, ellipse, grid, mask_of, sheet
from devices.simulators.face_features import Features, Hair
from devices.simulators.face_shape import CROWN, hair_top, half_width


def strands(person: Features) -> Sheet:
    """Brightness of the hair over the sheet, about 1: strands that run from the parting outwards and down."""
    x, y = grid()
    dice = np.random.default_rng(person.seed + 104729)
    noise = cv2.GaussianBlur(dice.normal(0, 1, (64, 720)), (0, 0), sigmaX=1.1, sigmaY=7)
    noise = (noise / noise.std()).astype(np.float32)
    from_x, from_y = person.parting * person.width, CROWN - 0.25
    angle = np.arctan2(x - from_x, y - from_y)
    reach = np.hypot(x - from_x, y - from_y)
    across = ((angle / np.pi + 1) * 359).astype(np.float32)
    down = np.clip(reach * 14, 0, 62).astype(np.float32)
    grain = cv2.remap(noise, across, down, cv2.INTER_LINEAR)
    shine = 0.30 * np.exp(-(((reach - 0.62) / 0.16) ** 2))
    return sheet(0.96 + 0.15 * grain + shine)


def coloured(person: Features, brightness: Sheet) -> Sheet:
    """The hair's colour under its strands."""
    base = np.asarray(person.hair_colour, np.float32)
    lift = 6.0 if max(base) < 90 else 0.0
    return sheet(np.clip(base * brightness[..., None] + lift * (brightness[..., None] - 0.8), 0, 255))


def hairline(person: Features, u: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far up the hair begins, by place across the face (u = -1..1); smaller is higher."""
    return np.asarray(_curve(person, u), np.float64)


def _curve(person: Features, u: NDArray[np.float64]) -> Any:
    high = -person.hairline
    side = 0.62 * np.abs(u) ** 5
    part = np.tanh((u - person.parting) * 5)
    match person.hair:
        case Hair.CROPPED:
            return high + side + 0.03 * np.cos(u * 9)
        case Hair.PARTED:
            return high + side + 0.10 * part * np.sign(-person.parting or 1)
        case Hair.SWEPT:
            return high + 0.06 + side + 0.20 * np.tanh(u * 2.2) * np.sign(-person.parting or 1)
        case Hair.BALDING:
            return -0.98 + 0.85 * np.abs(u) ** 4 - 0.05 * np.cos(u * 7)
        case Hair.BALD:
            return -1.4 + 1.25 * np.abs(u) ** 9
        case Hair.BOB:
            return np.minimum(person.eye_y - person.brow_up + 0.02, high + 0.12) + 0.05 * np.abs(u) + 0.02 * np.sin(u * 23 + person.seed)
        case Hair.LONG:
            return high - 0.10 + 0.75 * np.abs(u - person.parting * 0.5) ** 1.7
        case Hair.TIED:
            return high - 0.04 + 0.55 * np.abs(u) ** 3.4
        case _:
            return high + 0.05 + 0.5 * np.abs(u) ** 3 + 0.045 * np.cos(u * 14 + person.seed)


def on_face(person: Features) -> Sheet:
    """Where the face's sheet has the colour of hair (0..1); beyond the outline too, so that no skin shows at its edge."""
    x, y = grid()
    line = hairline(person, np.clip(x[0].astype(np.float64) / person.width, -1.25, 1.25))
    above = _below_one((y - line[None, :]) / (0.006 if person.hair is Hair.BOB else 0.014))
    return sheet(np.maximum(above * _ends(person, y), _curtain(person, x, y)))


def outline_of_hair(person: Features) -> Sheet:
    """How far hair reaches beyond the skin of the face's sheet (0..1)."""
    x, y = grid()
    cap = np.clip((hair_top(person, y[:, 0])[:, None] - np.abs(x)) * 60, 0, 1)
    return sheet(np.maximum(cap * on_face(person) * (y < 0.3), _curtain(person, x, y)))


def _below_one(t: ArrayLike) -> Sheet:
    """A soft step from 1 (t well below 0) to 0."""
    return sheet(1 / (1 + np.exp(np.clip(t, -30, 30))))


def _ends(person: Features, y: Sheet) -> Sheet:
    """Sideburns stop at the ears."""
    stop = 0.10 if person.male else 0.0
    return _below_one((y - stop) / 0.03)


def _curtain(person: Features, x: Sheet, y: Sheet) -> Sheet:
    """Hair that hangs over the edges of the face (long cuts)."""
    if person.hair not in (Hair.BOB, Hair.LONG):
        return np.zeros((HEIGHT, WIDTH), np.float32)
    end = person.chin * 0.85 if person.hair is Hair.BOB else 2.0
    inner = person.width * (0.86 + 0.05 * np.sin(y * 3 + person.seed))
    outer = np.minimum(
        person.width + person.volume * 0.62, np.maximum(hair_top(person, y[:, 0]), half_width(person, y[:, 0]))[:, None] + 0.4 * (y > 0)
    )
    hang = np.clip((np.abs(x) - inner) * 40, 0, 1) * np.clip((outer - np.abs(x)) * 60 + 0.5, 0, 1)
    return sheet(hang * np.clip((y + 0.85) * 4, 0, 1) * _below_one((y - min(end, person.chin * 0.92)) / 0.02))


def behind(person: Features) -> Sheet:
    """The hair mass seen around and behind the head (0..1): it does not change with a turn, a skull being round."""
    x, y = grid()
    half = hair_top(person, y[:, 0])[:, None]
    cap = np.clip((half - np.abs(x)) * 60, 0, 1) * _below_one((y + 0.03) / 0.03)
    if person.hair is Hair.BALD:
        cap = cap * (y > -0.45)
    nape = mask_of(ellipse(0, 0.0, person.width * 0.97, 0.46), 0.01)
    return np.maximum(np.maximum(sheet(cap), nape), np.maximum(_tail(person), _curls(person)))


def _tail(p: Features) -> Sheet:
    wide = p.width + p.volume * 0.62
    if p.hair is Hair.TIED:
        return mask_of(ellipse(p.parting * 0.2, CROWN - p.volume - 0.10, 0.34, 0.24), 0.006)
    if p.hair not in (Hair.BOB, Hair.LONG):
        return np.zeros((HEIGHT, WIDTH), np.float32)
    end = p.chin * 0.90 if p.hair is Hair.BOB else 1.75
    flare = 1.06 if p.hair is Hair.BOB else 1.12
    edge = [(-wide * 0.92, -0.6), (-wide, -0.1), (-wide * flare, end * 0.6), (-wide * (flare - 0.06), end), (-wide * 0.5, end + 0.05)]
    return mask_of(edge + [(-x, y) for x, y in reversed(edge)], 0.012)


def _curls(p: Features) -> Sheet:
    curls = np.zeros((HEIGHT, WIDTH), np.float32)
    if p.hair is not Hair.PERMED:
        return curls
    wide, top = p.width + p.volume * 0.9, CROWN - p.volume
    for angle in np.linspace(np.pi * 0.92, np.pi * 2.08, 17):
        centre = (wide * np.cos(angle) * 0.98, abs(top) * 0.93 * np.sin(angle))
        curls = np.maximum(curls, mask_of(ellipse(*centre, 0.15, 0.14), 0.004))
    return curls


def locks(person: Features) -> Canvas | None:
    """Long hair that falls over the shoulders, or None."""
    if person.hair is not Hair.LONG:
        return None
    canvas = Canvas()
    canvas.colour = coloured(person, strands(person))
    wide = person.width + person.volume * 0.62
    for side in (-1, 1):
        edge = [
            (wide * 1.0, 0.0),
            (wide * 1.10, 0.9),
            (wide * 1.05, 1.7),
            (wide * 0.86, 1.95),
            (wide * 0.62, 1.6),
            (wide * 0.72, 0.8),
            (wide * 0.9, 0.2),
        ]
        canvas.alpha = np.maximum(canvas.alpha, mask_of([(side * x, y) for x, y in edge], 0.02))
    canvas.alpha = blurred(canvas.alpha, 0.006)
    return canvas
