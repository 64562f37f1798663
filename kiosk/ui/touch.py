"""What a finger can touch. One base for every button, tile, row and key of the product.

A tap counts when the finger goes down and up on the same widget, which still stands in the window. A widget takes no touch in its
first moments, so that the second half of a nervous double tap never answers the next screen's question; and while one finger is
down no other begins anything, so that a palm never gives two answers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.input.motionevent import MotionEvent
from kivy.properties import BooleanProperty
from kivy.uix.widget import Widget

SETTLE_S = 0.3
"""How long a new widget ignores fingers; two taps of one double tap are seldom farther apart."""

LOST_S = 10.0
"""A finger of which nothing was heard for so long has left without a word: the panel was unplugged, or never told."""

Callback = Callable[[], object]


def nothing() -> None:
    """The act of a widget that was given none."""


class Touchable(Widget):
    """Mixin before a layout: `pressed` while a finger is on it, `usable` or not, `tap` called once for a tap."""

    pressed = BooleanProperty(False)
    usable = BooleanProperty(True)

    def __init__(self, *args: Any, tap: Callback = nothing, **more: Any) -> None:
        self.tap = tap
        self._born = Clock.get_time()
        super().__init__(*args, **more)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        if not self.collide_point(*touch.pos) or not _first_button(touch):
            return False
        if self.usable and Clock.get_time() - self._born >= SETTLE_S and _only.admits(touch):
            touch.grab(self)
            self.pressed = True
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        if touch.grab_current is self:
            self.pressed = self.collide_point(*touch.pos)
        return touch.grab_current is self

    def on_touch_up(self, touch: MotionEvent) -> bool:
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        _only.leaves(touch)
        hit, self.pressed = self.pressed and self.usable and self.get_root_window() is not None, False
        if hit:
            self.tap()
        return True


class _OnlyFinger:
    """The finger that began something and is still down."""

    def __init__(self) -> None:
        self._touch: MotionEvent | None = None

    def admits(self, touch: MotionEvent) -> bool:
        """Whether this finger may begin something; from then on it is the only one."""
        held = self._touch
        if held is not None and held is not touch and held.time_end < 0 and touch.time_start - held.time_update < LOST_S:
            return False
        self._touch = touch
        return True

    def leaves(self, touch: MotionEvent) -> None:
        """The finger is up."""
        if self._touch is touch:
            self._touch = None


_only = _OnlyFinger()


def _first_button(touch: MotionEvent) -> bool:
    return "button" not in touch.profile or touch.button == "left"
