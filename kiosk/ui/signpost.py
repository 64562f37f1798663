"""A row that says where something is and leads there: icon, one or two lines, a chevron. Quieter than a button, as large to the touch."""

from __future__ import annotations

from typing import Any

from kivy.uix.anchorlayout import AnchorLayout

from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.palettes import Ink
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.touch import Callback, Touchable
from kiosk.ui.words import Icon, Words


class Signpost(Touchable, AnchorLayout):
    """`text` is where it leads, `line` what one may know without going there. It grows with its words."""

    def __init__(self, mode: Mode, symbol: Symbol, text: str, tap: Callback, *, line: str = "") -> None:
        self.mode, self._text, self._line = mode, text, line
        super().__init__(tap=tap, size_hint_y=None, height=mode.target, padding=(3 * STEP, STEP))
        words = Column(Words(mode, text, Type.BODY, Ink.PRIMARY, bold=True), gap=4)
        if line:
            words.add_widget(Words(mode, line, Type.FINE if mode.tightest else Type.CAPTION, Ink.SOFT))
        icon = Icon(mode, symbol, mode.side(Pictogram.ROW))
        self._row = Row(icon, words, Icon(mode, Symbol.CHEVRON_RIGHT, mode.side(Pictogram.LINE)), gap=2 * STEP)
        self.add_widget(self._row)
        self._ground = Ground(self, mode.palette.primary_soft, border="" if mode.palette.shadow else mode.palette.line)
        self._row.bind(height=self._fit)
        self.bind(pressed=self._show)

    @property
    def say(self) -> str:
        return "，".join(filter(None, (self._text, self._line)))

    def _fit(self, *_: Any) -> None:
        self.height = max(self.mode.target, self._row.height + 2 * STEP)

    def _show(self, *_: Any) -> None:
        palette = self.mode.palette
        self._ground.paint(palette.panel_pressed if self.pressed else palette.primary_soft, "" if palette.shadow else palette.line)
