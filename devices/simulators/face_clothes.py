"""What a drawn person wears: coat, shirt, glasses."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import ArrayLike

from devices.simulators.face_canvas import BOTTOM, HEIGHT, WIDTH, Canvas, Sheet, blurred, ellipse, grid, mask_of, pixels, sheet
from devices.simulators.face_drawing import shade
from devices.simulators.face_features import Features, Glasses
from devices.simulators.face_relief import Layer


def shoulders(p: Features) -> Layer:
    """Neck, shirt and coat; they stay when the head turns."""
    canvas = Canvas(p.coat)
    neck = p.width * (0.62 if p.male else 0.50)
    top = p.chin + 0.26
    edge = [
        (-2.4, BOTTOM),
        (-2.0, top + 0.55),
        (-1.55, top + 0.28),
        (-neck * 1.25, top),
        (neck * 1.25, top),
        (1.55, top + 0.28),
        (2.0, top + 0.55),
        (2.4, BOTTOM),
    ]
    coat = mask_of(edge, 0.01)
    throat = mask_of(
        [
            (-neck, 0.2),
            (-neck, p.chin + 0.1),
            (-neck * 1.2, top + 0.05),
            (0, top + 0.50),
            (neck * 1.2, top + 0.05),
            (neck, p.chin + 0.1),
            (neck, 0.2),
        ],
        0.008,
    )
    canvas.fill(
        [
            (-neck * 1.3, top - 0.08),
            (0, top + 0.85),
            (neck * 1.3, top - 0.08),
            (neck * 1.7, top + 0.1),
            (0.25, BOTTOM),
            (-0.25, BOTTOM),
            (-neck * 1.7, top + 0.1),
        ],
        p.shirt,
        0.006,
    )
    canvas.tint(throat, shade(p.skin, 0.84, 0.85, 0.90))
    canvas.fill(ellipse(0, p.chin + 0.02, p.width * 0.85, 0.26), shade(p.skin, 0.62, 0.64, 0.72), 0.07, 0.8, within=throat)
    for side in (-1, 1):
        canvas.fill(
            [
                (side * neck * 1.15, top - 0.10),
                (side * 0.04, top + 0.52),
                (side * neck * 0.9, top + 0.62),
                (side * neck * 1.55, top + 0.05),
            ],
            shade(p.shirt, 0.93, 0.93, 0.93),
            0.006,
        )
        canvas.stroke([(side * neck * 1.7, top + 0.1), (side * 0.25, BOTTOM)], shade(p.coat, 0.6, 0.6, 0.6), 0.03, 0.01, 0.8)
    x, y = grid()
    height = 0.6 * np.clip(1 - (x / 2.3) ** 2, 0, 1) ** 0.5 - 0.12 * np.clip(y - top, 0, 2)
    return Layer(canvas.colour, np.maximum(coat, throat), blurred(sheet(height), 0.03))


def spectacles(p: Features) -> Layer:
    """The frame of the glasses, bent around the face."""
    frame = np.zeros((HEIGHT, WIDTH), np.float32)
    thick = 5 if p.glasses is not Glasses.HALF else 3
    wide = min(p.eye_width * 1.65, p.eye_apart - 0.06)
    tall = wide * {Glasses.ROUND: 0.92, Glasses.SQUARE: 0.66, Glasses.HALF: 0.60}[p.glasses]
    squareness = {Glasses.ROUND: 1.0, Glasses.SQUARE: 0.45, Glasses.HALF: 0.6}[p.glasses]
    for side in (-1, 1):
        t = np.linspace(0, 2 * np.pi, 60)
        x = side * p.eye_apart + wide * np.sign(np.cos(t)) * np.abs(np.cos(t)) ** squareness
        y = p.eye_y + 0.03 + tall * np.sign(np.sin(t)) * np.abs(np.sin(t)) ** squareness
        _line(frame, np.stack([x, y], 1), thick)
        _line(frame, [(side * (p.eye_apart + wide), p.eye_y - 0.02), (side * p.width * 1.0, p.eye_y - 0.04)], 3)
    _line(frame, [(-(p.eye_apart - wide), p.eye_y), (0, p.eye_y - 0.03), (p.eye_apart - wide, p.eye_y)], thick)
    across = np.abs(grid()[0])
    bend = 0.80 * p.width * (1 - np.clip(across / (p.width * 1.02), 0, 1) ** 2.6) ** 0.5 + 0.08
    colour = np.full((HEIGHT, WIDTH, 3), (40, 34, 34), np.float32)
    return Layer(colour, frame, sheet(bend), matte=True)


def _line(mask: Sheet, points: ArrayLike, thick: int) -> None:
    line = np.round(pixels(points) * 16).astype(np.int32)
    cv2.polylines(mask, [line], False, 1.0, thick, cv2.LINE_AA, 4)
