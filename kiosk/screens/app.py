"""The window: one Kivy application around the shell. `kiosk.boot.prepare` must have run before this is imported.

An exception in a handler never ends the window: it is logged, counted and shown as a trouble. A second one before the
next screen stands is a broken layout: then the program ends with code 1, for a restart is better than a dead screen.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kivy.base import ExceptionHandler, ExceptionManager
from kivy.core.window import Window

from core.log import event
from kiosk.screens.rooms import SCREENS
from kiosk.screens.sealed import SealedApp
from kiosk.screens.shell import Shell
from kiosk.trouble import as_trouble, where_raised
from kiosk.ui.housekeeping import Housekeeping
from kiosk.ui.stage import paint_stage, set_stage
from kiosk.ui.tokens import Mode

if TYPE_CHECKING:
    from kiosk.desk import Desk

log = logging.getLogger(__name__)

Ready = Callable[[], object]


class KioskApp(SealedApp):
    """The kiosk on the screen. `on_ready` is called when the first screen is drawn; `failures` counts what handlers raised; in a `classroom` nothing is done for real."""

    def __init__(self, desk: Desk, on_ready: Ready = lambda: None, *, classroom: bool = False, **more: Any) -> None:
        super().__init__(**more)
        self._desk, self._on_ready, self._classroom = desk, on_ready, classroom
        self.failures = 0
        self._handler = _Handler(self)
        self._housekeeping = Housekeeping()
        self.shell: Shell

    def build(self) -> Shell:
        set_stage()
        voice = self._desk.site.voice
        mode = Mode(voice=voice.at_start, volume=voice.volume, width=Window.width, height=Window.height)
        paint_stage(mode)
        self.shell = Shell(self._desk, mode, SCREENS)
        ExceptionManager.add_handler(self._handler)
        self._open()
        self.shell.bind(children=self._housekeeping.screen_changed)
        return self.shell

    def _open(self) -> None:
        if self._classroom:
            self.shell.training.classroom = True
            self.shell.training.begin()
        else:
            self.shell.refresh()

    def on_start(self) -> None:
        super().on_start()
        Window.bind(on_flip=self._drawn)

    def on_stop(self) -> None:
        super().on_stop()
        ExceptionManager.remove_handler(self._handler)
        self._housekeeping.close()
        self.shell.close()

    def failed(self, error: Exception) -> None:
        """Shows a handler's exception as a trouble; ends the program when even that cannot be shown."""
        self.failures += 1
        if self.shell.sitting.trouble is not None:
            event(log, logging.CRITICAL, "screen.broken", type=type(error).__name__, at=where_raised(error))
            self.stop()
            return
        self.shell.sitting.uncover()
        self.shell.sitting.trouble = as_trouble(error)
        self.shell.refresh()

    def _drawn(self, *_: Any) -> None:
        Window.unbind(on_flip=self._drawn)
        self._on_ready()
        self._housekeeping.start()


class _Handler(ExceptionHandler):
    def __init__(self, app: KioskApp) -> None:
        self._app = app

    def handle_exception(self, inst: BaseException) -> int:
        if not isinstance(inst, Exception):
            return int(ExceptionManager.RAISE)
        self._app.failed(inst)
        return int(ExceptionManager.PASS)


def run(desk: Desk, on_ready: Ready = lambda: None, *, classroom: bool = False) -> int:
    """Runs the window until SIGTERM or SIGINT, in a `classroom` (training alone) also until 「结束演练」; the exit code: 1 when a handler raised, else 0."""
    app = KioskApp(desk, on_ready, classroom=classroom)
    app.run()
    return 1 if app.failures else 0
