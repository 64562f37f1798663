"""What a slip of paper says, in blocks that any printer can set: text, pairs, rules, QR codes, drawings of dots.

Flows compose slips and know no printer; drivers print slips and know no item. Text in a block is raw: it may hold any
character a name may hold, and the driver must treat it as text only, never as a command.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Align(Enum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True)
class Text:
    """One paragraph. `size` 1 is the normal character (12x24 dots half-width), 2 is double width and height."""

    text: str
    size: int = 1
    bold: bool = False
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Pair:
    """A label and its value on one line, the value wrapped under itself when long."""

    label: str
    value: str
    bold: bool = False


@dataclass(frozen=True)
class Columns:
    """A row of a table; `widths` in half-width columns, text cells left, amounts right (negative width = right-aligned)."""

    cells: tuple[str, ...]
    widths: tuple[int, ...]
    bold: bool = False


@dataclass(frozen=True)
class Rule:
    """A dashed line across the paper."""


@dataclass(frozen=True)
class Space:
    """Empty lines."""

    lines: int = 1


@dataclass(frozen=True)
class Qr:
    """A QR code with a caption below; `data` at most 300 bytes of UTF-8."""

    data: str
    caption: str = ""


@dataclass(frozen=True)
class Raster:
    """A drawing, dot by dot at 8 dots to the millimetre: rows from the top, all as long, True for ink. Narrower paper has it smaller."""

    rows: tuple[tuple[bool, ...], ...] = field(repr=False)  # a signature is personal


Block = Text | Pair | Columns | Rule | Space | Qr | Raster


@dataclass(frozen=True)
class Slip:
    """A whole slip, top to bottom; the driver adds feed and cut."""

    title: str
    blocks: tuple[Block, ...]
