"""A handwritten signature: what counts as one, and how it is drawn, for a page and for a printer of dots.

Strokes lie in a box of their own whatever panel they were written on. A drawing is made from their numbers alone, so nothing that
was typed anywhere can get into a page with it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from flows.records.exchange import Signature

SIGNING_BOX = (1000, 400)
"""The box in which signatures are kept, whatever the panel's size: width and height, y downwards."""

PEN = 8
"""Width of the pen in units of the box: 0.8 mm where the box is printed 10 cm wide."""

LEAST_PATH = 600
"""The strokes are together at least this long, in units of the box: a dot, a tick or a slip of the finger is not a name."""
LEAST_SPREAD = 40
"""And they reach at least this far to the sides of the line along which they lie: one line drawn across is not a name."""

_UNBROKEN = 0.71
"""Half the diagonal of a dot: with a pen of this radius, in dots, every line is without gaps."""

Point = tuple[float, float]
Bitmap = tuple[tuple[bool, ...], ...]


def is_written(signature: Signature) -> bool:
    """Whether it may be a name: neither a dot nor one straight line."""
    return path_length(signature) >= LEAST_PATH and _spread(signature) >= LEAST_SPREAD


def is_inside(signature: Signature) -> bool:
    """Whether every point lies in the signing box."""
    width, height = SIGNING_BOX
    return all(0 <= x <= width and 0 <= y <= height for stroke in signature.strokes for x, y in stroke)


def path_length(signature: Signature) -> float:
    """Length of all strokes in units of the signing box."""
    return sum(math.dist(one, other) for stroke in signature.strokes for one, other in pairwise(stroke))


def _spread(signature: Signature) -> float:
    """How far the points reach across the line along which most of them lie (their principal axis)."""
    points = [point for stroke in signature.strokes for point in stroke]
    if not points:
        return 0.0
    mean_x, mean_y = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    from_mean = [(x - mean_x, y - mean_y) for x, y in points]
    xx, yy, xy = sum(x * x for x, _ in from_mean), sum(y * y for _, y in from_mean), sum(x * y for x, y in from_mean)
    angle = math.atan2(2 * xy, xx - yy) / 2
    across = [y * math.cos(angle) - x * math.sin(angle) for x, y in from_mean]
    return max(across) - min(across)


def as_svg(signature: Signature) -> str:
    """An SVG drawing of the whole box, as large as the place where it stands; black round strokes without a ground."""
    width, height = SIGNING_BOX
    path = " ".join("M" + "L".join(f"{x:d} {y:d}" for x, y in _drawn(stroke)) for stroke in signature.strokes if stroke)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<path d="{path}" fill="none" stroke="#000" stroke-width="{PEN}" stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )


def _drawn(stroke: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """A stroke of at least two points: a dot is a line to where it begins, which a round pen makes visible."""
    return stroke if len(stroke) > 1 else stroke * 2


def as_bitmap(signature: Signature, width_dots: int) -> Bitmap:
    """Rows of dots from the top, True for ink, the whole box `width_dots` wide; the pen is never so thin that a line breaks."""
    scale = width_dots / SIGNING_BOX[0]
    height = max(1, round(SIGNING_BOX[1] * scale))
    rows = [[False] * width_dots for _ in range(height)]
    radius = max(PEN * scale / 2, _UNBROKEN)
    for stroke in signature.strokes:
        for (x0, y0), (x1, y1) in pairwise(_drawn(stroke)):
            start, end = (x0 * scale, y0 * scale), (x1 * scale, y1 * scale)
            for column, row in _near(start, end, radius, (width_dots, height)):
                rows[row][column] = True
    return tuple(map(tuple, rows))


def _near(start: Point, end: Point, radius: float, size: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The dots (column, row) whose middle is no farther than `radius` from the line."""
    for row in _covered(start[1], end[1], radius, size[1]):
        for column in _covered(start[0], end[0], radius, size[0]):
            if _distance((column + 0.5, row + 0.5), start, end) <= radius:
                yield column, row


def _covered(one: float, other: float, radius: float, most: int) -> range:
    return range(max(0, math.floor(min(one, other) - radius)), min(most, math.ceil(max(one, other) + radius)))


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the nearest point of a line between two others."""
    along, up = end[0] - start[0], end[1] - start[1]
    length = along * along + up * up
    part = ((point[0] - start[0]) * along + (point[1] - start[1]) * up) / length if length else 0.0
    part = min(max(part, 0.0), 1.0)
    return math.dist(point, (start[0] + part * along, start[1] + part * up))
