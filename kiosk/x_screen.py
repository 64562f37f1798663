"""The screen of the X server: whether it is there, how large it is, and which windows the kiosk may open on it.

SDL draws into memory when no X server answers, and X shows the part of a window that its screen holds: neither says so.
A kiosk would call itself ready behind black glass. So this is asked before the window opens.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import re

from core.command_line import WrongOption
from kiosk.trouble import KioskProblem, Trouble

Size = tuple[int, int]
"""Width and height in pixels."""

PANELS: tuple[Size, ...] = ((1080, 1920), (1920, 1080), (768, 1366))
"""What the screens are made for, the first choice first."""

LEAST: Size = (768, 1080)
"""The smaller sides of these panels: below them the screens have no room."""

MOST = 3840
"""Pixels of either side: the longer one of a 4K panel. Larger is a slip of the finger."""


class PanelTooLarge(WrongOption):
    """The window would reach beyond the screen, and what is there cannot be touched."""


def screen_size(display: str = "") -> Size:
    """Of that display, else of the one that DISPLAY names. Raises Trouble(NO_DISPLAY) when no X server answers there."""
    name = display or os.environ.get("DISPLAY", "")
    if not name:
        raise Trouble(KioskProblem.NO_DISPLAY, "DISPLAY names no X display")
    x = _xlib()
    opened = x.XOpenDisplay(name.encode())
    if not opened:
        raise Trouble(KioskProblem.NO_DISPLAY, f"no X server answers at DISPLAY={name}, or it lets us not in")
    try:
        screen = x.XDefaultScreen(opened)
        return x.XDisplayWidth(opened, screen), x.XDisplayHeight(opened, screen)
    finally:
        x.XCloseDisplay(opened)


def _xlib() -> ctypes.CDLL:
    try:
        x = ctypes.CDLL("libX11.so.6")
    except OSError as error:
        raise Trouble(KioskProblem.NO_DISPLAY, "libX11.so.6 is not installed") from error
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XOpenDisplay.argtypes = [ctypes.c_char_p]
    x.XCloseDisplay.argtypes = x.XDefaultScreen.argtypes = [ctypes.c_void_p]
    x.XDisplayWidth.argtypes = x.XDisplayHeight.argtypes = [ctypes.c_void_p, ctypes.c_int]
    return x


def require_room(size: Size) -> None:
    """Returns when the screen holds a window of that size. Raises `PanelTooLarge` with both sizes, or Trouble(NO_DISPLAY)."""
    screen = screen_size()
    if not holds(screen, size):
        raise PanelTooLarge(f"--size: a window of {shown(size)} reaches beyond the screen, which has {shown(screen)} (width x height)")


def largest_panel(screen: Size) -> Size | None:
    """The largest of `PANELS` that the screen holds."""
    return max((panel for panel in PANELS if holds(screen, panel)), key=lambda panel: panel[0] * panel[1], default=None)


def holds(screen: Size, window: Size) -> bool:
    """Whether all of the window is to be seen."""
    return window[0] <= screen[0] and window[1] <= screen[1]


def shown(size: Size) -> str:
    """As it is typed: 1080x1920."""
    return f"{size[0]}x{size[1]}"


def typed_size(text: str) -> Size:
    """The size as typed. Raises `argparse.ArgumentTypeError` for one on which the screens have no room, or that no panel has."""
    found = re.fullmatch(r"([0-9]{1,5})x([0-9]{1,5})", text, re.ASCII)
    if not found:
        raise argparse.ArgumentTypeError("width x height, like 1080x1920")
    size = int(found[1]), int(found[2])
    if not holds(size, LEAST):
        raise argparse.ArgumentTypeError(f"at least {shown(LEAST)}: a smaller panel has no room for the screens")
    if max(size) > MOST:
        raise argparse.ArgumentTypeError(f"at most {MOST} pixels to each side")
    return size
