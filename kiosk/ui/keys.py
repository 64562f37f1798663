"""Keys and cells: touchable fields with a word or a picture in the middle, that stand in grids.

A cell is as high as its grid row; `need` says what it needs. Chosen, it turns light blue with a blue border and, where
the meaning hangs on it, with a mark besides: colour never says it alone.
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.widget import Widget

from core.language import Language
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Padding
from kiosk.ui.palettes import Ink, rgba
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.touch import Callback, Touchable, nothing
from kiosk.ui.words import Icon, Words


class Cell(Touchable, AnchorLayout):
    """A white field around `content`; `chosen` and `usable` decide its colours."""

    need = NumericProperty(0)
    chosen = BooleanProperty(False)

    def __init__(
        self, mode: Mode, content: Widget, tap: Callback = nothing, *, say: str = "", padding: Padding = 2 * STEP, **more: Any
    ) -> None:
        self.mode, self.say, self._content = mode, say, content
        super().__init__(tap=tap, padding=padding, **more)
        self.add_widget(content)
        self.ground = Ground(self, mode.palette.panel, border=mode.palette.line)
        content.bind(height=self._fit)
        self.bind(pressed=self.recolour, chosen=self.recolour, usable=self.recolour)
        self._fit()
        self.recolour()

    def _fit(self, *_: Any) -> None:
        self.need = max(self.mode.target, self._content.height + 2 * self.padding[1])

    def recolour(self, *_: Any) -> None:
        """Paints the present state."""
        palette = self.mode.palette
        if not self.usable:
            self.ground.paint(palette.panel_off, palette.line)
        elif self.pressed:
            self.ground.paint(palette.panel_pressed, palette.primary)
        elif self.chosen:
            self.ground.paint(palette.primary_soft, palette.primary)
        else:
            self.ground.paint(palette.panel, palette.line)


class Key(Cell):
    """A key of a pad: a large character, a picture, or a word of type `kind`."""

    def __init__(self, mode: Mode, face: str | Symbol, tap: Callback, *, say: str = "", kind: Type = Type.BODY, **more: Any) -> None:
        self._face = _face(mode, face, kind)
        wide = self._face.size_hint_x is not None  # lines of words need a column to be as high as they are, and all the width
        content, padding = (Column(self._face), (0.0, STEP)) if wide else (self._face, (STEP, STEP))
        super().__init__(mode, content, tap, say=say or (face if isinstance(face, str) else ""), padding=padding, **more)

    def _fit(self, *_: Any) -> None:
        self.need = self.mode.key

    def recolour(self, *_: Any) -> None:
        """Paints the present state; a key that is off has a grey face too."""
        super().recolour()
        self._face.color = rgba(self.mode.palette.ink_of(Ink.PRIMARY if self.usable else Ink.OFF))


def _face(mode: Mode, face: str | Symbol, kind: Type) -> Widget:
    if isinstance(face, Symbol):
        return Icon(mode, face, mode.px(Type.TITLE))
    single = len(face) == 1
    typed = single or face[1:].isdecimal()  # what the key types or adds, in whichever language
    if typed or mode.language is not Language.ENGLISH:
        return Words(mode, face, Type.TITLE if single else kind, Ink.PRIMARY, bold=True, hug=True, data=typed)
    word = Words(mode, face, kind, Ink.PRIMARY, bold=True, align="center")
    word.keep_words_whole()
    return word
