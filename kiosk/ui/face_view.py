"""The camera's picture in an oval, mirrored as people know themselves, with one hint below.

One texture for the whole life of the widget; frames come as bytes from a thread through `Bridge.stream`. `wipe` blackens
the picture when the visit ends, so that no face stays in the graphics memory.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from kiosk.ui import paint
from kiosk.ui.layout import Column
from kiosk.ui.palettes import Ink, rgba
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words


class Look(Enum):
    """What the ring says; the hint always says it in words too."""

    SEARCHING = Ink.PRIMARY
    WRONG = Ink.ATTENTION
    GOOD = Ink.GOOD


class FaceView(Column):
    """An oval `height_px` high (width 3:4) on a ground of the palette colour `ground`, and the hint."""

    def __init__(self, mode: Mode, height_px: int = 720, hint: str = "", ground: str = "panel") -> None:
        self.mode = mode
        self._oval = _Oval(mode, height_px * 3 // 4, height_px, getattr(mode.palette, ground))
        self._hint = Words(mode, hint, Type.LABEL, bold=True, align="center")
        super().__init__(self._oval, self._hint, gap=3 * STEP, align="center")

    def update(self, rgb: bytes, width: int, height: int) -> None:
        """Shows a frame: `width` x `height` pixels of RGB, top row first. Raises ValueError when the bytes are not that many."""
        if len(rgb) != width * height * 3:
            raise ValueError(f"{len(rgb)} bytes are not {width}x{height} pixels of RGB")
        self._oval.update(rgb, width, height)

    def tell(self, look: Look, hint: str) -> None:
        """Another hint, and the colour of the ring."""
        self._hint.plain = hint
        self._oval.ring(rgba(self.mode.palette.ink_of(look.value)))

    def wipe(self) -> None:
        """Forgets the last picture."""
        self._oval.wipe()


class _Oval(Widget):
    def __init__(self, mode: Mode, width: int, height: int, ground: str) -> None:
        super().__init__(size_hint=(None, None), size=(width, height))
        self._texture: Texture | None = None
        with self.canvas:
            self._light = Color(rgba=rgba(mode.palette.well))
            self._picture = Rectangle(size=self.size)
            Color(rgba=rgba(ground))
            self._mask = Rectangle(texture=paint.oval_mask(width, height, 6), size=self.size)
            self._tint = Color(rgba=rgba(mode.palette.primary))
            self._ring = Rectangle(texture=paint.oval(width, height, 10), size=self.size)
        self.bind(pos=self._place)

    def update(self, rgb: bytes, width: int, height: int) -> None:
        if self._texture is None or self._texture.size != (width, height):
            self._texture = Texture.create(size=(width, height), colorfmt="rgb")
        self._texture.blit_buffer(rgb, colorfmt="rgb", bufferfmt="ubyte")
        self._light.rgba = (1, 1, 1, 1)
        self._picture.texture = self._texture
        self._picture.tex_coords = _mirrored_crop(width, height, self.width / self.height)
        self.canvas.ask_update()

    def ring(self, colour: Any) -> None:
        self._tint.rgba = colour

    def wipe(self) -> None:
        if self._texture is not None:
            self._texture.blit_buffer(bytes(self._texture.width * self._texture.height * 3), colorfmt="rgb", bufferfmt="ubyte")
            self.canvas.ask_update()

    def _place(self, *_: Any) -> None:
        for part in (self._picture, self._mask, self._ring):
            part.pos = (round(self.x), round(self.y))


def _mirrored_crop(width: int, height: int, ratio: float) -> tuple[float, ...]:
    """Texture coordinates of the middle part with that width:height ratio, left and right swapped, top row first."""
    across, down = min(1.0, height * ratio / width), min(1.0, width / ratio / height)
    left, right = 0.5 + across / 2, 0.5 - across / 2
    top, bottom = 0.5 - down / 2, 0.5 + down / 2
    return (left, bottom, right, bottom, right, top, left, top)
