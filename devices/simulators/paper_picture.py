"""A slip of the simulated printer as a picture: thermal paper, the printer's own font, the marks of knife or hand.

The font stands for the printer's ROM. It is looked for where Debian keeps it; without it characters are drawn as boxes,
so that tests of everything else still run.
"""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from devices.simulators.paper_roll import CELL, TALL, Dots, Letter, SlipOnPaper

ROM_FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
ROM_FACE = 7  # Noto Sans Mono CJK SC: its ASCII is exactly half as wide as its Chinese
ROM_BASELINE = 21

SIDE_MARGIN = 32  # 4 mm: 80 mm paper, 72 mm of dots
TOP_MARGIN = 56  # 7 mm between head and knife
TABLE = 28
PAPER = (250, 249, 244)
INK = (46, 45, 52)
TABLE_COLOUR = (203, 206, 210)


def picture(slip: SlipOnPaper) -> Image.Image:
    """The slip on a table, one pixel per dot (203 dpi)."""
    burnt = _burnt(slip)
    sheet = _on_paper(np.pad(burnt, ((TOP_MARGIN, 0), (SIDE_MARGIN, SIDE_MARGIN))))
    edge = _edge(sheet.size, slip.torn)
    table = Image.new("RGB", (sheet.width + 2 * TABLE, sheet.height + 2 * TABLE), TABLE_COLOUR)
    shadow = Image.new("L", table.size, 0)
    shadow.paste(edge.point(lambda level: level // 3), (TABLE + 3, TABLE + 5))
    table.paste((120, 122, 128), mask=shadow.filter(ImageFilter.GaussianBlur(6)))
    table.paste(sheet, (TABLE, TABLE), edge)
    return table


def _burnt(slip: SlipOnPaper) -> Dots:
    paper = np.zeros((max(slip.height, TALL), slip.dots), dtype=np.bool_)
    y = 0
    for line in slip.lines:
        tallest = max((ink.height for ink in line.inks), default=0)
        for ink in line.inks:
            dots = _letter(ink) if isinstance(ink, Letter) else ink.dots
            top = y + tallest - ink.height  # different heights stand on one baseline
            part = paper[top : top + dots.shape[0], ink.x : ink.x + dots.shape[1]]
            part |= dots[: part.shape[0], : part.shape[1]]
        y += line.advance
    return paper


def _letter(letter: Letter) -> Dots:
    dots = _from_rom(letter.character, letter.columns).repeat(letter.down, axis=0).repeat(letter.across, axis=1)
    if letter.bold:
        bolder = dots.copy()
        bolder[:, 1:] |= dots[:, :-1]
        return bolder
    return dots


@functools.cache
def _rom_font() -> ImageFont.FreeTypeFont | None:
    try:
        return ImageFont.truetype(ROM_FONT, TALL, index=ROM_FACE)
    except OSError:
        return None


def _from_rom(character: str, columns: int) -> Dots:
    cell = Image.new("L", (CELL * columns, TALL), 0)
    font = _rom_font()
    draw = ImageDraw.Draw(cell)
    if font is None:
        draw.rectangle((1, 3, cell.width - 2, TALL - 3), outline=255)
    else:
        draw.text(((cell.width - font.getlength(character)) / 2, ROM_BASELINE), character, fill=255, font=font, anchor="ls")
    return np.asarray(cell) >= 104


def _on_paper(burnt: Dots) -> Image.Image:
    """Burnt dots bleed a little into the coating, and no two rows get quite the same heat."""
    grain = np.random.default_rng(burnt.shape[0])
    heat = Image.fromarray((burnt * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.55))
    darkness = np.asarray(heat, dtype=np.float32)[..., None] / 255
    darkness *= grain.normal(0.97, 0.015, (burnt.shape[0], 1, 1)).clip(0.9, 1)
    paper: NDArray[np.float32] = np.array(PAPER, dtype=np.float32) + grain.normal(0, 1.1, (*burnt.shape, 1)).astype(np.float32)
    mixed = paper * (1 - darkness) + np.array(INK, dtype=np.float32) * darkness
    return Image.fromarray(mixed.clip(0, 255).astype(np.uint8))


def _edge(size: tuple[int, int], torn: bool) -> Image.Image:
    """The outline of the paper: straight where the knife went, ragged where it was torn."""
    mask = Image.new("L", size, 255)
    if torn:
        ragged = np.random.default_rng(size[1]).integers(0, 9, size[0] // 8 + 2)
        points = [(n * 8, size[1] - 4 - int(depth)) for n, depth in enumerate(ragged)]
        ImageDraw.Draw(mask).polygon([(0, size[1]), *points, (size[0], size[1])], fill=0)
    return mask
