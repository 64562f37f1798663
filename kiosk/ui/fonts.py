"""The product's font files, and which characters they can draw.

Debian ships Noto Sans CJK as collections whose first face is Japanese; Kivy can only open the first face of a file.
So the Simplified Chinese faces are written out once as single files. A character that no face has is never shown as
an empty box: `drawable` puts the geta mark 〓 in its place, and `Name` shows the card photo instead.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import fonticon_mdi7
from fontTools.ttLib import TTFont

UI = "Jinban"
"""The name under which the text font is registered with Kivy; bold is a real bold face."""
MONO = "JinbanMono"
"""Half-width characters are exactly half as wide as Chinese ones: for paper shown on the screen."""
SYMBOLS = "JinbanSymbols"

GETA = "〓"
"""Stands for a character that the font lacks, as printers in East Asia have always set it."""

_COLLECTIONS = Path("/usr/share/fonts/opentype/noto")
_ROOT = Path(__file__).resolve().parents[2]


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


def symbols_file() -> Path:
    """The icon font that comes with the fonticon_mdi7 package (Material Design Icons, Apache-2.0)."""
    return Path(fonticon_mdi7.__file__).parent / "fonts" / "materialdesignicons-webfont.ttf"


def has_glyphs(text: str) -> bool:
    """True when the text font can draw every character."""
    return all(ord(character) in _coverage() for character in text if not character.isspace())


def drawable(text: str) -> str:
    """The text with 〓 for every character the font lacks."""
    if has_glyphs(text):
        return text
    return "".join(c if c.isspace() or ord(c) in _coverage() else GETA for c in text)


@cache
def _coverage() -> frozenset[int]:
    with TTFont(_file(_REGULAR), lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def _file(face: _Face) -> Path:
    """The single-face file, written first if it is not there yet."""
    target = _folder() / face.file
    if not target.exists():
        _extract(face, target)
    return target


def _folder() -> Path:
    """`.build/fonts` beside the code, or the user's cache when the program is installed read-only."""
    own = _ROOT / ".build" / "fonts"
    if own.is_dir() or os.access(_ROOT, os.W_OK):
        own.mkdir(parents=True, exist_ok=True)
        return own
    shared = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jinban" / "fonts"
    shared.mkdir(parents=True, exist_ok=True)
    return shared


def _extract(face: _Face, target: Path) -> None:
    """Writes beside the target and renames, so that a second process never opens half a font."""
    source = _COLLECTIONS / face.collection
    if not source.exists():
        raise FontsMissing(f"{source} is missing: install the package fonts-noto-cjk")
    with TTFont(source, fontNumber=face.index) as font, tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as part:
        font.save(part)
    os.chmod(part.name, 0o644)
    os.replace(part.name, target)
