"""The one page of a kiosk that cannot start: 本机暂停服务, and where people are. `kiosk.boot.prepare` must have run before this is imported.

It knows no desk, for there is none, and nothing on it can be touched. It looks now and then whether what keeps the kiosk from
starting has been mended, and then makes room for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.widget import Widget

from kiosk.closure import Closure, ClosureKind
from kiosk.screens.closed import stopped
from kiosk.screens.sealed import SealedApp
from kiosk.settings import Site
from kiosk.ui.stage import paint_stage, set_stage
from kiosk.ui.tokens import STEP, Mode

TRY_S = 5.0
"""How often it is tried whether the kiosk would start now."""


@dataclass(frozen=True)
class Broken:
    """What the page says, and `mended`, which may block and says whether the kiosk would start now. `site`: where it is known."""

    site: Site | None
    code: str
    mended: Callable[[], bool]


class OutOfServiceApp(SealedApp):
    """The page in its window. `on_ready` is called when it is drawn; `mended` afterwards says why it has ended."""

    def __init__(self, broken: Broken, on_ready: Callable[[], object], **more: Any) -> None:
        super().__init__(**more)
        self._broken, self._on_ready = broken, on_ready
        self._trying: threading.Thread | None = None
        self.mended = False

    def build(self) -> Widget:
        set_stage()
        mode = Mode(elder=True, width=Window.width, height=Window.height)  # large for everybody: there is no bar to ask for it
        paint_stage(mode)
        page, broken = AnchorLayout(padding=6 * STEP), self._broken
        page.add_widget(stopped(mode, broken.site, Closure(ClosureKind.BROKEN, broken.code)))
        Clock.schedule_interval(self._try, TRY_S)
        Clock.schedule_interval(self._leave, 1)
        return page

    def on_start(self) -> None:
        super().on_start()
        Window.bind(on_flip=self._drawn)

    def _drawn(self, *_: Any) -> None:
        Window.unbind(on_flip=self._drawn)
        self._on_ready()

    def _try(self, _: float) -> None:
        if self._trying is None or not self._trying.is_alive():
            self._trying = threading.Thread(target=self._ask, name="mended", daemon=True)
            self._trying.start()

    def _ask(self) -> None:
        self.mended = self._broken.mended()

    def _leave(self, _: float) -> None:
        if self.mended:
            self.stop()


def run(broken: Broken, on_ready: Callable[[], object]) -> bool:
    """Shows the page until SIGTERM or SIGINT, or until the kiosk would start; whether it would."""
    app = OutOfServiceApp(broken, on_ready)
    app.run()
    return app.mended
