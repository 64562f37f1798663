"""The shape of a head: its outline and how far every part of it stands forward."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from devices.simulators.face_canvas import Sheet, blurred, grid, sheet
from devices.simulators.face_features import Features, Hair

CROWN = -1.12  # top of the skull, without hair
_DEEP = 0.72  # how far the middle of the face stands before its rim, per unit of half width


def half_width(person: Features, y: ArrayLike) -> NDArray[np.float64]:
    """Half the width of the skin's outline at height y; 0 above the crown and below the chin."""
    y = np.asarray(y, dtype=np.float64)
    below, above = np.clip(y / person.chin, 0, 1), np.clip(y / CROWN, 0, 1)
    lower = (1 - below**person.jaw) ** 0.5 * (1 - person.taper * below**1.5)
    upper = (1 - above**2.4) ** (1 / 2.2)
    cheek = 1 + person.cheek * np.exp(-(((y - 0.25) / 0.25) ** 2))
    inside = (y < person.chin) & (y > CROWN)
    return np.where(inside, person.width * cheek * np.where(y > 0, lower, upper), 0.0)


def outline(person: Features, grow: float = 0.0) -> NDArray[np.float64]:
    """The face's edge as a polygon, clockwise from the crown, moved outwards by `grow`."""
    y = -np.cos(np.linspace(0, np.pi, 70))
    y = np.where(y < 0, -y * CROWN, y * person.chin)
    half = half_width(person, y * 0.9999) + grow
    y = y + grow * np.sign(y) * (np.abs(y) > 0.6)
    return np.concatenate([np.stack([half, y], 1), np.stack([-half, y], 1)[::-1]])


def relief(person: Features, hair: Sheet) -> Sheet:
    """Height of the face over the plane of the ears; `hair` is where hair lies on it (0..1)."""
    x, y = grid()
    half = np.maximum(_rim(person, y[:, 0]), 1e-3)[:, None]
    across = np.clip(np.abs(x) / half, 0, 1)
    along = np.clip(np.where(y > 0, y / person.chin, y / hair_crown(person)), 0, 1)
    height = _DEEP * person.width * (1 - across**3.2) ** 0.5 * (1 - 0.34 * along**3)
    height += _features(person, x, y)
    height += 0.08 * blurred(hair, 0.03)
    return blurred(sheet(height), 0.012)


def _rim(person: Features, y: ArrayLike) -> NDArray[np.float64]:
    skin, hair = half_width(person, y), hair_top(person, y)
    share = np.clip((-np.asarray(y, np.float64) - 0.1) / 0.6, 0, 1)
    return skin + (hair - skin) * share


def _bump(x: Sheet, y: Sheet, cx: float, cy: float, rx: float, ry: float) -> Sheet:
    return sheet(np.exp(-(((x - cx) / rx) ** 2) - ((y - cy) / ry) ** 2))


def _features(p: Features, x: Sheet, y: Sheet) -> Sheet:
    tip = p.eye_y + p.nose_long
    height = np.zeros_like(x)
    for side in (-1, 1):
        height -= 0.13 * _bump(x, y, side * p.eye_apart, p.eye_y, p.eye_width * 1.35, p.eye_width * 0.95)
        height += 0.055 * _bump(x, y, side * p.eye_apart, p.eye_y, p.eye_width * 0.75, p.eye_width * 0.6)
        height += 0.05 * _bump(x, y, side * p.eye_apart * 1.05, p.eye_y - p.brow_up, p.eye_width * 1.5, 0.09)
        height += 0.06 * _bump(x, y, side * p.width * 0.55, 0.22, 0.22, 0.20)
        height += p.nose_high * 0.36 * _bump(x, y, side * p.nose_width * 0.78, tip + 0.01, p.nose_width * 0.42, 0.075)
        height -= 0.03 * p.age * _bump(x, y, side * p.mouth_width * 1.15, p.mouth_y - 0.08, 0.06, 0.20)
    height += _ridge(p, x, y, tip)
    height += 0.050 * _bump(x, y, 0, p.mouth_y - p.lip_upper, p.mouth_width * 0.8, 0.055)
    height += 0.065 * _bump(x, y, 0, p.mouth_y + p.lip_lower * 0.9, p.mouth_width * 0.65, 0.06)
    height -= 0.035 * _bump(x, y, 0, p.mouth_y + p.lip_lower * 1.9 + 0.03, p.mouth_width * 0.6, 0.045)
    return sheet(height + 0.09 * _bump(x, y, 0, p.chin * 0.86, 0.20, 0.14))


def _ridge(p: Features, x: Sheet, y: Sheet, tip: float) -> Sheet:
    along = np.clip((y - p.eye_y) / p.nose_long, 0, 1)
    falls = np.where(y > tip, np.exp(-(((y - tip) / 0.085) ** 2)), 1.0)
    starts = 1 / (1 + np.exp(-(y - p.eye_y + 0.02) / 0.05))
    wide = p.nose_bridge + (p.nose_width * 0.55 - p.nose_bridge) * along**1.6
    high = p.nose_high * (0.22 + 0.60 * along**1.3)
    ridge = high * starts * falls * np.exp(-((np.abs(x) / (wide * 1.35)) ** 2.2))
    return sheet(ridge + 0.22 * p.nose_high * _bump(x, y, 0, tip - 0.02, p.nose_width * 0.62, 0.085))


def hair_top(person: Features, y: ArrayLike) -> NDArray[np.float64]:
    """Half the width of the hair's outline at height y, from its top down to the ears."""
    y = np.asarray(y, dtype=np.float64)
    top = hair_crown(person)
    rise = CROWN - top
    above = np.clip(y / top, 0, 1)
    return np.where(y > top, (person.width + rise * 0.62) * (1 - above**2.5) ** (1 / 2.3), 0.0)


def hair_crown(person: Features) -> float:
    """Height of the top of the hair."""
    return CROWN - (0.03 if person.hair in (Hair.CROPPED, Hair.BALDING, Hair.BALD) else person.volume)
