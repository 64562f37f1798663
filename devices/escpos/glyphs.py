"""Characters that the printer lacks, drawn as dots in its own grid: 12 or 24 dots wide, 24 high, doubled for double size.

Without the font, or for a character that the font lacks too, a hollow box is drawn: the place is kept, nothing is
silently left out, and whoever reads the technician's detail finds the code point there.
"""

from __future__ import annotations

import logging
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

from core.log import event
from devices.escpos.characters import width
from devices.escpos.profile import CHARACTER_DOTS, HALF_WIDTH_DOTS

NOTO = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
NOTO_SIMPLIFIED_CHINESE = 2
"""Face of the collection; 0 would draw the Japanese forms of the same code points."""

BASELINE = 0.88
"""Of the character's height: where Noto CJK, like most Chinese fonts, puts the baseline of its square."""

INK_FROM = 112
"""Grey level (0-255) from which a dot is burnt; lower makes thin strokes of small characters fat."""

NO_SUCH_CHARACTER = "\U0010ffff"
"""A code point that no font has: what is drawn for it is drawn for every missing one."""

log = logging.getLogger(__name__)


class Glyphs:
    """Draws single characters with one font, whose absence is no error."""

    def __init__(self, font: str = NOTO, face: int = NOTO_SIMPLIFIED_CHINESE) -> None:
        self._fonts: dict[int, ImageFont.FreeTypeFont] = {}
        for size in (1, 2):
            try:
                self._fonts[size] = ImageFont.truetype(font, CHARACTER_DOTS * size, index=face if Path(font).suffix == ".ttc" else 0)
            except OSError as error:
                event(log, logging.WARNING, "receipt_printer.font_missing", font=font, reason=str(error))
                return

    def draw(self, c: str, size: int = 1, bold: bool = False) -> tuple[Image.Image, bool]:
        """The character as a black-and-white picture in which ink is 255, and whether it is itself and not a box."""
        cell = (HALF_WIDTH_DOTS * width(c) * size, CHARACTER_DOTS * size)
        font = self._fonts.get(size)
        if font is None or self._lacks(font, c):
            return _box(cell), False
        picture = _fitted(c, font, cell)
        return (_bold(picture) if bold else picture), True

    def _lacks(self, font: ImageFont.FreeTypeFont, c: str) -> bool:
        return bytes(font.getmask(c)) == bytes(font.getmask(NO_SUCH_CHARACTER)) and not c.isspace()


def _fitted(c: str, font: ImageFont.FreeTypeFont, cell: tuple[int, int]) -> Image.Image:
    """Drawn on the baseline, centred; what is wider than its cell is narrowed rather than cut."""
    advance = max(1, round(font.getlength(c)))
    grey = Image.new("L", (max(advance, cell[0]), cell[1]), 0)
    ImageDraw.Draw(grey).text(((grey.width - advance) // 2, round(cell[1] * BASELINE)), c, fill=255, font=font, anchor="ls")
    if grey.width > cell[0]:
        grey = grey.resize(cell, Image.Resampling.LANCZOS)
    return grey.point(lambda level: 255 if level >= INK_FROM else 0)


def _bold(picture: Image.Image) -> Image.Image:
    """Every dot burnt once more to its right, as printers do it."""
    shifted = Image.new("L", picture.size, 0)
    shifted.paste(picture, (1, 0))
    return ImageChops.lighter(picture, shifted)


def _box(cell: tuple[int, int]) -> Image.Image:
    picture = Image.new("L", cell, 0)
    ImageDraw.Draw(picture).rectangle((2, 2, cell[0] - 3, cell[1] - 4), outline=255, width=2)
    return picture
