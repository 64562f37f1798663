"""A QR code on white, with its quiet zone, in whole pixels per module so that phones read it at once."""

from __future__ import annotations

from typing import Any

import qrcode
from kivy.graphics.texture import Texture

from kiosk.ui.layout import Column
from kiosk.ui.palettes import PAPER, Ink
from kiosk.ui.still import Still
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words

_QUIET_ZONE = 4
"""Modules of white around the code (ISO/IEC 18004)."""


class QrView(Column):
    """The code at most `size_px` wide, and a caption below it."""

    def __init__(self, mode: Mode, data: str, size_px: int = 400, caption: str = "", **more: Any) -> None:
        super().__init__(_code(data, size_px), gap=STEP, align="center", **more)
        if caption:
            self.add_widget(Words(mode, caption, Type.CAPTION, Ink.SOFT, align="center"))


def _code(data: str, size_px: int) -> Still:
    image = code_texture(data)
    side = max(size_px // image.width, 1) * image.width
    return Still(image, (side, side), PAPER)


def code_texture(data: str) -> Texture:
    """The code as a texture of one pixel per module, quiet zone included."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=_QUIET_ZONE)
    code.add_data(data.encode("utf-8"))
    code.make(fit=True)
    rows = code.get_matrix()[::-1]
    image = Texture.create(size=(len(rows), len(rows)), colorfmt="luminance")
    image.blit_buffer(bytes(0 if dark else 255 for row in rows for dark in row), colorfmt="luminance", bufferfmt="ubyte")
    image.mag_filter = image.min_filter = "nearest"
    return image
