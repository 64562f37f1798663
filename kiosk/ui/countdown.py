"""A ring that empties, with the seconds left in it, and what they are left for. Redrawn once a second, so that waiting costs nothing."""

from __future__ import annotations

import math
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui import paint
from kiosk.ui.layout import Row
from kiosk.ui.palettes import Ink
from kiosk.ui.shown import repeat_while_shown
from kiosk.ui.surface import card_padding
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.touch import Callback, nothing
from kiosk.ui.words import Words

COUNTDOWN_PX = 176
"""How wide and high it is where it stands alone."""


class Countdown(FloatLayout):
    """`seconds` long, then `done()` once. It stops when it leaves the screen, or at `stop`."""

    def __init__(self, mode: Mode, seconds: float, done: Callback = nothing, size_px: int = COUNTDOWN_PX, urgent: bool = False) -> None:
        super().__init__(size_hint=(None, None), size=(size_px, size_px))
        self.mode, self._all, self._done, self._side = mode, seconds, done, size_px
        self._colour = mode.palette.attention if urgent else mode.palette.primary
        self._end = Clock.get_time() + seconds
        ink = Ink.ATTENTION if urgent else Ink.PRIMARY
        kind = Type.TITLE if size_px >= 160 else Type.BODY
        self._number = Words(mode, "", kind, ink, bold=True, align="center", quiet=True, pos_hint={"x": 0, "center_y": 0.5})
        self.add_widget(self._number)
        self._texture = Texture.create(size=(size_px, size_px), colorfmt="rgba")
        with self.canvas.before:
            Color(1, 1, 1, 1)
            self._ring = Rectangle(texture=self._texture, size=self.size)
        self.bind(pos=self._place)
        self._show()
        self._event = repeat_while_shown(self, self._tick, 0.25)

    @property
    def left(self) -> int:
        """Whole seconds left, rounded up."""
        return max(0, math.ceil(float(self._end - Clock.get_time())))

    def again(self) -> None:
        """From the start: whoever it waits for is still there."""
        self._end = Clock.get_time() + self._all
        self._show()

    def stop(self) -> None:
        """Ends it without `done`."""
        self._event.cancel()

    def _tick(self) -> None:
        if str(self.left) != self._number.plain:
            self._show()
        if self.left == 0:
            self.stop()
            self._done()

    def _show(self) -> None:
        self._number.plain = str(self.left)
        share = min(1.0, self.left / self._all)
        pixels = paint.arc(self._side, 12, share, self._colour, self.mode.palette.line)
        self._texture.blit_buffer(pixels, colorfmt="rgba", bufferfmt="ubyte")
        self.canvas.ask_update()

    def _place(self, *_: Any) -> None:
        self._ring.pos = (round(self.x), round(self.y))


class TimedLine(Row):
    """The ring, and beside it the sentence that its number begins: 「59」「秒内请放身份证」. As wide as both."""

    def __init__(self, mode: Mode, clock: Countdown, line: str) -> None:
        words = Words(mode, line, Type.BODY, Ink.SOFT, hug=True)
        if clock.width + 2 * STEP + words.width > mode.width - 2 * (mode.margin + card_padding(mode)):
            words.resize(Type.CAPTION)
        super().__init__(clock, words, gap=2 * STEP, size_hint_x=None)
        self.bind(minimum_width=self.setter("width"))
