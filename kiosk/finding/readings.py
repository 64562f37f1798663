"""How characters are read, for whoever types letters: every reading of a character, without tones.

All readings count, not the likely one: whoever searches for 银行 may think of it as "yinxing". The dictionary is loaded with the first
character, which takes a third of a second, so this is for a worker thread.
"""

from __future__ import annotations

import re
from functools import cache

from kiosk.pinyin.sounds import BEGINNINGS_ALIKE, ENDS_ALIKE, toneless

Unit = tuple[str, ...]
"""One character of a text with all that may be typed for it, or one foreign word."""

_WORD = re.compile(r"[A-Za-z]+|[0-9]|[\u3400-\u9fff]")

_SOUTHERN_STARTS = (*BEGINNINGS_ALIKE, ("f", "hu"))

_SHORT = (("hui", "huei"), ("hun", "huen"), ("hu", "huu"))
"""Syllables with hu as they are spelt, and as they are said: what f makes of them is fei, fen and fu."""


def units(text: str) -> tuple[Unit, ...]:
    """The characters and words of a text, each with what may be typed for it; punctuation is left out."""
    return tuple(_readings(part) for part in _WORD.findall(text))


def by_ear(unit: Unit) -> Unit:
    """The same, with what somebody types who does not tell zh from z, n from l, f from hu, or ang from an."""
    return tuple(dict.fromkeys(heard for reading in unit for heard in _heard(reading)))


def typed_letters(text: str) -> str:
    """What was typed, as readings are written: lower case, no spaces."""
    return "".join(_WORD.findall(text)).lower()


@cache
def _readings(part: str) -> Unit:
    if part.isascii():
        return (part.lower(),)
    from pypinyin.constants import PINYIN_DICT

    told = PINYIN_DICT.get(ord(part), "").split(",")
    plain = [form for reading in told if reading for form in _plain(reading)]
    return (*dict.fromkeys(plain), part)


def _plain(reading: str) -> tuple[str, ...]:
    """Without its tone; ü is typed as v or as u."""
    letters = toneless(reading)
    return (letters, letters.replace("v", "u")) if "v" in letters else (letters,)


@cache
def _heard(reading: str) -> tuple[str, ...]:
    starts = [reading, *_swapped_start(reading)]
    return tuple(dict.fromkeys(form for start in starts for form in (start, *_swapped_end(start))))


def _swapped_start(reading: str) -> list[str]:
    found, said = [], dict(_SHORT).get(reading, reading)
    for one, other in _SOUTHERN_STARTS:
        if said.startswith(one):
            found.append(other + said.removeprefix(one))
        elif said.startswith(other):
            found.append(one + said.removeprefix(other))
    spelt = {said: short for short, said in _SHORT}
    return [spelt.get(form, form) for form in found]


def _swapped_end(reading: str) -> list[str]:
    found = []
    for one, other in ENDS_ALIKE:
        if reading.endswith(one):
            found.append(reading.removesuffix(one) + other)
        elif reading.endswith(other):
            found.append(reading.removesuffix(other) + one)
    return found
