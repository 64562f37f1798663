"""A picture that stands still: a texture of ours on whole pixels, so that nothing of it is blurred."""

from __future__ import annotations

from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from kiosk.ui.surface import Ground


class Still(Widget):
    """The texture in that size (width, height in px), on a `ground` of that colour where it has one."""

    def __init__(self, image: Texture, size: tuple[float, float], ground: str = "") -> None:
        super().__init__(size_hint=(None, None), size=size)
        if ground:
            Ground(self, ground)
        with self.canvas:
            Color(1, 1, 1, 1)
            self._image = Rectangle(texture=image, size=self.size)
        self.bind(pos=self._place)

    def _place(self, *_: Any) -> None:
        self._image.pos = (round(self.x), round(self.y))
