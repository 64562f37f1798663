"""While one has to wait: what for, how long it usually takes, how far it is, and what can be done when it takes longer.

    begun ── bar grows to nine tenths of the usual time ── longer than usual: 「比平时慢」 and what can be done ── the caller ends it

It changes twice a second and stands still between: a smooth bar would redraw the whole panel thirty times a second.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.uix.widget import Widget

from kiosk.pace import Usual
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column
from kiosk.ui.medallion import Medallion
from kiosk.ui.middle import Middle
from kiosk.ui.palettes import Ink
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Title, Words

BLINK_S = 0.5
"""How often `walk_on` is to be called."""
SLOW_S = 5.0
"""Nobody is told that it is slow before this, s."""
_SLOW = 1.5
"""So many times the usual time are slow."""
_NEAR = 0.9
"""The bar is never full before it is over: at the usual time it stands here, and then creeps."""


class Bar(Widget):
    """A bar of which `share` (0 to 1) is filled."""

    def __init__(self, mode: Mode) -> None:
        super().__init__(size_hint_y=None, height=3 * STEP)
        self.share = 0.0
        palette = mode.palette
        Ground(self, palette.primary_soft, 12, border="" if palette.shadow else palette.line)
        self._filled = Widget(size_hint=(None, None), height=self.height)
        Ground(self._filled, palette.primary, 12)
        self.add_widget(self._filled)
        self.bind(pos=self._place, size=self._place)

    def show(self, share: float) -> None:
        """Fills that share."""
        self.share = share
        self._place()

    def _place(self, *_: Any) -> None:
        self._filled.pos, self._filled.width = self.pos, max(self.height, self.width * self.share)


class Working(Middle):
    """A picture, what is being done, `line` below it, then dots; with `usual` a bar and the time instead of the dots.

    `slow` are the sentences that are added when it takes longer than usual.
    """

    def __init__(self, mode: Mode, symbol: Symbol, what: str, *, line: str = "", usual: Usual | None = None, slow: str = "") -> None:
        self._usual, self._slow, self._begun, self._turn = usual, slow, Clock.get_time(), 0
        self._dots = Words(mode, "", Type.DISPLAY, Ink.PRIMARY, bold=True, align="center", quiet=True)
        self._bar, self._time = Bar(mode), Words(mode, "", Type.BODY, Ink.SOFT, align="center", quiet=True)
        self._more = Words(mode, "", Type.BODY, Ink.ATTENTION, align="center")
        picture = Medallion(mode, symbol, size_px=mode.side(Pictogram.HERO))
        said = [Words(mode, line, Type.BODY, Ink.SOFT, align="center")] if line else []
        moving: Widget = self._dots if usual is None else Column(self._bar, self._time, gap=2 * STEP)
        super().__init__(mode, picture, Title(mode, what, align="center"), *said, moving, self._more, extra=[picture, *said])
        self.walk_on()

    def walk_on(self) -> None:
        """What half a second has changed."""
        if self._usual is None:
            self._dots.plain = " ".join("●" if place == self._turn else "○" for place in range(3))
            self._turn = (self._turn + 1) % 3
            return
        waited = Clock.get_time() - self._begun
        self._bar.show(_share(waited, self._usual.seconds))
        before = self._time.height
        self._time.plain = f"{usually(self._usual)}，已等 {int(waited)} 秒" if waited >= 1 else usually(self._usual)
        if self._time.height != before:
            self.refit()
        if self._slow and not self._more.plain and waited > max(SLOW_S, _SLOW * self._usual.seconds):
            self.tell(self._slow)

    def tell(self, words: str) -> None:
        """A sentence below."""
        self._more.plain = words
        self.refit()


def _share(waited: float, usual: float) -> float:
    """How full the bar is: even up to the usual time, then ever slower."""
    return _NEAR * waited / usual if waited < usual else _NEAR + (0.99 - _NEAR) * (1 - usual / waited)


def usually(usual: Usual) -> str:
    """How long it usually takes, and whether that is only a guess."""
    seconds = max(1, round(usual.seconds))
    return f"一般 {seconds} 秒左右（估计）" if usual.guessed else f"一般 {seconds} 秒左右"
