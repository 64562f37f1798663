"""Prepares the window once, and paints its ground in the present mode's colour.

The ground is the window's clear colour: a rectangle of the whole screen would cost half a frame on software GL.
"""

from __future__ import annotations

from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.ui import fonts
from kiosk.ui.palettes import rgba
from kiosk.ui.tokens import Mode

_LAYOUT_ROUNDS = 60
"""A page of fitted boxes within boxes settles in up to 26 rounds of layout before a frame; Kivy gives up after 20."""


def set_stage() -> None:
    """Fonts and layout limits; before the first widget. Raises `fonts.FontsMissing`."""
    fonts.register()
    Clock.max_iteration = _LAYOUT_ROUNDS


def paint_stage(mode: Mode) -> None:
    """The ground behind everything, at the start and at every change of mode."""
    Window.clearcolor = rgba(mode.palette.page)
