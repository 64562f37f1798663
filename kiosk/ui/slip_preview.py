"""A slip on the screen as it will come out of the printer: the same lines, set by the same layout, on white paper, in Chinese for everybody.

A long slip turns pages, as everything on the kiosk does.
"""

from __future__ import annotations

from typing import Any

from kivy.graphics import Color, Line, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.widget import Widget

from core.slip import Align, Raster, Slip
from devices.escpos import layout
from devices.escpos.profile import CHARACTER_DOTS
from kiosk.ui import fonts
from kiosk.ui.layout import Column, Filler
from kiosk.ui.measuring import drawable, line_height
from kiosk.ui.paging import Paged
from kiosk.ui.palettes import PAPER, PAPER_INK, rgba
from kiosk.ui.qr import code_texture
from kiosk.ui.still import Still
from kiosk.ui.tokens import STEP, Mode
from kiosk.ui.words import Words

_SIZES, _ELDER_SIZES = (28, 24), (36, 28, 24)
"""Font sizes tried, px: a half-width column is half as wide."""
_QR_PX = 200
_EDGE_PX = 4 * STEP


class SlipPreview(Paged):
    """The paper in the middle of the space given, `columns` half-width characters wide (48 on 80 mm, 32 on 58 mm)."""

    def __init__(self, mode: Mode, slip: Slip, columns: int) -> None:
        super().__init__(mode, self._turn)
        self._page = 0
        room = mode.width - 2 * mode.margin - 2 * _EDGE_PX
        sizes = _ELDER_SIZES if mode.elder else _SIZES
        self._size = next((size for size in sizes if columns * size / 2 <= room), sizes[-1])
        self._columns, self._dot = columns, self._size / CHARACTER_DOTS
        self._elements = layout.lay_out(slip, columns)
        self.bind(size=self._arrange)

    def _turn(self, page: int) -> None:
        self._page = page
        self._arrange()

    def _arrange(self, *_: Any) -> None:
        pages = self._split(self.room(paged=False))
        if len(pages) > 1:
            pages = self._split(self.room(paged=True))
        self._page = min(self._page, len(pages) - 1)
        self.show(self._paper(pages[self._page]), self._page, len(pages))

    def _split(self, room: float) -> list[list[layout.Element]]:
        pages: list[list[layout.Element]] = [[]]
        used = 2.0 * _EDGE_PX
        for element in self._elements:
            height = self._height(element)
            if pages[-1] and used + height > room:
                pages.append([])
                used = 2.0 * _EDGE_PX
            pages[-1].append(element)
            used += height
        return pages

    def _height(self, element: layout.Element) -> float:
        if isinstance(element, layout.QrCode):
            return float(_QR_PX)
        if isinstance(element, Raster):
            return len(element.rows) * self._dot
        lines = element.lines if isinstance(element, layout.Feed) else element.size
        return float(lines * line_height(fonts.MONO, self._size, False))

    def _paper(self, elements: list[layout.Element]) -> Column:
        paper = _Paper(self.mode, gap=0, padding=_EDGE_PX, size_hint_x=None, width=self._columns * self._size / 2 + 2 * _EDGE_PX)
        for element in elements:
            paper.add_widget(self._drawn(element))
        return paper

    def _drawn(self, element: layout.Element) -> Widget:
        if isinstance(element, layout.TextLine):
            return self._line(element)
        if isinstance(element, layout.QrCode):
            return _small_code(element.data)
        if isinstance(element, Raster):
            return _drawing(element, self._dot)
        return Filler(self._height(element))

    def _line(self, line: layout.TextLine) -> Words:
        align = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right"}[line.align]
        words = _Typed(self.mode, line.text or " ", self._size * line.size, align=align, bold=line.bold)
        words.color = rgba(PAPER_INK)
        return words


class _Typed(Words):
    """One line in the fixed-width font, never broken again: it was set to the paper's width."""

    def __init__(self, mode: Mode, text: str, size_px: int, **more: Any) -> None:
        super().__init__(mode, text, quiet=True, verbatim=True, font_name=fonts.MONO, font_size=size_px, **more)

    def _lines(self, _width: float, _size: float) -> list[str]:
        return [drawable(self.plain)]


class _Paper(Column):
    """White, with a hair around it."""

    def __init__(self, mode: Mode, **more: Any) -> None:
        super().__init__(pos_hint={"center_x": 0.5}, **more)
        with self.canvas.before:
            Color(rgba=rgba(PAPER))
            self._sheet = Rectangle()
            Color(rgba=rgba(mode.palette.line))
            self._edge = Line(width=1)
        self.bind(pos=self._place, size=self._place)

    def _place(self, *_: Any) -> None:
        self._sheet.pos, self._sheet.size = self.pos, self.size
        self._edge.rectangle = (*self.pos, *self.size)


def _small_code(data: str) -> Widget:
    """In the middle of the paper."""
    image = code_texture(data)
    side = max(_QR_PX // image.width, 1) * image.width
    around = AnchorLayout(size_hint_y=None, height=_QR_PX)
    around.add_widget(Still(image, (side, side)))
    return around


def _drawing(raster: Raster, dot_px: float) -> Widget:
    """At the left edge, every dot `dot_px` wide."""
    width, height = len(raster.rows[0]), len(raster.rows)
    image = Texture.create(size=(width, height), colorfmt="luminance")
    image.blit_buffer(bytes(0 if dot else 255 for row in reversed(raster.rows) for dot in row), colorfmt="luminance", bufferfmt="ubyte")
    return Still(image, (width * dot_px, height * dot_px))
