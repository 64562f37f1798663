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


def _dangerous(c: str) -> bool:
    return c in _BIDI or unicodedata.category(c) in ("Cc", "Cs")
