"""Where a sentence ends, in Chinese and in English."""

from __future__ import annotations

import re

_AFTER_SENTENCE = re.compile(r"(?<=[。！？!?\n])|(?<=\.) +(?=[A-Z(])")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its full stop. A point within a number or behind an abbreviation ends none."""
    return [sentence.strip() for sentence in _AFTER_SENTENCE.split(text) if sentence.strip()]
