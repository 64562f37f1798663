"""While a card is waited for: its picture going down on the plate, the time left, and what went wrong with the last try."""

from __future__ import annotations

from kivy.uix.floatlayout import FloatLayout

from kiosk.ui.countdown import COUNTDOWN_PX, Countdown, TimedLine
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column
from kiosk.ui.medallion import Medallion
from kiosk.ui.middle import Middle, room_beside
from kiosk.ui.palettes import Ink
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.touch import Callback
from kiosk.ui.words import Icon, Title, Words

_SMALL_COUNTDOWN_PX = 104
"""Of the countdown on a narrow panel beside what went wrong, which in large type takes six lines."""
_NUDGES_PX = (0, 8, 16, 24, 16, 8)


class CardPlate(FloatLayout):
    """The picture of a card going down on the plate; `nudge` moves its arrow."""

    def __init__(self, mode: Mode, size_px: int) -> None:
        super().__init__(size_hint=(None, None), size=(size_px, size_px))
        self._turn = 0
        disc = Medallion(mode, Symbol.CARD_ACCOUNT_DETAILS, size_px=size_px)
        disc.pos_hint = {"center_x": 0.5, "center_y": 0.5}
        self._arrow = Icon(mode, Symbol.ARROW_DOWN, size_px // 4 // STEP * STEP, Ink.ATTENTION)
        self.add_widget(disc)
        self.add_widget(self._arrow)
        self.bind(pos=lambda *_: self.nudge(), size=lambda *_: self.nudge())

    def nudge(self) -> None:
        """The arrow's next place."""
        self._turn = (self._turn + 1) % len(_NUDGES_PX)
        self._arrow.center_x = self.center_x
        self._arrow.y = self.top - self._arrow.height - _NUDGES_PX[self._turn]


class CardWait(Middle):
    """Title, picture, countdown, and the sentence about the last try; shared by every screen on which a card is laid.

    It counts down `seconds`, in 长辈版 twice as many, then calls `over`; `beside` px of the height are taken by something else.
    """

    def __init__(self, mode: Mode, title: str, line: str, over: Callback, *, seconds: float, beside: int = 0) -> None:
        self._mode, self._over, self._seconds = mode, over, seconds
        self._plate = CardPlate(mode, _plate_px(mode, beside))
        small = mode.narrow or mode.landscape
        self._title = Title(mode, title, Type.TITLE if small else Type.DISPLAY, align="center")
        kind = Type.CAPTION if mode.tightest else Type.NOTE if small else Type.BODY  # below a banner the smallest has no more room
        line_words = Words(mode, line, kind, Ink.SOFT, align="center")
        self._clock_px = COUNTDOWN_PX
        self._said, self._clock = Column(gap=0, height=0), Column(gap=0, align="center", height=0)
        super().__init__(mode, self._title, line_words, self._plate, self._said, self._clock, extra=[self._plate, line_words])
        self.restart()

    def nudge(self) -> None:
        """The picture's next place."""
        self._plate.nudge()

    def retitle(self, title: str) -> None:
        """Another sentence in the place of the title: something else has to be done first."""
        self._title.plain = title
        self.refit()

    def restart(self) -> None:
        """Counts down anew."""
        self._clock.clear_widgets()
        clock = Countdown(self._mode, self._seconds * self._mode.patience, self._over, self._clock_px)
        self._clock.add_widget(TimedLine(self._mode, clock, self._mode.tr("秒内请放身份证")))

    def say(self, happened: str, do: str) -> None:
        """What went wrong with the last try, and what to do now."""
        words = Words(self._mode, happened, Type.LABEL, Ink.ATTENTION, bold=True, align="center", data=True)  # maybe whose card it is
        if self._mode.narrow:
            self._clock_px = _SMALL_COUNTDOWN_PX
        self._said.clear_widgets()
        self._said.add_widget(Well(self._mode, words, Words(self._mode, do, Type.BODY, align="center"), tone="attention_soft", gap=STEP))
        self.restart()
        self.refit()


def _plate_px(mode: Mode, beside: int) -> int:
    """How large the picture may be under three lines of title and three of what to do."""
    room = room_beside(mode, (*3 * (Type.DISPLAY,), *3 * (Type.BODY,)), parts=4, px=COUNTDOWN_PX + beside)
    return max(mode.side(Pictogram.PLATE_LEAST), min(mode.side(Pictogram.PLATE_MOST), room // STEP * STEP))
