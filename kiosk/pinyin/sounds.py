"""Syllables without their tones, and which of them sound alike in the south.

Both who writes and who searches by letters use it, and differ in one pair: f and h. Writing charges for what was spelled otherwise, so
there f stands for every h; the search charges nothing and takes f for hu alone, as it is said (kiosk/finding/readings.py).
"""

from __future__ import annotations

import unicodedata

BEGINNINGS_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"))
"""Consonants that many speakers in the south do not tell apart, each way."""
ENDS_ALIKE = (("ang", "an"), ("eng", "en"), ("ing", "in"))
"""The same for how a syllable ends."""


def toneless(reading: str) -> str:
    """A reading with tone marks as letters alone: ü is v, ê is e."""
    marked = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(letter for letter in marked if not unicodedata.combining(letter))
