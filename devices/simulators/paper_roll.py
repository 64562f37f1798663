"""The paper of the simulated receipt printer: dots and characters where the head put them, cut into slips.

A line remembers what was printed (characters with their size, pictures, codes) and where; as text and as a picture it is
rendered only when somebody looks.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Dots = NDArray[np.bool_]
"""Height x width, True is a burnt dot."""

CELL = 12
"""Dots of a half-width character."""

TALL = 24


@dataclass(frozen=True)
class Letter:
    """A character of the printer's own font, `across` and `down` times its size."""

    character: str
    x: int
    columns: int  # 1 or 2 half-width cells
    across: int = 1
    down: int = 1
    bold: bool = False

    @property
    def width(self) -> int:
        return self.columns * CELL * self.across

    @property
    def height(self) -> int:
        return TALL * self.down


@dataclass(frozen=True)
class Bitmap:
    """A picture that the host sent."""

    x: int
    dots: Dots

    @property
    def width(self) -> int:
        return int(self.dots.shape[1])

    @property
    def height(self) -> int:
        return int(self.dots.shape[0])


@dataclass(frozen=True)
class Code:
    """A QR code that the printer's own firmware drew."""

    x: int
    dots: Dots
    data: str

    @property
    def width(self) -> int:
        return int(self.dots.shape[1])

    @property
    def height(self) -> int:
        return int(self.dots.shape[0])


Ink = Letter | Bitmap | Code


@dataclass(frozen=True)
class PaperLine:
    """What was printed side by side, and how far the paper then moved (dots)."""

    inks: tuple[Ink, ...]
    advance: int

    def text(self) -> str:
        """The line as text on half-width columns; a picture of one character is ▣ (▪ half-width)."""
        line, cell = "", 0
        for ink in self.inks:
            gap = max(0, ink.x // CELL - cell)
            line += " " * gap + _as_text(ink)
            cell += gap + ink.width // CELL
        return line.rstrip()


def _as_text(ink: Ink) -> str:
    if isinstance(ink, Letter):
        return ink.character
    if isinstance(ink, Code):
        return f"[QR {ink.data}]"
    if ink.height == TALL and ink.width in (CELL, 2 * CELL):
        return "▣" if ink.width == 2 * CELL else "▪"
    return f"[picture {ink.width}x{ink.height}]"


@dataclass
class SlipOnPaper:
    """A piece of paper between two cuts. `torn` says that a hand and not the knife ended it."""

    dots: int
    lines: list[PaperLine] = field(default_factory=list)
    torn: bool = False

    @property
    def inked(self) -> bool:
        """Whether anything is printed on it."""
        return any(line.inks for line in self.lines)

    @property
    def height(self) -> int:
        """Dots from cut to cut."""
        return sum(line.advance for line in self.lines)

    def text(self) -> str:
        """What a reader sees, line by line; feeds at both ends, and those of less than a line, are left out."""
        return "\n".join(line.text() for line in self.lines if line.inks or line.advance >= TALL).strip("\n")

    def image(self) -> Image.Image:
        """The slip as it lies on the table."""
        from devices.simulators.paper_picture import picture

        return picture(self)


class Roll:
    """A roll in the printer: the piece that hangs out, and the slips that were cut off."""

    def __init__(self, dots: int) -> None:
        self.dots = dots
        self.slips: list[SlipOnPaper] = []
        self.hanging = SlipOnPaper(dots)
        self.cuts = 0
        self.used = 0
        self.lines_left: int | None = None

    def print(self, inks: list[Ink], advance: int) -> None:
        """Burns a line and moves on."""
        self.hanging.lines.append(PaperLine(tuple(inks), advance))
        self.used += advance
        if self.lines_left is not None:
            self.lines_left = max(0, self.lines_left - 1)

    def cut(self) -> None:
        """Cuts what hangs out; a blank piece falls down and is no slip."""
        self.cuts += 1
        self._take_off(torn=False)

    def tear(self) -> None:
        """A hand tears off what hangs out."""
        self._take_off(torn=True)

    def _take_off(self, torn: bool) -> None:
        piece, self.hanging = self.hanging, SlipOnPaper(self.dots)
        piece.torn = torn
        if piece.inked:
            self.slips.append(piece)
