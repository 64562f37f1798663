"""What counts as a signature, and its two drawings: each is judged by the other."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from datetime import date
from itertools import pairwise

import pytest

from flows.fields import signature as signing
from flows.flow import Answers, Invalid
from flows.policy import Policy
from flows.records.exchange import Signature
from flows.signature import PEN, as_bitmap, as_svg, is_written

SVG = "{http://www.w3.org/2000/svg}"
NAME = Signature((((40, 60), (220, 55), (130, 70), (60, 350)), ((700, 0), (1000, 400)), ((500, 200),)))
WRITTEN = Signature((((100, 100), (400, 300), (700, 100)),))


def lines(svg: str) -> list[tuple[tuple[int, int], ...]]:
    """The polylines that a reader of SVG draws."""
    [path] = ET.fromstring(svg).iter(f"{SVG}path")
    assert re.fullmatch(r"(M[0-9]+ [0-9]+(L[0-9]+ [0-9]+)+ ?)*", path.attrib["d"])
    strokes = (re.findall(r"([0-9]+) ([0-9]+)", stroke) for stroke in path.attrib["d"].split("M")[1:])
    return [tuple((int(x), int(y)) for x, y in stroke) for stroke in strokes]


def along(svg: str, every: float) -> list[tuple[float, float]]:
    """Points on the lines of the drawing, in units of the box."""
    found: list[tuple[float, float]] = []
    for stroke in lines(svg):
        for one, other in pairwise(stroke):
            parts = max(1, math.ceil(math.dist(one, other) / every))
            found += [(one[0] + (other[0] - one[0]) * n / parts, one[1] + (other[1] - one[1]) * n / parts) for n in range(parts + 1)]
    return found


def test_the_svg_has_every_stroke_and_a_dot_as_a_line_to_itself() -> None:
    assert lines(as_svg(NAME)) == [*NAME.strokes[:2], ((500, 200), (500, 200))]
    assert ET.fromstring(as_svg(NAME)).attrib["viewBox"] == "0 0 1000 400"


def test_the_svg_styles_itself_without_a_style_attribute() -> None:
    """A strict content security policy forbids the attribute."""
    [path] = ET.fromstring(as_svg(NAME)).iter(f"{SVG}path")
    assert "style" not in path.attrib
    assert (path.attrib["stroke-linecap"], path.attrib["stroke-linejoin"], path.attrib["fill"]) == ("round", "round", "none")


def test_an_empty_signature_is_an_empty_drawing() -> None:
    assert lines(as_svg(Signature(()))) == []
    assert not any(map(any, as_bitmap(Signature(()), 100)))


@pytest.mark.parametrize("width", [1, 7, 48, 160, 384, 576])
def test_every_line_of_the_svg_is_ink_without_a_gap(width: int) -> None:
    dots = as_bitmap(NAME, width)
    assert (len(dots), {len(row) for row in dots}) == (max(1, round(width * 0.4)), {width})
    for x, y in along(as_svg(NAME), every=500 / width):
        column, row = min(int(x * width / 1000), width - 1), min(int(y * width / 1000), len(dots) - 1)
        assert dots[row][column], (x, y)


@pytest.mark.parametrize("width", [48, 160, 384])
def test_no_ink_is_farther_from_the_svg_than_the_pen(width: int) -> None:
    scale = width / 1000
    line = [(x * scale, y * scale) for x, y in along(as_svg(NAME), every=200 / width)]
    reach = max(PEN * scale / 2, 0.71) + 0.1  # the points along it are not the whole line
    for row, dots in enumerate(as_bitmap(NAME, width)):
        for column in (column for column, ink in enumerate(dots) if ink):
            assert min(math.dist((column + 0.5, row + 0.5), point) for point in line) <= reach


NONE = {
    "a dot": (((500, 200), (501, 201)),),
    "many dots": tuple(((x, 200),) for x in range(0, 1000, 10)),
    "a tick": (((500, 200), (540, 260), (640, 120)),),
    "a line across": (((50, 200), (500, 203), (950, 200)),),
    "a line from corner to corner": (((0, 0), (500, 202), (1000, 400)),),
    "a line to and fro": (((100, 100), (900, 110), (100, 105), (900, 100)),),
    "nothing": (),
}


@pytest.mark.parametrize("strokes", NONE.values(), ids=list(NONE))
def test_what_is_no_signature(strokes: tuple[tuple[tuple[int, int], ...], ...]) -> None:
    assert not is_written(Signature(strokes))
    with pytest.raises(Invalid):
        signing().check(Signature(strokes), Answers({}, Policy((), date(2025, 11, 21))))


def test_what_is_a_signature_and_stands_in_the_box() -> None:
    answers = Answers({}, Policy((), date(2025, 11, 21)))
    signing().check(WRITTEN, answers)
    with pytest.raises(Invalid):
        signing().check(Signature((*WRITTEN.strokes, ((1001, 0), (0, 0)))), answers)
