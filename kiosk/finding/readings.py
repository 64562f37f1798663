"""How characters are read, for whoever types letters: every reading that people know a character by, without tones.

Not the likely one alone: whoever searches for 银行 may think of it as "yinxing". But no rare ones, for 还 is fu in no word of today,
and with it "fu" would find what is given back. The words are loaded with the first text, which takes half a second, so this is
for a worker thread.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kiosk.pinyin.sounds import BEGINNINGS_ALIKE, ENDS_ALIKE

if TYPE_CHECKING:
    from kiosk.pinyin.readings import Readings

Unit = tuple[str, ...]
"""One character of a text with all that may be typed for it, or one foreign word."""

_WORD = re.compile(r"[A-Za-z]+|[0-9]|[\u3400-\u9fff]+")

_SOUTHERN_STARTS = (*BEGINNINGS_ALIKE, ("f", "hu"))

_MISREAD = {"簿": ("bo",)}
"""Read so by most people and in no word of the dictionary: the household book is a hukoubo to whoever has one."""

_SHORT = (("hui", "huei"), ("hun", "huen"), ("hu", "huu"))
"""Syllables with hu as they are spelt, and as they are said: what f makes of them is fei, fen and fu."""


def units(text: str) -> tuple[Unit, ...]:
    """The characters and words of a text, each with what may be typed for it; punctuation is left out."""
    return tuple(unit for part in _WORD.findall(text) for unit in _units(part))


def by_ear(unit: Unit) -> Unit:
    """The same, with what somebody types who does not tell zh from z, n from l, f from hu, or ang from an."""
    return tuple(dict.fromkeys(heard for reading in unit for heard in _heard(reading)))


def typed_letters(text: str) -> str:
    """What was typed, as readings are written: lower case, no spaces."""
    return "".join(_WORD.findall(text)).lower()


def _units(part: str) -> list[Unit]:
    """Of a run of characters each, with how it is read in the words there besides how it is read elsewhere."""
    if part.isascii():
        return [(part.lower(),)]
    return [_typed(character, here) for character, here in zip(part, _known().within(part), strict=True)]


@cache
def _known() -> Readings:
    from kiosk.pinyin.readings import Readings

    return Readings({})


@cache
def _typed(character: str, here: str) -> Unit:
    syllables = [here] if here else []
    syllables += [reading.syllables[0] for reading in _known().usual(character)]
    syllables += _MISREAD.get(character, ())
    return (*dict.fromkeys(form for syllable in syllables for form in _spelt(syllable)), character)


def _spelt(syllable: str) -> tuple[str, ...]:
    """ü is typed as v or as u."""
    return (syllable, syllable.replace("v", "u")) if "v" in syllable else (syllable,)


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
