"""What the voice never says, whoever asks it to: numbers of persons, amounts of money, anything masked.

The screens mark such texts as quiet; this is the second lock, for the voice is heard by everybody in the hall. It errs on
the side of silence: a number that only looks like somebody's is not spoken either.
"""

from __future__ import annotations

import re

from core.sentences import sentences

LONGEST_NUMBER = 5
"""Digits. A hotline (12345) may be spoken; six digits may already be somebody's query code."""

_MASK = re.compile(r"[*＊×●•]|[Xx]{2,}")
_LONG_NUMBER = re.compile(rf"[0-9](?:[ \-–·.,/]?[0-9]){{{LONGEST_NUMBER},}}")
_ID_NUMBER = re.compile(r"[0-9]{3,}[Xx](?![A-Za-z])")
_COUNTED = "0-9零〇一二两三四五六七八九十百千万亿"
_MONEY = re.compile(rf"[¥￥$]|[{_COUNTED}] ?(?:元|块|角|分(?!钟|之|[0-9{_COUNTED}]))|[0-9] ?(?:yuan|RMB|CNY)\b", re.IGNORECASE)
_PLAIN_TIME = re.compile(r"[0-9]{1,2}[:：][0-9]{2}")


def sayable(text: str) -> list[str]:
    """The sentences of a text that may be said."""
    return [sentence for sentence in sentences(text) if may_be_said(sentence)]


def may_be_said(text: str) -> bool:
    """Whether nothing in the text is for the resident's eyes only."""
    if _MASK.search(text) or _MONEY.search(text):
        return False
    wide = text.translate(_NARROW)
    without_times = _PLAIN_TIME.sub(":", wide)
    return not (_LONG_NUMBER.search(without_times) or _ID_NUMBER.search(without_times))


_NARROW = {ord("０") + digit: ord("0") + digit for digit in range(10)} | {ord("　"): ord(" ")}
"""Full-width digits and spaces are digits and spaces."""
