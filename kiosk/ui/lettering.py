"""Writing drawn into its place. Kivy's own label watches forty properties and is drawn by rules of a language of its own, which for a
screen of a hundred texts is most of the time that it takes to build and to free; this one has the few things that a text of ours has.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.core.text import Label as Drawn
from kivy.graphics import Color, Rectangle
from kivy.properties import StringProperty
from kivy.uix.widget import Widget

Rgba = tuple[float, float, float, float]


class Lettering(Widget):
    """`text`, broken at its line feeds and, were a line wider than its column, there; in the middle of the widget. `write` sets it.
    Nothing in it is markup.

    `texture_size` is what has been drawn, px, from the next frame on.
    """

    text = StringProperty("")

    def __init__(self, *, font_name: str, font_size: float, color: Rgba, bold: bool = False, halign: str = "left", **more: Any) -> None:
        self.font_name, self.font_size, self.bold, self.halign = font_name, font_size, bold, halign
        self._column: float | None = None
        self.texture_size = (0, 0)
        super().__init__(**more)
        with self.canvas:
            self._ink = Color(rgba=color)
            self._drawn = Rectangle(size=(0, 0))
        self.fbind("pos", self._place)
        self.fbind("size", self._place)

    @property
    def color(self) -> Rgba:
        """The ink."""
        red, green, blue, alpha = self._ink.rgba
        return red, green, blue, alpha

    @color.setter
    def color(self, rgba: Rgba) -> None:
        self._ink.rgba = rgba

    def write(self, text: str, column: float | None = None) -> None:
        """Draws this text before the next frame, its lines aligned in a column of that width, px, else in that of the longest."""
        self.text, self._column = text, column
        _STALE[self] = None
        _draw_stale()

    def _draw(self) -> None:
        if self.text:
            drawn = pen(self.font_name, self.font_size, self.bold, text=self.text, halign=self.halign, text_size=(self._column, None))
            drawn.refresh()
            self._drawn.texture, self.texture_size = drawn.texture, drawn.texture.size
        else:
            self._drawn.texture, self.texture_size = None, (0, 0)
        self._place()

    def _place(self, *_: Any) -> None:
        width, height = self.texture_size
        self._drawn.size = width, height
        self._drawn.pos = int(self.x + (self.width - width) / 2), int(self.y + (self.height - height) / 2)


def pen(font: str, size: float, bold: bool, **more: Any) -> Drawn:
    """What draws and measures text in that font."""
    return Drawn(font_name=font, font_size=size, bold=bold, font_script_name="Latn", **more)


_STALE: dict[Lettering, None] = {}
"""What is to be drawn before the next frame."""


def draw_all(*_: Any) -> None:
    """Draws now what would be drawn before the next frame."""
    while _STALE:
        lettering, _none = _STALE.popitem()
        lettering._draw()


_draw_stale = Clock.create_trigger(draw_all, -1)
