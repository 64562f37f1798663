"""Signing with the finger."""

from __future__ import annotations

import pytest


@pytest.fixture
def pad(show):
    """A driver with a signature pad; `changes` collects whether it was enough."""
    from kiosk.ui.signature import SignaturePad

    changes: list[bool] = []
    driver = show(lambda mode: SignaturePad(mode, changes.append))
    driver.changes, driver.pad = changes, driver.app.place.children[-1]
    driver.skip(1)
    driver.corner = driver.pad._field.to_window(driver.pad._field.x, driver.pad._field.top)
    return driver


def stroke(driver, *points: tuple[float, float]) -> None:
    left, top = driver.corner
    driver.drag([(left + x, top - y) for x, y in points])


def test_strokes_are_points_from_the_top_left(pad):
    stroke(pad, (100, 50), (200, 150), (300, 250))
    points = zip(pad.pad.strokes[0], [(100, 50), (200, 150), (300, 250)], strict=True)
    assert all(abs(x - a) < 2 and abs(y - b) < 2 for (x, y), (a, b) in points)


def test_a_tap_is_no_signature_and_two_long_strokes_are_one(pad):
    stroke(pad, (100, 100), (101, 101))
    stroke(pad, (100, 100), (600, 100))
    stroke(pad, (100, 200), (600, 200))
    assert pad.changes == [False, False, True]


def test_a_line_across_the_field_is_no_signature(pad):
    stroke(pad, (50, 200), (500, 203), (950, 200))
    pad.tap("重写")
    stroke(pad, (50, 50), (500, 200), (950, 350))
    assert pad.changes == [False, False, False], "nor is one from corner to corner"


def test_writing_again_begins_with_an_empty_field(pad):
    stroke(pad, (100, 100), (900, 100), (100, 300))
    pad.tap("重写")
    assert pad.pad.strokes == ()
    assert pad.changes == [True, False]


def test_a_finger_that_leaves_the_field_draws_along_its_edge(pad):
    stroke(pad, (100, 100), (100, 5000))
    assert max(y for stroke in pad.pad.signature.strokes for _, y in stroke) == 400, "the edge of the signing box"


def test_ink_can_be_seen(pad):
    stroke(pad, (100, 100), (600, 100))
    left, top = pad.corner
    picture = pad.shot()
    assert sum(picture.getpixel((int(left + 300), int(1920 - top + 100)))) < 150
