"""A sheet to paint a face on: soft-edged filled shapes and strokes, in head units.

Origin between eyes and mouth, x to the right, y downwards, 1 unit = `UNIT` pixels. Shapes are polygons of (x, y) points;
`soft` is the blur of the edge in units. Only the bounding box of a shape is touched, which keeps a whole face near 100 ms.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

from devices.simulators.face_features import Colour

UNIT = 130
LEFT, TOP, RIGHT, BOTTOM = -2.4, -1.75, 2.4, 2.75
WIDTH, HEIGHT = round((RIGHT - LEFT) * UNIT), round((BOTTOM - TOP) * UNIT)
_SUBPIXEL = 4  # bits below the pixel in cv2's drawing calls

Sheet = NDArray[np.float32]


def sheet(values: ArrayLike) -> Sheet:
    """The values as a sheet."""
    return np.asarray(values, np.float32)


def grid() -> tuple[Sheet, Sheet]:
    """x and y, in units, of every pixel of the sheet."""
    x = np.linspace(LEFT, RIGHT, WIDTH, endpoint=False, dtype=np.float32)
    y = np.linspace(TOP, BOTTOM, HEIGHT, endpoint=False, dtype=np.float32)
    return np.broadcast_to(x, (HEIGHT, WIDTH)), np.broadcast_to(y[:, None], (HEIGHT, WIDTH))


def shifted(points: ArrayLike, dx: float, dy: float) -> NDArray[np.float64]:
    """The points, moved."""
    moved: NDArray[np.float64] = np.asarray(points, dtype=np.float64) + np.array([dx, dy])
    return moved


def pixels(points: ArrayLike) -> NDArray[np.float64]:
    """Head units to pixels."""
    return np.asarray(shifted(points, -LEFT, -TOP) * UNIT, np.float64)


def mask_of(points: ArrayLike, soft: float = 0.0) -> Sheet:
    """0..1 coverage of the shape over the whole sheet."""
    mask = np.zeros((HEIGHT, WIDTH), np.float32)
    cv2.fillPoly(mask, [_fixed(pixels(points))], 1.0, cv2.LINE_AA, _SUBPIXEL)
    return blurred(mask, soft)


def blurred(values: Sheet, soft: float) -> Sheet:
    """Gaussian blur of `soft` units."""
    return sheet(cv2.GaussianBlur(values, (0, 0), soft * UNIT)) if soft > 0 else values


def ellipse(x: float, y: float, rx: float, ry: float, tilt: float = 0.0, count: int = 40) -> NDArray[np.float64]:
    """Points of an ellipse; `tilt` in radians."""
    t = np.linspace(0, 2 * np.pi, count, endpoint=False)
    px, py = rx * np.cos(t), ry * np.sin(t)
    return np.stack([x + px * np.cos(tilt) - py * np.sin(tilt), y + px * np.sin(tilt) + py * np.cos(tilt)], 1)


class Canvas:
    """Colour (BGR, 0..255) and how opaque it is (0..1)."""

    def __init__(self, ground: Colour = (0, 0, 0)) -> None:
        self.colour: Sheet = np.full((HEIGHT, WIDTH, 3), ground, np.float32)
        self.alpha: Sheet = np.zeros((HEIGHT, WIDTH), np.float32)

    def fill(self, points: ArrayLike, colour: ArrayLike, soft: float = 0.0, strength: float = 1.0, within: Sheet | None = None) -> None:
        """Lays colour over what is there, inside `within` only when given; opacity is not changed."""
        outline = pixels(points)
        margin = int(soft * UNIT * 3) + 2
        x0, y0 = np.maximum(np.floor(outline.min(0)).astype(int) - margin, 0)
        x1, y1 = np.minimum(np.ceil(outline.max(0)).astype(int) + margin + 1, (WIDTH, HEIGHT))
        if x1 <= x0 or y1 <= y0:
            return
        mask = np.zeros((y1 - y0, x1 - x0), np.float32)
        cv2.fillPoly(mask, [_fixed(outline - (x0, y0))], 1.0, cv2.LINE_AA, _SUBPIXEL)
        self._lay(mask, (x0, y0, x1, y1), colour, soft, strength, within)

    def stroke(self, points: ArrayLike, colour: ArrayLike, thick: float, soft: float = 0.0, strength: float = 1.0) -> None:
        """A line `thick` units wide through the points."""
        line = pixels(points)
        margin = int(soft * UNIT * 3 + thick * UNIT) + 3
        x0, y0 = np.maximum(np.floor(line.min(0)).astype(int) - margin, 0)
        x1, y1 = np.minimum(np.ceil(line.max(0)).astype(int) + margin, (WIDTH, HEIGHT))
        if x1 <= x0 or y1 <= y0:
            return
        mask = np.zeros((y1 - y0, x1 - x0), np.float32)
        wide = max(1, round(thick * UNIT))
        cv2.polylines(mask, [_fixed(line - (x0, y0))], False, min(1.0, thick * UNIT), wide, cv2.LINE_AA, _SUBPIXEL)
        self._lay(mask, (x0, y0, x1, y1), colour, soft, strength, None)

    def tint(self, mask: Sheet, colour: ArrayLike, strength: float = 1.0) -> None:
        """Lays colour wherever the mask says."""
        share = (mask * strength)[..., None]
        self.colour = self.colour * (1 - share) + np.asarray(colour, np.float32) * share

    def _lay(
        self, mask: Sheet, box: tuple[int, int, int, int], colour: ArrayLike, soft: float, strength: float, within: Sheet | None
    ) -> None:
        x0, y0, x1, y1 = box
        share = blurred(mask, soft) * strength
        if within is not None:
            share = share * within[y0:y1, x0:x1]
        part = self.colour[y0:y1, x0:x1]
        part += (np.asarray(colour, np.float32) - part) * share[..., None]


def _fixed(points: NDArray[np.float64]) -> NDArray[np.int32]:
    return np.round(points * (1 << _SUBPIXEL)).astype(np.int32)
