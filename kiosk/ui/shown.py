"""Repeats something while a widget is on the screen, and ends by itself when the widget has gone.

Kivy tells a widget only when it loses its own parent, not when a whole screen with it is taken away; a clock or a
countdown of a screen that is gone must not go on, nor keep that screen alive.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.uix.widget import Widget


def repeat_while_shown(widget: Widget, act: Callable[[], object], seconds: float) -> Any:
    """Calls the method `act` every so many seconds from the time the widget is in the window until it leaves.

    Neither is kept alive by it, even when the widget is never shown. Gives the event, to cancel.
    """
    owner, method = weakref.ref(widget), weakref.WeakMethod(act)
    seen = False

    def turn(_: float) -> bool | None:
        nonlocal seen
        there, call = owner(), method()
        shown = there is not None and there.get_root_window() is not None
        if shown and call is not None:
            seen = True
            call()
        return False if there is None or (seen and not shown) else None

    return Clock.schedule_interval(turn, seconds)
