"""Single characters: what may reach a printer at all, how wide each is, which ones the printer has in its ROM.

The surprise: the printer knows no 4-byte GB 18030 codes, whatever its data sheet says about "GB 18030". It would print
the four bytes as two wrong characters, so everything beyond its two-byte set is drawn by us.
"""

from __future__ import annotations

import unicodedata

from core.text import clean
from devices.escpos.profile import Charset, Profile

_INVISIBLE = ("Cc", "Cf", "Cs", "Mn", "Me")
"""Control, format (zero-width joiners, soft hyphens), surrogate and combining characters: they have no place of their own."""

_GB2312_FIRST, _GB2312_LAST = 0xA1, 0xF7


def printable(text: str) -> str:
    """The text with nothing in it that a printer or a line of fixed columns could trip over; LF stays and separates lines.

    No byte below 0x20 and no 0x7F can come out of this, so no text can ever act as a command.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(_seen(c) for c in clean(text))


def _seen(c: str) -> str:
    if c == "\n" or " " <= c <= "~" or c == "\u3000":
        return c
    category = unicodedata.category(c)
    if category in ("Zl", "Zp"):
        return "\n"
    if category == "Zs":
        return " "
    return "" if category in _INVISIBLE else c


def width(text: str) -> int:
    """Half-width columns that the text takes: 1 for ASCII and the few other half-width characters, 2 for the rest."""
    return sum(1 if c <= "~" or unicodedata.east_asian_width(c) in ("H", "Na", "N") else 2 for c in text)


def code(c: str, profile: Profile) -> bytes | None:
    """The one or two bytes that make this printer print `c`, None when it does not have it."""
    if " " <= c <= "~":
        return c.encode("ascii")
    if c in profile.lacks:
        return None
    both = c.encode("gb18030")
    if len(both) != 2:
        return None
    return both if c in profile.has or _within(profile.charset, both) else None


def _within(charset: Charset, both: bytes) -> bool:
    if charset is Charset.GB18030:
        return True
    if charset is Charset.GBK:
        return _known(both, "gbk")
    in_area = _GB2312_FIRST <= both[0] <= _GB2312_LAST and both[1] >= _GB2312_FIRST
    return charset is Charset.GB2312 and in_area and _known(both, "gb2312")


def _known(both: bytes, codec: str) -> bool:
    try:
        both.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
