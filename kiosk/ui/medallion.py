"""A large picture on a soft disc: the first thing the eye meets on a page of news."""

from __future__ import annotations

from kivy.uix.anchorlayout import AnchorLayout

from kiosk.ui.icons import Symbol
from kiosk.ui.palettes import Ink
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import STEP, Mode
from kiosk.ui.words import Icon


class Medallion(AnchorLayout):
    """The picture of a result, of a trouble, of a farewell."""

    def __init__(self, mode: Mode, symbol: Symbol, tone: Ink = Ink.PRIMARY, size_px: int = 200) -> None:
        super().__init__(size_hint=(None, None), size=(size_px, size_px))
        soft = {Ink.ATTENTION: "attention_soft", Ink.GOOD: "good_soft", Ink.BAD: "bad_soft"}.get(tone, "primary_soft")
        Ground(self, getattr(mode.palette, soft), radius=size_px // 2)
        self.add_widget(Icon(mode, symbol, size_px * 3 // 5 // STEP * STEP, tone))
