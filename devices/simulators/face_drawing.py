"""Paints a person: skin, eyes, brows, nose, mouth and what age and beard add. The sheet is then a layer of the head."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from devices.simulators.face_canvas import Canvas, Sheet, blurred, ellipse, grid, mask_of, shifted
from devices.simulators.face_features import Beard, Colour, Features
from devices.simulators.face_shape import half_width, outline

_DARK = (24, 22, 26)


def shade(colour: Colour | NDArray[np.float64], blue: float, green: float, red: float) -> NDArray[np.float64]:
    """The colour with each channel multiplied."""
    return np.clip(np.asarray(colour) * (blue, green, red), 0, 255)


def paint_face(person: Features) -> Canvas:
    """The bare face, seen from the front, without hair on the head and without glasses."""
    canvas = Canvas(person.skin)
    canvas.alpha = mask_of(outline(person), 0.004)
    dice = np.random.default_rng(person.seed + 7919)
    _skin(canvas, person, dice)
    _wrinkles(canvas, person)
    for side in (-1, 1):
        _eye(canvas, person, side)
        _brow(canvas, person, side, dice)
    _nose(canvas, person)
    _beard(canvas, person)
    _mouth(canvas, person)
    _marks(canvas, person, dice)
    return canvas


def _skin(canvas: Canvas, p: Features, dice: np.random.Generator) -> None:
    mottle = dice.normal(0, 1, canvas.alpha.shape).astype(np.float32)
    canvas.colour = canvas.colour + (blurred(mottle, 0.05) * 34)[..., None] * (0.8, 0.9, 1.0)
    for side in (-1, 1):
        canvas.fill(ellipse(side * p.width * 0.56, 0.26, 0.24, 0.17), shade(p.skin, 0.86, 0.86, 1.03), 0.10, 0.55)
        canvas.fill(
            ellipse(side * p.eye_apart, p.eye_y - 0.03, p.eye_width * 1.45, p.eye_width * 0.95), shade(p.skin, 0.80, 0.82, 0.88), 0.06, 0.7
        )
        canvas.fill(ellipse(side * p.width * 0.95, -0.1, 0.16, 0.6), shade(p.skin, 0.82, 0.84, 0.88), 0.10, 0.7)
    canvas.fill(ellipse(0, p.chin, p.width * 0.5, 0.10), shade(p.skin, 0.82, 0.84, 0.90), 0.06, 0.7)


def _eye_edge(p: Features, side: int, rise: float, grow: float = 1.0) -> NDArray[np.float64]:
    """The upper (rise > 0) or lower lid's edge from the inner to the outer corner."""
    t = np.linspace(-1, 1, 26)
    arch = (1 - np.abs(t) ** 2.1) * (1 - 0.18 * t)
    x = side * p.eye_apart + side * t * p.eye_width * grow
    y = p.eye_y - arch * p.eye_width * p.eye_open * rise * grow - p.eye_tilt * p.eye_width * t * 0.8
    return np.stack([x, y], 1)


def _eye(canvas: Canvas, p: Features, side: int) -> None:
    lid = _eye_edge(p, side, 1.0)
    low = _eye_edge(p, side, -0.72)
    opening = np.concatenate([lid, low[::-1]])
    within = mask_of(opening)
    x, y, r = side * p.eye_apart, p.eye_y - p.eye_width * 0.04, p.eye_width * 0.47
    canvas.fill(opening, (232, 236, 240), 0.004)
    canvas.fill(
        ellipse(side * (p.eye_apart - p.eye_width * 0.95), p.eye_y + p.eye_tilt * p.eye_width * 0.7, 0.022, 0.016),
        (140, 150, 214),
        0.006,
        0.8,
    )
    canvas.fill(ellipse(x, y, r, r), shade(p.iris, 0.7, 0.7, 0.7), 0.004, within=within)
    canvas.fill(ellipse(x, y + r * 0.2, r * 0.78, r * 0.72), shade(p.iris, 1.7, 1.6, 1.5), 0.012, within=within)
    canvas.fill(ellipse(x, y, r * 0.45, r * 0.45), (8, 8, 10), 0.004, within=within)
    canvas.fill(shifted(lid, 0, 0.012), (70, 70, 90), 0.02, 0.55, within=within)  # the lid's shadow on the ball
    canvas.fill(ellipse(x - r * 0.35, y - r * 0.38, r * 0.20, r * 0.20), (255, 255, 255), 0.003)
    _lids(canvas, p, side, lid, low)


def _lids(canvas: Canvas, p: Features, side: int, lid: NDArray[np.float64], low: NDArray[np.float64]) -> None:
    heavy = 0.026 if p.male else 0.034
    canvas.stroke(shifted(lid, 0, -0.006), _DARK, heavy, 0.004, 0.95)
    canvas.stroke(low, shade(p.skin, 0.45, 0.48, 0.58), 0.012, 0.005, 0.7)
    if p.double_lid:
        canvas.stroke(shifted(_eye_edge(p, side, 1.0, 1.06), 0, -0.045), shade(p.skin, 0.50, 0.52, 0.62), 0.014, 0.006, 0.8)
    if not p.male:
        corner = lid[-3]
        for k in range(4):
            ends = [shifted(corner, -side * 0.03 * k, -0.002), shifted(corner, side * (0.045 - 0.012 * k), -0.035 - 0.006 * k)]
            canvas.stroke(ends, _DARK, 0.010, 0.002, 0.9)
    bag = p.age * 0.8 + 0.15
    canvas.stroke(shifted(_eye_edge(p, side, -1.35, 1.05), 0, 0.045), shade(p.skin, 0.60, 0.64, 0.74), 0.022, 0.018, bag)


def _brow_line(p: Features, t: NDArray[np.float64], side: int) -> NDArray[np.float64]:
    x = side * (p.eye_apart + t * p.eye_width * p.brow_long)
    y = p.eye_y - p.brow_up - p.brow_arch * (1 - (t - 0.2) ** 2) - p.brow_tilt * p.eye_width * t
    return np.stack([x, y], 1)


def _brow(canvas: Canvas, p: Features, side: int, dice: np.random.Generator) -> None:
    t = np.linspace(-1, 1, 20)
    line = _brow_line(p, t, side)
    thick = p.brow_thick * np.clip(1.15 - 0.75 * ((t + 1) / 2) ** 2, 0.2, 1) * np.clip((t + 1.25) * 4, 0.5, 1)
    band = np.concatenate([line - np.stack([0 * t, thick], 1), (line + np.stack([0 * t, thick * 0.7], 1))[::-1]])
    canvas.fill(band, p.brow_colour, 0.014, 0.78)
    for _ in range(46):
        k = dice.uniform(-1, 0.95)
        start = _brow_line(p, np.array([k]), side)[0] + (0, dice.uniform(-0.5, 0.6) * p.brow_thick)
        reach = (side * 0.05, -0.030 + 0.045 * (k + 1) / 2)
        canvas.stroke([start, start + reach], shade(p.brow_colour, 0.75, 0.75, 0.75), 0.008, 0.002, 0.8)


def _nose(canvas: Canvas, p: Features) -> None:
    tip, bridge, wing = p.eye_y + p.nose_long, p.nose_bridge, p.nose_width
    for side in (-1, 1):
        nostril = ellipse(side * wing * 0.46, tip + 0.055, wing * 0.25, 0.024, side * 0.25)
        canvas.fill(nostril, (42, 46, 80), 0.010, 0.9)
        crease = ellipse(side * wing * 0.78, tip + 0.005, wing * 0.36, 0.08, count=24)[slice(0, 9) if side > 0 else slice(4, 13)]
        canvas.stroke(crease, shade(p.skin, 0.58, 0.62, 0.74), 0.016, 0.012, 0.7)
        flank = [(side * bridge, p.eye_y), (side * bridge * 1.9, p.eye_y), (side * wing, tip - 0.03), (side * wing * 0.55, tip - 0.05)]
        canvas.fill(flank, shade(p.skin, 0.78, 0.80, 0.86), 0.035, 0.55)
    canvas.fill(ellipse(0, tip + 0.075, wing * 0.9, 0.03), shade(p.skin, 0.66, 0.70, 0.80), 0.025, 0.6)
    canvas.fill(ellipse(0, tip - 0.03, wing * 0.4, 0.06), shade(p.skin, 0.95, 0.96, 1.06), 0.03, 0.6)


def _mouth(canvas: Canvas, p: Features) -> None:
    t = np.linspace(-1, 1, 33)
    wide, y = p.mouth_width, p.mouth_y
    corner = -p.smile * np.abs(t) ** 1.6
    x = t * wide
    seam = y + corner + 0.012 * np.cos(t * np.pi * 2) * (1 - np.abs(t))
    bow = p.lip_upper * (1 - np.abs(t) ** 1.8) * (1 - 0.28 * np.exp(-((t / 0.16) ** 2)))
    fall = p.lip_lower * (1 - np.abs(t) ** 2.2)
    upper = np.concatenate([np.stack([x, seam - bow], 1), np.stack([x, seam], 1)[::-1]])
    lower = np.concatenate([np.stack([x, seam], 1), np.stack([x, seam + fall], 1)[::-1]])
    canvas.fill(upper, shade(p.lips, 0.86, 0.84, 0.92), 0.008)
    canvas.fill(lower, p.lips, 0.010)
    canvas.fill(ellipse(0, y + p.lip_lower * 0.5, wide * 0.42, p.lip_lower * 0.22), shade(p.lips, 1.22, 1.22, 1.10), 0.014, 0.6)
    canvas.stroke(np.stack([x, seam], 1), (44, 36, 78), 0.016, 0.004, 0.85)
    for side in (-1, 1):
        canvas.fill(ellipse(side * wide * 1.02, y - p.smile, 0.028, 0.02), shade(p.skin, 0.55, 0.58, 0.70), 0.012, 0.7)
    canvas.fill(ellipse(0, y + p.lip_lower + 0.05, wide * 0.6, 0.022), shade(p.skin, 0.70, 0.73, 0.82), 0.022, 0.65)


def _wrinkles(canvas: Canvas, p: Features) -> None:
    if p.age < 0.25:
        return
    crease = shade(p.skin, 0.56, 0.60, 0.70)
    for side in (-1, 1):
        t = np.linspace(0, 1, 14)
        fold_x = side * (p.nose_width * 1.05 + (p.mouth_width * 1.12 - p.nose_width * 1.05) * t**0.7 + 0.03)
        fold_y = p.eye_y + p.nose_long + (p.mouth_y + 0.06 - p.eye_y - p.nose_long) * t
        canvas.stroke(np.stack([fold_x, fold_y], 1), crease, 0.024, 0.014, 0.35 + 0.6 * p.age)
        for k in range(int(p.age * 5)):
            outer = (side * (p.eye_apart + p.eye_width * 1.12), p.eye_y - 0.05 + 0.035 * k)
            canvas.stroke([outer, (outer[0] + side * 0.12, outer[1] - 0.03 + 0.025 * k)], crease, 0.012, 0.008, 0.5 * p.age)
    for k in range(int(p.age * 4.5)):
        t = np.linspace(-1, 1, 16)
        y = p.eye_y - p.brow_up - 0.15 - 0.075 * k + 0.018 * np.cos(t * 5 + k)
        canvas.stroke(np.stack([t * p.width * (0.52 - 0.04 * k), y], 1), crease, 0.014, 0.009, 0.55 * p.age)


def _beard(canvas: Canvas, p: Features) -> None:
    if p.beard is Beard.NONE:
        return
    colour = shade(p.brow_colour, 0.95, 0.95, 0.95)
    tip = p.eye_y + p.nose_long
    if p.beard in (Beard.STUBBLE, Beard.FULL):
        _jaw_beard(canvas, p, colour, 0.28 if p.beard is Beard.STUBBLE else 0.9)
    if p.beard in (Beard.MOUSTACHE, Beard.FULL, Beard.GOATEE):
        t = np.linspace(-1, 1, 24)
        high = min(0.075, p.mouth_y - p.lip_upper - tip - 0.11)
        top = p.mouth_y - p.lip_upper - 0.02 - high * (1 - np.abs(t) ** 3)
        low = p.mouth_y - p.lip_upper * 0.75 + 0.045 * np.abs(t) ** 2
        x = t * max(p.mouth_width * 1.10, 0.34)  # never a tuft under the nose
        canvas.fill(np.concatenate([np.stack([x, top], 1), np.stack([x, low], 1)[::-1]]), colour, 0.016, 0.85)
    if p.beard is Beard.GOATEE:
        canvas.fill(ellipse(0, p.mouth_y + p.lip_lower + 0.17, 0.15, 0.13), colour, 0.03, 0.85)


def _jaw_beard(canvas: Canvas, p: Features, colour: NDArray[np.float64], strength: float) -> None:
    x, y = grid()
    half = np.maximum(half_width(p, y[:, 0]), 1e-3)[:, None]
    low = 1 / (1 + np.exp(-(y - (max(0.30, p.mouth_y - 0.14) + 0.22 * (1 - np.abs(x) / half))) / 0.035))
    lip = np.exp(-((x / (p.mouth_width * 1.05)) ** 6) - ((y - p.mouth_y) / (0.10 + p.lip_lower)) ** 6)
    canvas.tint((low * (1 - lip)).astype(np.float32), colour, strength)


def _marks(canvas: Canvas, p: Features, dice: np.random.Generator) -> None:
    if p.mole is not None:
        canvas.fill(ellipse(*p.mole, 0.022, 0.022), (30, 36, 56), 0.006, 0.9)
    if p.freckles:
        for _ in range(45):
            x, y = dice.normal(0, p.width * 0.36), 0.10 + dice.normal(0, 0.09)
            canvas.fill(ellipse(x, y, 0.011, 0.011, 0, 8), shade(p.skin, 0.66, 0.72, 0.84), 0.004, 0.7)
    if p.age > 0.85:
        for _ in range(7):
            x, y = dice.uniform(-0.6, 0.6) * p.width, dice.uniform(-0.85, 0.45)
            canvas.fill(ellipse(x, y, 0.03, 0.024), shade(p.skin, 0.72, 0.78, 0.86), 0.012, 0.6)


def ear_rim(p: Features) -> Sheet:
    """Where the ears are."""
    masks = [mask_of(ellipse(side * (p.width + p.ear * 0.22), 0.02, p.ear * 0.48, p.ear * 1.05, side * 0.12), 0.004) for side in (-1, 1)]
    return np.maximum(masks[0], masks[1])
