"""Text from outside is cleaned once, at the boundary, before anything shows, prints or stores it.

A lone surrogate or a control character kills the window, moves the printer's paper or turns a line around
(bidirectional overrides). `clean` removes exactly those and keeps everything a name may hold.
"""

from __future__ import annotations

import unicodedata

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str, limit: int = 4000) -> str:
    """The text without control characters (LF stays), lone surrogates and direction overrides, at most `limit` characters."""
    if text.isprintable():  # nothing dangerous is, and nearly every text is
        return text[:limit]
    return "".join(c for c in text if c == "\n" or not _dangerous(c))[:limit]


_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""U+FF01 to U+FF5E are the printable ASCII characters once more, as wide as a Chinese one."""


def typed_code(text: str) -> str:
    """A number or code as somebody typed or pasted it, without blanks: １２３ of a Chinese keyboard is 123, small letters are capitals."""
    return "".join(text.translate(_FULL_WIDTH).split()).upper()


def _dangerous(c: str) -> bool:
    return c in _BIDI or unicodedata.category(c) in ("Cc", "Cs")
