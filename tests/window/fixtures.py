"""The window for tests: one X server and one window for the whole run, one app for each test."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kiosk.boot import Panel, prepare
from tests.window.driver import Driver
from tests.window.xvfb import VirtualScreen

Drive = Callable[..., Driver]


@pytest.fixture(scope="session")
def screen() -> Iterator[None]:
    """A display to draw on: the one given in DISPLAY, else a virtual one for the time of the run."""
    own = None if os.environ.get("DISPLAY") else VirtualScreen()
    if own:
        os.environ["DISPLAY"] = own.display
    if "kivy.core.window" not in sys.modules:
        prepare(Panel())
    yield
    if own:
        _close_window()
        own.close()
        del os.environ["DISPLAY"]


def _close_window() -> None:
    if "kivy.core.window" in sys.modules:
        sys.modules["kivy.core.window"].Window.close()


@pytest.fixture
def drive(screen: None) -> Iterator[Drive]:
    """`drive(make_app, size=(1080, 1920))` starts an app and gives its driver; it is closed after the test or before the next."""
    running: list[Driver] = []

    def start(make_app: Callable[[], Any], size: tuple[int, int] = (1080, 1920)) -> Driver:
        stop()
        running.append(Driver(make_app, size))
        return running[-1]

    def stop() -> None:
        while running:
            running.pop().close()

    yield start
    stop()
