"""What a finger can touch. One base for every button, tile, row and key of the product.

A tap counts when the finger goes down and up on the same widget. A widget takes no touch in its first moments, so that
the second half of a nervous double tap never answers the next screen's question.
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
        if self.usable and Clock.get_time() - self._born >= SETTLE_S:
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
        hit, self.pressed = self.pressed and self.usable, False
        if hit:
            self.tap()
        return True


def _first_button(touch: MotionEvent) -> bool:
    return "button" not in touch.profile or touch.button == "left"
