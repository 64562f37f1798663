"""The product's font files, and which characters they can draw.

Debian ships Noto Sans CJK as collections whose first face is Japanese; Kivy can only open the first face of a file.
So the Simplified Chinese faces are written out once as single files, and beside them which characters they have, because
reading that from a font takes longer than opening the window. A character that no face has is never shown as
an empty box: `drawable` puts the geta mark 〓 in its place, and a person's name is not shown at all (names.py).
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import fonticon_mdi7

from kiosk import prepared

UI = "Jinban"
"""The name under which the text font is registered with Kivy; bold is a real bold face."""
MONO = "JinbanMono"
"""Half-width characters are exactly half as wide as Chinese ones: for paper shown on the screen."""
SYMBOLS = "JinbanSymbols"

GETA = "〓"
"""Stands for a character that the font lacks, as printers in East Asia have always set it."""

_MASKED = re.compile(rf"{GETA}+(?=\*)|(?<=\*){GETA}+")
"""What cannot be drawn of a masked name is masked as well: nobody is called 〓."""

CHARACTERS = ".characters"
"""Ending of the file beside a font that lists its characters."""

_COMMONEST = chr(0x7684)
"""的, the most frequent character of all: a list without it is no list of a Chinese font."""

_COLLECTIONS = Path("/usr/share/fonts/opentype/noto")


class FontsMissing(Exception):
    """The Noto CJK collections are not installed; the message names the Debian package."""


@dataclass(frozen=True)
class _Face:
    file: str  # what we write
    collection: str  # where it comes from
    index: int  # which face: 2 is Sans SC, 7 is Sans Mono SC


_REGULAR = _Face("NotoSansSC-Regular.otf", "NotoSansCJK-Regular.ttc", 2)
_BOLD = _Face("NotoSansSC-Bold.otf", "NotoSansCJK-Bold.ttc", 2)
_MONO = _Face("NotoSansMonoSC-Regular.otf", "NotoSansCJK-Regular.ttc", 7)
_MONO_BOLD = _Face("NotoSansMonoSC-Bold.otf", "NotoSansCJK-Bold.ttc", 7)


def register() -> None:
    """Makes the fonts known to Kivy by name. Raises `FontsMissing`."""
    from kivy.core.text import LabelBase

    LabelBase.register(UI, fn_regular=str(_file(_REGULAR)), fn_bold=str(_file(_BOLD)))
    LabelBase.register(MONO, fn_regular=str(_file(_MONO)), fn_bold=str(_file(_MONO_BOLD)))
    LabelBase.register(SYMBOLS, fn_regular=str(symbols_file()))


def prepare() -> None:
    """Writes the files that `register` needs, for a set-up that nobody waits for. Raises `FontsMissing`."""
    for face in (_REGULAR, _BOLD, _MONO, _MONO_BOLD):
        _file(face)


def symbols_file() -> Path:
    """The icon font that comes with the fonticon_mdi7 package (Material Design Icons, Apache-2.0)."""
    return Path(fonticon_mdi7.__file__).parent / "fonts" / "materialdesignicons-webfont.ttf"


def has_glyphs(text: str) -> bool:
    """True when the text font can draw every character."""
    return _coverage().issuperset("".join(text.split()))


def drawable(text: str) -> str:
    """The text with 〓 for every character the font lacks; beside a star, in a masked name, with one more star."""
    if has_glyphs(text):
        return text
    marked = "".join(c if c.isspace() or c in _coverage() else GETA for c in text)
    return _MASKED.sub(lambda run: "*" * len(run[0]), marked)


@cache
def _coverage() -> frozenset[str]:
    """Every character that the text font has."""
    return frozenset(_file(_REGULAR).with_suffix(CHARACTERS).read_text(encoding="utf-8"))


@cache
def _file(face: _Face) -> Path:
    """The single-face file, written first if it is not there yet, or no longer whole."""
    target = prepared.folder("fonts") / face.file
    if not whole(target):
        _extract(face, target)
    return target


def whole(font: Path) -> bool:
    """Whether the file and the list of its characters are there to their end: a power cut can leave either empty or cut off."""
    try:
        with font.open("rb") as file:
            tables = struct.unpack(">H", file.read(12)[4:6])[0]
            directory = file.read(16 * tables)
        ends = [sum(struct.unpack(">LL", directory[at + 8 : at + 16])) for at in range(0, 16 * tables, 16)]
        characters = font.with_suffix(CHARACTERS).read_text(encoding="utf-8")
    except (OSError, ValueError, struct.error):
        return False
    return bool(ends) and max(ends) <= font.stat().st_size and _COMMONEST in characters


def _extract(face: _Face, target: Path) -> None:
    """The face and the list of its characters."""
    from fontTools.ttLib import TTFont  # here: once on a machine is enough

    source = _COLLECTIONS / face.collection
    if not source.exists():
        raise FontsMissing(f"{source} is missing: install the package fonts-noto-cjk")
    with TTFont(source, fontNumber=face.index) as font:
        prepared.write(target, font.save)
    with TTFont(target, lazy=True) as font:
        characters = "".join(map(chr, sorted(font.getBestCmap())))
    prepared.write(target.with_suffix(CHARACTERS), lambda part: part.write(characters.encode("utf-8")))


if __name__ == "__main__":
    prepare()
