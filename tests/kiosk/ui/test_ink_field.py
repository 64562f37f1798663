"""A field to draw in: what is wiped stays wiped, under a finger too."""

from __future__ import annotations

import pytest


@pytest.fixture
def field(show):
    """A driver with the field; `field` is it, `changes` the strokes there were at each change, `corner` its bottom left."""
    from kiosk.ui.ink_field import InkField, Nib

    changes: list[int] = []
    driver = show(lambda mode: InkField(mode, Nib.BROAD, lambda: changes.append(len(driver.field.strokes))))
    driver.changes, driver.field = changes, driver.app.place.children[-1]
    driver.skip(1)
    driver.corner = driver.field.to_window(driver.field.x, driver.field.y)
    return driver


def test_wiping_under_a_finger_drops_its_stroke(field) -> None:
    x, y = field.corner
    blank = field.shot().tobytes()
    field.drag([(x + 40, y + 40), (x + 80, y + 40)])
    field.press(x + 20, y + 20)
    field.step()
    field.move(x + 60, y + 60)
    field.step()
    field.field.wipe()
    field.move(x + 90, y + 60)
    field.step()
    field.release()
    field.step(2)

    assert field.field.strokes == []
    assert field.changes == [1], "the wiped stroke is nothing to recognise"
    assert field.shot().tobytes() == blank
    field.field.undo()
    assert field.changes == [1], "nothing is left to be taken back"
    field.drag([(x + 40, y + 40), (x + 80, y + 40)])
    assert field.changes == [1, 1]
