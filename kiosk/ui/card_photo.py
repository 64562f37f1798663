"""The photo of a card, small: it stands for a name that the font cannot draw. Only photos that this program can decode are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from core.secret import Secret
from devices.face.photo import picture
from kiosk.ui.tokens import Mode, Type

if TYPE_CHECKING:
    from devices.kinds import Frame

_LINES_HIGH = 3
"""As high as so many lines of the text beside it: one knows a face again, and no row grows to half a page."""


class CardPhoto(Widget):
    """A decoded photo, whole, on its own."""

    def __init__(self, mode: Mode, photo: Frame) -> None:
        rows, columns = photo.shape[:2]
        height = _LINES_HIGH * mode.px(Type.BODY)
        super().__init__(size_hint=(None, None), size=(height * columns / rows, height))
        image = Texture.create(size=(columns, rows), colorfmt="bgr")
        image.blit_buffer(photo.tobytes(), colorfmt="bgr", bufferfmt="ubyte")
        image.flip_vertical()
        with self.canvas:
            Color(1, 1, 1, 1)
            self._image = Rectangle(texture=image, size=self.size)
        self.bind(pos=self._place)

    def _place(self, *_: Any) -> None:
        self._image.pos = (round(self.x), round(self.y))


def card_photo(mode: Mode, block: Secret[bytes]) -> list[CardPhoto]:
    """The photo of a card's photo block; none where the block is empty or closed to this program."""
    photo = picture(block.reveal())
    return [] if photo is None else [CardPhoto(mode, photo)]
