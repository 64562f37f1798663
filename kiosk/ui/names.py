"""A person's name on the screen: whole, masked, or not at all, but never with a box in it.

Where the font lacks a character that would be shown, both give "" and the screen says something else: no name, 这位居民, or 见证件照片
with the photo of the card beside it. A masked name inside a longer text (a list of a family) gets one more star: `fonts.drawable`.
"""

from __future__ import annotations

from core.secret import Secret
from core.text import clean
from flows import masking
from kiosk.ui import fonts


def whole(name: Secret[str]) -> str:
    """The name in full, or ""."""
    return _if_drawn(name.reveal())


def called(name: Secret[str]) -> str:
    """The name as others may see it, 张*英, or ""."""
    return _if_drawn(masking.name(name))


def _if_drawn(text: str) -> str:
    text = clean(text)
    return text if fonts.has_glyphs(text) else ""
