"""A painted face becomes a head: height over the sheet, light from its slope, and a turn to either side.

The sheet is seen from the front; `height` says how far each pixel stands towards the viewer. Turned by an angle, a pixel
at (x, height) is seen at x·cos + height·sin. Along one row, a nearer pixel hides what lies behind it:

    turned to the right  ->  hidden is every pixel that some pixel further right has already overtaken

so the visible ones are where the running minimum (taken from the right) of the new positions changes, and the picture is
the inverse of that curve, row by row. With a height of zero everywhere the same code turns a flat print.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from devices.simulators.face_canvas import HEIGHT, UNIT, WIDTH, Sheet, grid, sheet

_EVERY = 3  # rows per row of the position table; between them positions are interpolated
_LIGHT = np.array([-0.12, -0.36, 0.92], np.float32)  # from above and the viewer's left, towards the scene
_AMBIENT = 0.70
_SHARP = 14.0  # exponent of the soft highlight on skin


@dataclass(frozen=True)
class Layer:
    """A painted sheet with its height in units. `gloss`: how much light it mirrors; `matte`: its shading is painted already."""

    colour: Sheet
    alpha: Sheet
    height: Sheet
    gloss: float = 0.0
    matte: bool = False

    @classmethod
    def flat(cls, colour: Sheet, alpha: Sheet, height: float = 0.0) -> Layer:
        """A sheet that stands at one height everywhere."""
        return cls(colour, alpha, np.full((HEIGHT, WIDTH), height, np.float32), matte=True)


def lit(layer: Layer, yaw: float, side_light: float = 0.0) -> Sheet:
    """The layer's colours under the room's light, the head turned by `yaw` radians."""
    if layer.matte:
        return layer.colour
    dx = cv2.Sobel(layer.height, cv2.CV_32F, 1, 0, ksize=3) * (UNIT / 8)
    dy = cv2.Sobel(layer.height, cv2.CV_32F, 0, 1, ksize=3) * (UNIT / 8)
    length = np.sqrt(dx * dx + dy * dy + 1)
    cos, sin = np.float32(np.cos(yaw)), np.float32(np.sin(yaw))
    nx, ny, nz = -dx / length, -dy / length, 1 / length
    seen_x = nx * cos + nz * sin
    seen_z = nz * cos - nx * sin
    towards = _LIGHT + np.array([side_light, 0, 0], np.float32)
    towards /= np.linalg.norm(towards)
    falling = np.clip(seen_x * towards[0] + ny * towards[1] + seen_z * towards[2], 0, 1)
    colour = layer.colour * (_AMBIENT + (1.06 - _AMBIENT) * falling)[..., None]
    if layer.gloss:
        half = towards + np.array([0, 0, 1], np.float32)
        half /= np.linalg.norm(half)
        mirrored = cv2.pow(np.clip(seen_x * half[0] + ny * half[1] + seen_z * half[2], 0, 1), _SHARP)
        colour = colour + (255 * layer.gloss * mirrored)[..., None]
    return sheet(np.clip(colour, 0, 255))


def turned(layer: Layer, yaw: float, side_light: float = 0.0) -> tuple[Sheet, Sheet]:
    """Colour and opacity of the layer as seen after the turn. Positive `yaw` (radians) moves the nose to the right of the picture."""
    colour = lit(layer, yaw, side_light)
    if abs(yaw) < 1e-3:
        return colour, layer.alpha
    across = _sources(layer.height, yaw)
    down = np.broadcast_to(np.arange(HEIGHT, dtype=np.float32)[:, None], (HEIGHT, WIDTH))
    painted = np.dstack([colour, layer.alpha])
    seen = cv2.remap(painted, across, np.ascontiguousarray(down), cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    return sheet(seen[..., :3]), sheet(seen[..., 3])


def _sources(height: Sheet, yaw: float) -> Sheet:
    """For every pixel of the turned picture, the column of the sheet that is seen there."""
    x = grid()[0][0].astype(np.float64)
    moved = x * np.cos(yaw) + height[::_EVERY].astype(np.float64) * np.sin(yaw)
    # the nearest pixel of a row is the one that no pixel on the turned-to side has overtaken
    seen = np.minimum.accumulate(moved[:, ::-1], axis=1)[:, ::-1] if yaw > 0 else np.maximum.accumulate(moved, axis=1)
    columns = np.arange(WIDTH, dtype=np.float64)
    creep = columns * 1e-9  # np.interp wants a rising curve
    rows = np.stack([np.interp(x, row + creep, columns, left=-9, right=WIDTH + 9) for row in seen])
    return sheet(cv2.resize(sheet(rows), (WIDTH, HEIGHT), interpolation=cv2.INTER_LINEAR))


def over(below: Sheet, colour: Sheet, alpha: Sheet) -> Sheet:
    """One picture laid over another."""
    return below + (colour - below) * alpha[..., None]
