"""A bare window in which one widget at a time stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.window.driver import Driver
from tests.window.fixtures import Drive, drive, screen  # noqa: F401

Show = Callable[..., Driver]


@pytest.fixture
def show(drive: Drive) -> Show:  # noqa: F811
    """`show(build, mode)` puts `build(mode)` into the window, at the top left, and gives the driver."""
    from kivy.app import App
    from kivy.uix.boxlayout import BoxLayout

    from kiosk.ui.layout import Filler
    from kiosk.ui.stage import paint_stage, set_stage
    from kiosk.ui.tokens import Mode

    class Bare(App):
        def build(self) -> Any:
            set_stage()
            self.place = BoxLayout(orientation="vertical", padding=40)
            return self.place

    def start(build: Callable[[Mode], Any], mode: Mode | None = None) -> Driver:
        mode = mode or Mode()
        driver = drive(Bare, (mode.width, mode.height))
        paint_stage(mode)
        widget = build(mode)
        driver.app.place.add_widget(widget)
        if widget.size_hint_y is None:
            driver.app.place.add_widget(Filler())
        driver.step(2)
        return driver

    return start
