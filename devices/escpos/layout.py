"""A slip set on paper of so many half-width columns: every block becomes lines that fit, before any byte exists.

The title stands on top, double size and centred, unless one of the blocks already carries it: composers that want the
county's name above it set both themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.slip import Align, Block, Columns, Pair, Qr, Raster, Rule, Slip, Space, Text
from devices.escpos.characters import printable, width
from devices.escpos.wrapping import holds, wrap

QR_LIMIT = 300
"""Bytes of UTF-8 in a QR code (the contract of `core.slip.Qr`): more makes modules too small for a telephone on 58 mm."""

NARROWEST = 2


@dataclass(frozen=True)
class TextLine:
    """One line of text that fits the paper at its size; `narrow` is large in height only."""

    text: str
    size: int = 1
    bold: bool = False
    align: Align = Align.LEFT
    narrow: bool = False

    @property
    def across(self) -> int:
        """How many times the normal width its characters have."""
        return 1 if self.narrow else self.size


@dataclass(frozen=True)
class Feed:
    """Empty lines."""

    lines: int


@dataclass(frozen=True)
class QrCode:
    """A QR code, centred."""

    data: str


Element = TextLine | Feed | QrCode | Raster


def lay_out(slip: Slip, columns: int) -> list[Element]:
    """The slip from top to bottom; no line is wider than `columns`."""
    elements: list[Element] = []
    if not _carries_title(slip):
        elements += _text(Text(slip.title, size=2, align=Align.CENTER), columns)
    for block in slip.blocks:
        elements += _block(block, columns)
    return elements


def _carries_title(slip: Slip) -> bool:
    return not slip.title or any(isinstance(b, Text) and b.size == 2 and b.text == slip.title for b in slip.blocks)


def _block(block: Block, columns: int) -> Sequence[Element]:
    match block:
        case Text():
            return _text(block, columns)
        case Pair():
            return _pair(block, columns)
        case Columns():
            return _row(block, columns)
        case Rule():
            return [TextLine("-" * columns)]
        case Space():
            return [Feed(max(0, block.lines))]
        case Qr():
            return _qr(block, columns)
        case Raster():
            return [block] if block.rows else []


def _text(block: Text, columns: int) -> list[Element]:
    text, size = printable(block.text), 2 if block.size >= 2 else 1
    lines = wrap(text, columns // size)
    if len(lines) > 1 and len(whole := wrap(text, columns)) == 1:  # broken within a word, a title is hard to read
        return [TextLine(whole[0], size, block.bold, block.align, narrow=True)]
    return [TextLine(line, size, block.bold, block.align) for line in lines]


def _pair(block: Pair, columns: int) -> list[Element]:
    label = printable(block.label).replace("\n", " ")
    if label and not label.endswith((":", "：")):
        label += ": "
    value, indent = printable(block.value), width(label)
    beside = indent <= columns // 2 and holds(value, columns - indent)
    lines = _beside(label, value, columns - indent) if beside else _below(label, value, columns)
    return [TextLine(line.rstrip(" "), bold=block.bold) for line in lines]


def _beside(label: str, value: str, columns: int) -> list[str]:
    first, *others = wrap(value, columns)
    return [label + first, *(" " * width(label) + line for line in others)]


def _below(label: str, value: str, columns: int) -> list[str]:
    """A long label, or a number that would have to be broken beside it, stands above its value."""
    return [*wrap(label, columns), *("  " + line for line in wrap(value, columns - 2))]


def _row(block: Columns, columns: int) -> list[Element]:
    if len(block.cells) * NARROWEST > columns:
        return _text(Text("  ".join(block.cells), bold=block.bold), columns)
    widths = _narrowed([_at_least(w) for w in block.widths[: len(block.cells)]], columns)
    cells = [wrap(printable(cell), abs(w)) for cell, w in zip(block.cells, widths, strict=False)]
    height = max((len(cell) for cell in cells), default=0)
    rows = ["".join(_set(cell, n, w) for cell, w in zip(cells, widths, strict=True)) for n in range(height)]
    return [TextLine(row.rstrip(" "), bold=block.bold) for row in rows]


def _at_least(columns: int) -> int:
    """Wide enough for one Chinese character, on the side it was."""
    return min(columns, -NARROWEST) if columns < 0 else max(columns, NARROWEST)


def _set(cell: list[str], number: int, columns: int) -> str:
    text = cell[number] if number < len(cell) else ""
    gap = " " * (abs(columns) - width(text))
    return gap + text if columns < 0 else text + gap


def _narrowed(widths: list[int], columns: int) -> list[int]:
    """The same columns on paper that is too narrow for them: the widest gives way first, so amounts and dates stay whole."""
    while sum(abs(w) for w in widths) > columns:
        widest = max(range(len(widths)), key=lambda n: abs(widths[n]))
        widths[widest] -= 1 if widths[widest] > 0 else -1
    return widths


def _qr(block: Qr, columns: int) -> list[Element]:
    data = printable(block.data).replace("\n", "")
    caption = _text(Text(block.caption, align=Align.CENTER), columns) if block.caption else []
    if not data:
        return caption
    if len(data.encode("utf-8")) > QR_LIMIT:  # unreadable as a code, so at least readable as text
        return [*caption, *_text(Text(data), columns)]
    return [QrCode(data), *caption]
