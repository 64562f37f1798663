"""A motif on a soft disc, with a sign at its lower right: the first thing the eye meets where something did not go on.

It stands still, carries no meaning alone (the sentence below says the same) and is never read out.
"""

from __future__ import annotations

from typing import Any

from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.ui.icons import Symbol
from kiosk.ui.motifs import Glyph, Motif, Slab
from kiosk.ui.palettes import Ink
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import STEP, Mode
from kiosk.ui.words import Icon

_THICK_PX = 5.0
_SIGN = 0.3
"""The side of the sign, as a share of the picture."""


class Picture(FloatLayout):
    """`motif` in a square of `size_px`; `sign` says in one symbol what is the matter with it, in the colour `tone`."""

    def __init__(self, mode: Mode, motif: Motif, sign: Symbol | None = None, tone: Ink = Ink.ATTENTION, size_px: int = 240) -> None:
        super().__init__(size_hint=(None, None), size=(size_px, size_px))
        self.mode, self.motif, self.sign = mode, motif, sign
        soft = {Ink.ATTENTION: "attention_soft", Ink.GOOD: "good_soft", Ink.BAD: "bad_soft"}.get(tone, "primary_soft")
        Ground(self, getattr(mode.palette, soft), radius=size_px // 2)
        for layer in motif.value:
            self._put(self._slab(layer) if isinstance(layer, Slab) else self._glyph(layer), layer.x, layer.y)
        if sign is not None:
            self._put(_Sign(mode, sign, tone, round(size_px * _SIGN)), 1 - _SIGN / 2, _SIGN / 2)

    def _put(self, part: Widget, x: float, y: float) -> None:
        part.pos_hint = {"center_x": x, "center_y": y}
        self.add_widget(part)

    def _slab(self, slab: Slab) -> Widget:
        palette, side = self.mode.palette, self.width
        width, height = round(slab.width * side), round(slab.height * side)
        part = Widget(size_hint=(None, None), size=(width, height))
        radius = max(1, round(min(width, height) * slab.round))
        Ground(part, getattr(palette, slab.fill), radius, border=getattr(palette, slab.edge) if slab.edge else "", thick=_THICK_PX)
        return part

    def _glyph(self, glyph: Glyph) -> Widget:
        return Icon(self.mode, glyph.symbol, round(glyph.size * self.width), glyph.ink)


class _Sign(FloatLayout):
    """A symbol in a filled circle with a rim, so that it stands out from whatever it lies on."""

    def __init__(self, mode: Mode, symbol: Symbol, tone: Ink, size_px: int) -> None:
        super().__init__(size_hint=(None, None), size=(size_px, size_px))
        palette = mode.palette
        Ground(self, palette.panel, size_px // 2, border=palette.ink_of(tone), thick=_THICK_PX)
        middle: dict[str, Any] = {"center_x": 0.5, "center_y": 0.5}
        self.add_widget(Icon(mode, symbol, size_px * 5 // 8 // STEP * STEP, tone, pos_hint=middle))
