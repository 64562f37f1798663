"""The display that tests of screens draw on. Kivy is set up here, before any test module imports a part of it."""

from kiosk.boot import Panel, prepare
from tests.window.fixtures import screen  # noqa: F401

prepare(Panel())
