"""An application that nobody can leave from the screen: no settings panel, no close, nothing by a key or by a dropped file.

Esc, F1, any chord ─▶ nothing      close request of a window manager ─▶ refused      SIGTERM, SIGINT ─▶ `stop()`, the only way out
"""

from __future__ import annotations

import signal
from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window


class SealedApp(App):
    """Base of whatever has the window of a kiosk."""

    use_kivy_settings = False

    def run(self) -> None:
        """Until SIGTERM or SIGINT, or until the application stops itself; from the main thread."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: Clock.schedule_once(lambda _: self.stop()))
        super().run()

    def open_settings(self, *_: Any) -> bool:
        """Kivy asks for its panel at F1: there is none."""
        return False

    def on_start(self) -> None:
        Window.bind(on_request_close=_refuse)

    def on_stop(self) -> None:
        Window.unbind(on_request_close=_refuse)


def _refuse(*_: Any, **__: Any) -> bool:
    return True
