"""Frees what old screens leave behind while the resident reads, and not in the middle of a touch.

    new screen ──▶ REST_S without a touch ──▶ full collection, about 0.1 s ──▶ quiet until the next new screen

A screen is ten thousand objects that refer to each other, so that only Python's full collection frees it and its textures.
Left to itself, that comes when enough has piled up, which is while the next screen is being built, and takes 0.3 s;
`kiosk.boot.prepare` keeps it from that.
"""

from __future__ import annotations

import gc
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window

REST_S = 0.7
"""A hand that has just tapped needs longer to tap again on a page that it has not read."""


class Housekeeping:
    """From `start` to `close`; `screen_changed` is to be told of every new screen."""

    def __init__(self) -> None:
        self._tidy = Clock.create_trigger(lambda _: tidy(), REST_S)

    def start(self) -> None:
        """What is there now stays for good: it is never looked through, not even once, which would take as long as half the start."""
        gc.freeze()
        Window.bind(on_touch_down=self._postpone)

    def screen_changed(self, *_: Any) -> None:
        """There is something to free, soon."""
        self._postpone()
        self._tidy()

    def close(self) -> None:
        """Looks after nothing any more. What stayed for good stays."""
        self._tidy.cancel()
        Window.unbind(on_touch_down=self._postpone)

    def _postpone(self, *_: Any) -> None:
        if self._tidy.is_triggered:
            self._tidy.cancel()
            self._tidy()


def tidy() -> None:
    """Frees what nothing on the screen refers to any more."""
    gc.collect()
    # Again: the first frees the widgets, and only then what each of their numbers has left at Kivy's metrics, 130 callbacks
    # a screen, hangs on nothing. Left to the next time, they would be held by the screen that is old then, and pile up.
    gc.collect()
