"""The drawings behind `kiosk.ui.paint`: card panels with their soft shadow, pills, rings, gradients, the emblem.

Kivy's own BoxShadow doubles the cost of a frame on software GL and its antialiasing of the whole window triples it, so
edges are smoothed here, in the alpha channel, from signed distances. Every drawing is an array (height, width, 4) of
bytes, RGBA, bottom row first, as OpenGL has them.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from kiosk.ui.palettes import rgba

Grid = Any  # a two-dimensional float array

_SHADOW_RGB = (13, 43, 105)
_WHITE = (255, 255, 255)


def _bytes(pixels: Grid) -> Grid:
    return np.ascontiguousarray(pixels + 0.5, dtype=np.uint8)


def panel(radius: int, margin: int, strength: float) -> Grid:
    """A white rounded panel on its shadow, as a nine-patch of border `radius + margin`; the shadow falls downwards."""
    size = 2 * (radius + margin) + 2
    body = _cover(_box(size, size, margin, radius))
    distance = _box(size, size, margin, radius, drop=margin * 0.3)
    fall = np.clip((distance + margin * 0.35) / (margin * 1.05), 0, 1)
    shade = (1 - fall) ** 2 * (1 + 2 * fall) * strength
    alpha = body + shade * (1 - body)
    mix = np.divide(body, alpha, out=np.zeros_like(body), where=alpha > 0)[..., None]
    colour = mix * np.array(_WHITE) + (1 - mix) * np.array(_SHADOW_RGB)
    return _bytes(np.concatenate([colour, alpha[..., None] * 255], axis=2))


def pill(radius: int) -> Grid:
    """A white rounded box without shadow, as a nine-patch of border `radius`; tint it."""
    size = 2 * radius + 2
    return _white(_cover(_box(size, size, 0, radius)))


def outline(radius: int, thick: float) -> Grid:
    """A white rounded frame, as a nine-patch of border `radius`; tint it."""
    size = 2 * radius + 2
    outer = _box(size, size, 0, radius)
    return _white(_cover(outer) - _cover(outer + thick))


def badge(size: int, radius: int, top: str, bottom: str) -> Grid:
    """A rounded square with a gradient from `top` to `bottom`."""
    share = np.linspace(0, 1, size)[:, None, None]
    colour = np.broadcast_to(_mix(bottom, top, share), (size, size, 3))
    alpha = _cover(_box(size, size, 0, radius))[..., None] * 255
    return _bytes(np.concatenate([colour, alpha], axis=2))


def oval(width: int, height: int, thick: int) -> Grid:
    """A white elliptic ring `thick` px wide that fills the box; tint it."""
    x, y = _axes(width, height)
    outer = _ellipse(x, y, width / 2, height / 2)
    return _white(_cover(outer) - _cover(outer + thick))


def oval_mask(width: int, height: int, inset: int) -> Grid:
    """White with an elliptic hole `inset` px from the edges: laid over a picture it leaves an oval; tint it."""
    x, y = _axes(width, height)
    return _white(1 - _cover(_ellipse(x, y, width / 2 - inset, height / 2 - inset)))


def heading(width: int, height: int, top: str, bottom: str) -> Grid:
    """The gradient of the header, darker at the top left, with two quiet arcs at the right."""
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    share = np.clip(0.75 * (1 - y / height) + 0.25 * x / width, 0, 1)[..., None]
    colour = _mix(top, bottom, share)
    for centre, radius, light in (((0.80 * width, 1.05 * height), 0.30 * width, 7), ((0.97 * width, 0.1 * height), 0.22 * width, 9)):
        inside = _cover(np.hypot(x - centre[0], y - centre[1]) - radius)
        colour = colour + (light * inside)[..., None]
    alpha = np.full((height, width, 1), 255.0)
    return _bytes(np.concatenate([np.clip(colour, 0, 255), alpha], axis=2) - 0.5)


def emblem(size: int) -> Grid:
    """The product's own sign, a place mark with a tick: near, and done. White disc, red mark."""
    x, y = _axes(size, size)
    x, y = x / (size / 2), y / (size / 2)
    disc, rim = _soft(np.hypot(x, y) - 0.98, size), _soft(np.abs(np.hypot(x, y) - 0.86) - 0.03, size)
    head, tip = (0.0, 0.16), (0.0, -0.62)
    mark = _soft(_drop(x, y, head, 0.42, tip), size)
    tick = _soft(np.minimum(_stroke(x, y, (-0.2, 0.16), (-0.05, 0.01)), _stroke(x, y, (-0.05, 0.01), (0.22, 0.3))) - 0.065, size)
    red, white = np.array((200, 32, 32)), np.array(_WHITE)
    colour = np.broadcast_to(white, (size, size, 3)).astype(float)
    for layer, paint in ((rim, red), (mark, red), (tick, white)):
        colour = colour * (1 - layer[..., None]) + paint * layer[..., None]
    return _bytes(np.concatenate([colour, disc[..., None] * 255], axis=2))


def arc(size: int, thick: int, share: float, colour: str, rest: str) -> Grid:
    """A ring of which `share` (0 to 1, clockwise from the top) is in `colour` and the rest in `rest`."""
    x, y = _axes(size, size)
    ring = _cover(np.abs(np.hypot(x, y) - (size - thick) / 2) - thick / 2)
    turn = (np.arctan2(x, y) / (2 * np.pi)) % 1.0
    edge = np.clip((share - turn) * np.pi * size + 0.5, 0, 1)[..., None] if share < 1 else 1.0
    shade = edge * np.array(_rgb(colour)) + (1 - edge) * np.array(_rgb(rest))
    return _bytes(np.concatenate([np.broadcast_to(shade, (size, size, 3)), ring[..., None] * 255], axis=2))


def field(width: int, height: int, radius: int, left: str, right: str) -> Grid:
    """A rounded box that goes from one colour to the other, left to right."""
    colour = np.broadcast_to(_mix(left, right, np.linspace(0, 1, width)[None, :, None]), (height, width, 3))
    return _bytes(np.concatenate([colour, _cover(_box(width, height, 0, radius))[..., None] * 255], axis=2))


def _white(alpha: Grid) -> Grid:
    height, width = alpha.shape
    pixels = np.full((height, width, 4), 255.0)
    pixels[..., 3] = alpha * 255 + 0.5
    return pixels.astype(np.uint8)


def _axes(width: int, height: int) -> tuple[Grid, Grid]:
    """Distances of every pixel's middle from the centre, x to the right, y upwards."""
    x, y = np.meshgrid(np.arange(width) + 0.5 - width / 2, np.arange(height) + 0.5 - height / 2)
    return x, y


def _box(width: int, height: int, inset: float, radius: float, drop: float = 0.0) -> Grid:
    """The signed distance to a rounded box `inset` px from the edges, moved down by `drop`."""
    x, y = _axes(width, height)
    dx = np.abs(x) - (width / 2 - inset - radius)
    dy = np.abs(y + drop) - (height / 2 - inset - radius)
    return np.hypot(np.maximum(dx, 0), np.maximum(dy, 0)) + np.minimum(np.maximum(dx, dy), 0) - radius


def _ellipse(x: Grid, y: Grid, a: float, b: float) -> Grid:
    """Nearly the distance to an ellipse: exact to first order at its edge, which is all that smoothing needs."""
    value = np.hypot(x / a, y / b)
    slope = np.hypot(x / a**2, y / b**2) / np.maximum(value, 1e-6)
    return (value - 1) / np.maximum(slope, 1e-6)


def _stroke(x: Grid, y: Grid, start: tuple[float, float], end: tuple[float, float]) -> Grid:
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = np.clip(((x - start[0]) * dx + (y - start[1]) * dy) / (dx * dx + dy * dy), 0, 1)
    return np.hypot(x - start[0] - along * dx, y - start[1] - along * dy)


def _drop(x: Grid, y: Grid, head: tuple[float, float], radius: float, tip: tuple[float, float]) -> Grid:
    """A circle drawn out to a point: the smallest distance to circles that shrink from head to tip."""
    best = np.full(x.shape, 9.0)
    for share in np.linspace(0, 1, 48):
        centre = (head[0] + (tip[0] - head[0]) * share, head[1] + (tip[1] - head[1]) * share)
        best = np.minimum(best, np.hypot(x - centre[0], y - centre[1]) - radius * (1 - share) ** 0.85)
    return best


def _cover(distance: Grid) -> Grid:
    """How much of a pixel lies inside, from its distance in px."""
    return np.clip(0.5 - distance, 0, 1)


def _soft(distance: Grid, size: int) -> Grid:
    return _cover(distance * size / 2)


def _mix(one: str, other: str, share: Grid) -> Grid:
    return np.array(_rgb(one)) * (1 - share) + np.array(_rgb(other)) * share


def _rgb(colour: str) -> tuple[float, ...]:
    return tuple(255 * c for c in rgba(colour)[:3])
