"""Grounds on which things stand: the white card with its shadow, the quiet well, the coloured tag."""

from __future__ import annotations

from typing import Any

from kivy.graphics import BorderImage, Color, InstructionGroup
from kivy.uix.widget import Widget

from kiosk.ui import paint
from kiosk.ui.layout import Column, Filler, Padding, Row
from kiosk.ui.palettes import Ink, rgba
from kiosk.ui.tokens import RADIUS, RADIUS_SMALL, STEP, Mode, Type
from kiosk.ui.words import Words

_MARGIN = 24
"""How far the shadow of a card reaches, px; the gap between cards is no smaller."""


class Ground:
    """The painted ground of one widget: follows its place and size, can change colour, may have a border."""

    def __init__(
        self, widget: Widget, colour: str, radius: int = RADIUS, shadow: float = 0.0, border: str = "", thick: float = 2.0
    ) -> None:
        self._widget, self._shown = widget, True
        self._margin = _MARGIN if shadow else 0
        image = paint.panel(radius, _MARGIN, shadow) if shadow else paint.pill(radius)
        edge = radius + self._margin
        self._layers = InstructionGroup()
        self._tint, self._image = Color(rgba=rgba(colour)), _patch(image, edge)
        self._border_tint, self._border = Color(), _patch(paint.outline(radius, thick), radius)
        widget.canvas.before.add(self._layers)
        widget.ground = self  # Kivy's bind keeps no strong reference to the method's object
        widget.bind(pos=self._place, size=self._place)
        self.paint(colour, border)
        self._place()

    def paint(self, colour: str, border: str = "") -> None:
        """Another colour, and another border colour (empty: no border)."""
        self._tint.rgba, self._bordered = rgba(colour), bool(border)
        if border:
            self._border_tint.rgba = rgba(border)
        self._compose()

    def show(self, shown: bool) -> None:
        """Painted or not; what is not shown is not drawn at all, for a transparent patch costs as much as a full one."""
        self._shown = shown
        self._compose()

    def _compose(self) -> None:
        self._layers.clear()
        if self._shown:
            for layer in (self._tint, self._image, *((self._border_tint, self._border) if self._bordered else ())):
                self._layers.add(layer)

    def _place(self, *_: Any) -> None:
        (x, y), (w, h), m = map(round, self._widget.pos), map(round, self._widget.size), self._margin
        self._image.pos, self._image.size = (x - m, y - m), (w + 2 * m, h + 2 * m)
        self._border.pos, self._border.size = (x, y), (w, h)


def _patch(image: Any, edge: int) -> BorderImage:
    return BorderImage(texture=image, border=(edge,) * 4, display_border=(edge,) * 4, auto_scale="off")


def card_ground(widget: Widget, mode: Mode) -> Ground:
    """The ground of a card: shadow in the calm palette, a white border in high contrast."""
    palette = mode.palette
    return Ground(widget, palette.panel, shadow=palette.shadow, border="" if palette.shadow else palette.line)


class Card(Column):
    """A white panel with rounded corners; children from top to bottom.

    As high as its children; with `fill` ("top" or "middle") it takes the space that is left and they stand there.
    """

    def __init__(self, mode: Mode, *children: Widget, padding: Padding | None = None, fill: str = "", **more: Any) -> None:
        self.mode = mode
        parts = [Filler(), *children, Filler()] if fill == "middle" else [*children, Filler()] if fill else children
        padding = card_padding(mode) if padding is None else padding
        super().__init__(*parts, padding=padding, **{"gap": card_gap(mode), "fit": not fill, **more})
        card_ground(self, mode)


def card_gap(mode: Mode) -> int:
    """Between the things on a card, px."""
    return 2 * STEP if mode.tightest else 3 * STEP


def card_padding(mode: Mode) -> int:
    """Between the edge of a card and what stands on it, px."""
    if mode.narrow:
        return 3 * STEP if mode.elder else 4 * STEP
    return 5 * STEP


def well_padding(mode: Mode) -> int:
    """The space inside a quiet area, narrower where the mode leaves little room, px."""
    return 2 * STEP if mode.tight or mode.lowered else 3 * STEP


class Well(Column):
    """A quiet area inside a card, for what belongs together. `tone` is a palette field: well, attention_soft, good_soft …

    Its padding is `well_padding`, unless one is given, px.
    """

    def __init__(self, mode: Mode, *children: Widget, tone: str = "well", padding: Padding | None = None, **more: Any) -> None:
        super().__init__(*children, padding=well_padding(mode) if padding is None else padding, **more)
        Ground(self, getattr(mode.palette, tone), RADIUS_SMALL, border="" if mode.palette.shadow else mode.palette.line)


class Tag(Row):
    """A small word on a coloured ground, as wide as the word: 证明打印, 演示时钟."""

    def __init__(
        self, mode: Mode, text: str, ink: Ink = Ink.PRIMARY, tone: str = "primary_soft", kind: Type = Type.CAPTION, **more: Any
    ) -> None:
        word = Words(mode, text, kind, ink, hug=True)
        super().__init__(word, padding=(2 * STEP, 4), size_hint_x=None, width=word.width + 4 * STEP, **more)
        Ground(self, getattr(mode.palette, tone), RADIUS_SMALL)
