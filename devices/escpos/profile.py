"""What a model of printer can do, read from `config/printers/<model>.toml`: paper, characters, commands, status bits.

ESC/POS is a family, not a standard: bit 6 of DLE EOT 4 is "no paper" on one model and "paper in the presenter" on the
next. So nothing about a model stands in code; a new model is a new file, and every file names the manual it was read from.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from core.config import ConfigError, build, read_toml

FOLDER = Path(__file__).resolve().parents[2] / "config" / "printers"

HALF_WIDTH_DOTS = 12
"""Font A: 12 x 24 dots; a Chinese character is 24 x 24."""

CHARACTER_DOTS = 24

ANSWER_FIXED_BITS = 0x93
"""Bits 0, 1, 4 and 7 of a DLE EOT answer are fixed and can mean nothing."""

DEFAULT_LINE_DOTS = 34
"""What a printer feeds per line when it is not told (1/6 inch at 203 dpi)."""


class Charset(Enum):
    """Which Chinese characters the printer has in its ROM, by two-byte code; everything else is sent as a picture."""

    ASCII = "ascii"
    GB2312 = "gb2312"
    GBK = "gbk"
    GB18030 = "gb18030"  # the two-byte part: GBK and some hundred more; four-byte codes are never sent


class Cut(Enum):
    """What the knife does."""

    NONE = "none"  # a tear bar
    PARTIAL = "partial"
    FULL = "full"


class Clear(Enum):
    """How a job that is still inside is thrown away."""

    DLE_DC4 = "dle-dc4"  # DLE DC4 fn 8, answered with 37 25 00
    INIT = "init"  # DLE ENQ 2 and ESC @: the best that older models know


class BitMeaning(Enum):
    """What a status bit says."""

    OFFLINE = "offline"
    COVER = "cover"
    PAPER_END = "paper-end"
    PAPER_LOW = "paper-low"
    CUTTER = "cutter"
    HOT = "hot"
    FAULT = "fault"
    ERROR = "error"  # "some error": the cause stands in another answer


@dataclass(frozen=True)
class StatusBit:
    """One row of the model's DLE EOT table: any bit of `mask` in the answer to `ask` says `means`."""

    ask: int
    mask: int
    means: BitMeaning


@dataclass(frozen=True)
class Profile:
    """One model. Lengths in dots, or in half-width columns of 12 dots where the name says columns."""

    model: str
    source: str  # the manual that the file was read from
    columns: int
    dots: int
    charset: Charset
    status: tuple[StatusBit, ...]
    has: str = ""  # characters it has beyond the charset
    lacks: str = ""  # characters of the charset that it has not
    cut: Cut = Cut.PARTIAL
    clear: Clear = Clear.INIT
    process_id: bool = False  # answers GS ( H fn 48 when the slip is printed
    native_qr: bool = True  # knows GS ( k; else the code is sent as a picture
    inline_bitmaps: bool = True  # takes ESC * within a line of text; else the whole line is sent as a picture
    line_feed: int = 30  # n of ESC 3 n; 0 leaves the printer's own spacing
    dots_per_mm: int = 8
    mm_per_second: int = 60  # of printing, on the slow side

    @property
    def queries(self) -> tuple[int, ...]:
        """The n of DLE EOT n that this model's table needs, ascending."""
        return tuple(sorted({bit.ask for bit in self.status}))

    @property
    def line_dots(self) -> int:
        """What a line of normal size takes of the paper."""
        return self.line_feed or DEFAULT_LINE_DOTS


def load_profile(name: str) -> Profile:
    """The profile of that name, or of that path when it ends in .toml. Raises `ConfigError` naming what is wrong with it."""
    path = Path(name) if name.endswith(".toml") else FOLDER / f"{name}.toml"
    if not _is_there(path):
        known = ", ".join(sorted(file.stem for file in FOLDER.glob("*.toml")))
        raise ConfigError(f"unknown printer profile {name!r}; known: {known}")
    profile = build(Profile, read_toml(path), str(path))
    _check(profile, str(path))
    return profile


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long for any file
        return False


def _check(profile: Profile, where: str) -> None:
    if profile.columns < 16 or profile.columns * HALF_WIDTH_DOTS > profile.dots:
        raise ConfigError(f"{where}: {profile.columns} columns of {HALF_WIDTH_DOTS} dots do not fit {profile.dots} dots")
    if not 0 <= profile.line_feed <= 255 or profile.dots_per_mm < 1 or profile.mm_per_second < 1:
        raise ConfigError(f"{where}: line_feed is 0 to 255; dots_per_mm and mm_per_second are at least 1")
    for bit in profile.status:
        if not 1 <= bit.ask <= 8 or not bit.mask or bit.mask & ANSWER_FIXED_BITS or bit.mask > 0xFF:
            raise ConfigError(f"{where}: ask {bit.ask}, mask 0x{bit.mask:02X}: only bits 2, 3, 5 and 6 of DLE EOT 1 to 8 have a meaning")
