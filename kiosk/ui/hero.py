"""The coloured fields above the home page's grid: white words on a gradient, for whoever does not think in categories."""

from __future__ import annotations

from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.uix.anchorlayout import AnchorLayout

from core.language import Language
from kiosk.ui import paint
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.palettes import WHITE, Hue
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import RADIUS, STEP, Mode, Type
from kiosk.ui.touch import Callback, Touchable
from kiosk.ui.words import Icon, Words, in_white


class Hero(Touchable, AnchorLayout):
    """Picture, title and a line, white on the hue from left to right; as high as it is told.

    Where several share the width of an upright panel the picture stands above the title, and there is no line.
    """

    def __init__(self, mode: Mode, title: str, line: str, symbol: Symbol, hue: Hue, tap: Callback) -> None:
        self.mode, self.title, self._ground = mode, title, mode.palette.hues[hue]
        upright = not (mode.landscape or mode.tightest)
        side = STEP if upright else 2 * STEP if mode.elder else 3 * STEP
        super().__init__(tap=tap, padding=(side, STEP if upright else 2 * STEP), anchor_x="center" if upright else "left")
        icon = Icon(mode, symbol, mode.side(Pictogram.FIELD))
        icon.color = WHITE
        self.add_widget(self._above(icon) if upright else self._beside(icon, line))
        Ground(self, mode.palette.panel, shadow=mode.palette.shadow)
        with self.canvas.before:
            self._tint = Color(rgba=WHITE)
            self._image = Rectangle()
        self.bind(pos=self._place, size=self._place, pressed=self._show)

    @staticmethod
    def tall(mode: Mode) -> int:
        """How high a row of them is on the home page, px."""
        if mode.tight:
            return mode.target
        if mode.elder and mode.lowered:  # so that two rows of categories stand below it
            return mode.target + 2 * STEP
        two_lines = mode.language is Language.ENGLISH and not mode.landscape  # an English title may take them
        return mode.button + (8 if two_lines else 4) * STEP

    def _above(self, icon: Icon) -> Column:
        small = Type.BODY if self.mode.language is Language.ENGLISH else Type.LABEL
        kind = Type.CAPTION if self.mode.narrow else small  # five characters fit a quarter of the panel, in large type a third
        return Column(icon, in_white(Words(self.mode, self.title, kind, bold=True, align="center")), gap=4, align="center")

    def _beside(self, icon: Icon, line: str) -> Row:
        english = self.mode.language is Language.ENGLISH
        small = self.mode.elder and (self.mode.narrow or english)
        words = Column(in_white(Words(self.mode, self.title, Type.BODY if small else Type.LABEL, bold=True)), gap=4)
        if not self.mode.elder:
            words.add_widget(in_white(Words(self.mode, line, Type.CAPTION)))
        return Row(icon, words, gap=STEP if small else 2 * STEP)

    @property
    def say(self) -> str:
        return self.title

    def _place(self, *_: Any) -> None:
        size = (max(round(self.width), 1), max(round(self.height), 1))
        self._image.texture = paint.field(*size, RADIUS, self._ground.top, self._ground.bottom)
        self._image.pos, self._image.size = (round(self.x), round(self.y)), size

    def _show(self, *_: Any) -> None:
        self._tint.rgba = (0.85, 0.85, 0.85, 1) if self.pressed else WHITE
