"""Which window the kiosk opens on a screen."""

from __future__ import annotations

import pytest

from kiosk.x_screen import Size, largest_panel


@pytest.mark.parametrize(
    ("screen", "panel"),
    [
        ((1080, 1920), (1080, 1920)),
        ((1920, 1080), (1920, 1080)),
        ((768, 1366), (768, 1366)),
        ((3840, 2160), (1080, 1920)),
        ((2560, 1440), (1920, 1080)),
        ((1440, 1600), (768, 1366)),
        ((1366, 768), None),
        ((1280, 1024), None),
    ],
)
def test_it_is_the_largest_panel_that_the_screen_holds(screen: Size, panel: Size | None) -> None:
    assert largest_panel(screen) == panel
