"""The print buffer of the simulated receipt printer: settings, the line being filled, the font in its ROM.

Knows characters, pictures and codes, but no command bytes. Whatever does not go onto paper as asked is noted in `misuse`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import qrcode

from devices.simulators.paper_roll import Bitmap, Code, Dots, Ink, Letter, Roll

DEFAULT_SPACING = 34  # 1/6 inch at 203 dpi
QR_LEVELS = {48: 1, 49: 0, 50: 3, 51: 2}  # L, M, Q, H: parameter of ESC/POS to the code's own numbering (ISO/IEC 18004)


@dataclass
class Style:
    """Settings that ESC @ resets."""

    across: int = 1
    down: int = 1
    bold: bool = False
    align: int = 0  # 0 left, 1 centre, 2 right
    spacing: int = DEFAULT_SPACING
    chinese: bool = True
    page: str = "cp437"
    left: int = 0
    qr_module: int = 3
    qr_level: int = 48
    qr_data: bytes = b""


class Pen:
    """Fills lines and prints them on the roll."""

    def __init__(self, roll: Roll, rom: str) -> None:
        self.style = Style()
        self.misuse: list[str] = []
        self.line: list[Ink] = []
        self._roll = roll
        self._rom = rom

    def initialise(self) -> None:
        """ESC @: default settings, and what is in the line is gone."""
        self.style = Style()
        self.line = []

    def put(self, character: str, columns: int) -> None:
        """One character at the end of the line; a full line is printed first, as real printers do."""
        letter = self._letter(character, columns)
        if letter.x + letter.width > self._roll.dots:
            self.misuse.append("line too long")
            self.end_line()
            letter = self._letter(character, columns)
        self.line.append(letter)

    def put_chinese(self, both: bytes) -> None:
        """The character of a two-byte code."""
        character = self._in_rom(both)
        if character is None:
            self.misuse.append(f"no character {both.hex(' ').upper()}")
        self.put(character or "？", 2)

    def put_columns(self, data: bytes) -> None:
        """A picture of 24 dots' height within the line, three bytes a column, the top dot in the highest bit."""
        columns = np.frombuffer(data, dtype=np.uint8).reshape(-1, 3)
        self.line.append(Bitmap(self._x(), np.unpackbits(columns, axis=1).astype(np.bool_).T))
        if self._x() > self._roll.dots:
            self.misuse.append("line too long")

    def end_line(self) -> None:
        """Prints what is in the line and moves on by the spacing, or by the tallest character if that is more."""
        tallest = max((ink.height for ink in self.line), default=0)
        self._roll.print(self._aligned(self.line), max(self.style.spacing, tallest))
        self.line = []

    def feed(self, dots: int) -> None:
        """Moves the paper."""
        self._roll.print([], dots)

    def print_raster(self, data: bytes, across: int, down: int) -> None:
        """Rows of `across` bytes, the left dot in the highest bit, between lines."""
        rows = np.frombuffer(data, dtype=np.uint8).reshape(down, across)
        self._print_between_lines(np.unpackbits(rows, axis=1).astype(np.bool_), None)

    def print_qr(self) -> None:
        """The stored data as a QR code."""
        code = qrcode.QRCode(error_correction=QR_LEVELS[self.style.qr_level], border=0)
        code.add_data(self.style.qr_data)
        code.make(fit=True)
        module = self.style.qr_module
        dots = np.array(code.get_matrix(), dtype=np.bool_).repeat(module, axis=0).repeat(module, axis=1)
        self._print_between_lines(dots, self.style.qr_data.decode("utf-8", errors="replace"))

    def _print_between_lines(self, dots: Dots, data: str | None) -> None:
        if self.line or dots.shape[1] > self._roll.dots:
            self.misuse.append("picture within a line, or wider than the paper")
            return
        ink = Bitmap(0, dots) if data is None else Code(0, dots, data)
        self._roll.print(self._aligned([ink]), ink.height)

    def _letter(self, character: str, columns: int) -> Letter:
        return Letter(character, self._x(), columns, self.style.across, self.style.down, self.style.bold)

    def _x(self) -> int:
        return self.line[-1].x + self.line[-1].width if self.line else self.style.left

    def _aligned(self, inks: list[Ink]) -> list[Ink]:
        if not inks or self.style.align == 0:
            return list(inks)
        spare = self._roll.dots - inks[-1].x - inks[-1].width
        shift = spare // 2 if self.style.align == 1 else spare
        return [replace(ink, x=ink.x + shift) for ink in inks]

    def _in_rom(self, both: bytes) -> str | None:
        """The character in the font, None where the ROM has a hole: a trail byte that is a digit begins a four-byte code."""
        if self._rom == "none" or both[1] < 0x40:
            return None
        if self._rom == "gb2312" and not (0xA1 <= both[0] <= 0xF7 and both[1] >= 0xA1):
            return None
        try:
            both.decode("gb18030" if self._rom == "gb18030" else self._rom)
            return both.decode("gb18030")
        except UnicodeDecodeError:
            return None
