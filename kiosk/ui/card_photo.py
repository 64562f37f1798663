"""The photo of a card, small: it stands for a name that the font cannot draw. Only photos that this program can decode are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics.texture import Texture

from core.secret import Secret
from devices.face.photo import picture
from kiosk.ui.still import Still
from kiosk.ui.tokens import Mode, Type

if TYPE_CHECKING:
    from devices.kinds import Frame

_LINES_HIGH = 3
"""As high as so many lines of the text beside it: one knows a face again, and no row grows to half a page."""


class CardPhoto(Still):
    """A decoded photo, whole, on its own."""

    def __init__(self, mode: Mode, photo: Frame) -> None:
        rows, columns = photo.shape[:2]
        image = Texture.create(size=(columns, rows), colorfmt="bgr")
        image.blit_buffer(photo.tobytes(), colorfmt="bgr", bufferfmt="ubyte")
        image.flip_vertical()
        height = _LINES_HIGH * mode.px(Type.BODY)
        super().__init__(image, (height * columns / rows, height))


def card_photo(mode: Mode, block: Secret[bytes]) -> list[CardPhoto]:
    """The photo of a card's photo block; none where the block is empty or closed to this program."""
    photo = picture(block.reveal())
    return [] if photo is None else [CardPhoto(mode, photo)]
