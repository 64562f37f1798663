"""Sets the stage for Kivy: environment and configuration, before its first import.

Kivy reads its command line, its environment, its home folder and its settings while it is being imported, and opens the window when a
widget module is. So `prepare` is the first thing the kiosk does, and it refuses to come too late. The X server is the
only reader of the touch panel: with Kivy's own readers a finger would be two touches.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kiosk.x_screen import Size, require_room

COLLECTIONS = (2000, 10, 1000)
"""Of Python's garbage: young objects often; all objects by count hardly ever, as a start only makes what stays and
`kiosk.ui.housekeeping` has its own times for what screens leave."""


@dataclass(frozen=True)
class Panel:
    """The window in pixels. `fps` 30 suits a panel drawn by the processor, 60 one with a graphics chip."""

    width: int = 1080
    height: int = 1920
    left: int = 0
    top: int = 0
    fps: int = 30


class TooLate(Exception):
    """Kivy was imported before `prepare`: its settings can no longer be changed."""


def prepare(panel: Panel, home: Path | None = None) -> None:
    """Kivy's environment and settings for a kiosk window; `home` is a writable folder for its files. Raises `TooLate`."""
    if "kivy.core.window" in sys.modules:
        raise TooLate("kivy.core.window is imported already")
    gc.set_threshold(*COLLECTIONS)
    for name in [name for name in os.environ if name.startswith(("KIVY_", "KCFG_"))]:
        del os.environ[name]  # whoever can set a variable may not decide how the window behaves
    os.environ.update(_environment(home or _own_folder()))
    from kivy.config import Config

    for section, values in _settings(panel).items():
        for key, value in values.items():
            Config.set(section, key, value)
    Config.remove_option("input", "%(name)s")  # probesysfs: a second reader of the panel beside X


def prepare_on_screen(size: Size) -> None:
    """`prepare` for a window of that size on an X screen that is there and holds it. Raises Trouble(NO_DISPLAY), `PanelTooLarge`, `TooLate`."""
    require_room(size)
    prepare(Panel(*size))


def _own_folder() -> Path:
    folder = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / f"jinban-kivy-{os.getuid()}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _environment(home: Path) -> dict[str, str]:
    return {
        "KIVY_NO_ARGS": "1",  # else Kivy parses our command line
        "KIVY_NO_CONFIG": "1",  # else the settings of whoever is logged in decide
        "KIVY_NO_ENV_CONFIG": "1",  # else any KCFG_ variable does
        "KIVY_NO_FILELOG": "1",
        "KIVY_LOG_MODE": "PYTHON",  # ordinary logging; stderr stays as it is
        "KIVY_HOME": str(home),
        "KIVY_WINDOW": "sdl2",  # else Kivy tries others where SDL finds no X server, and one of them ends the process
        "SDL_VIDEODRIVER": "x11",  # else SDL draws into memory then, and the panel stays black
        "SDL_NO_SIGNAL_HANDLERS": "1",  # else SIGTERM becomes a close request, which a kiosk refuses
        "SDL_MOUSE_FOCUS_CLICKTHROUGH": "1",  # else the first touch after start only gives the window its focus
    }


def _settings(panel: Panel) -> dict[str, dict[str, str]]:
    return {
        "kivy": {"exit_on_escape": "0", "pause_on_minimize": "0", "log_level": "warning"},
        "graphics": {
            # Explicit size and place: fullscreen without a window manager opens 800x600.
            "fullscreen": "0",
            "width": str(panel.width),
            "height": str(panel.height),
            "position": "custom",
            "left": str(panel.left),
            "top": str(panel.top),
            "borderless": "1",
            "resizable": "0",
            "show_cursor": "0",
            "allow_screensaver": "0",
            "multisamples": "0",  # antialiasing of the whole window triples a frame on software GL
            "maxfps": str(panel.fps),
        },
        "input": {"mouse": "mouse,disable_multitouch"},
    }
