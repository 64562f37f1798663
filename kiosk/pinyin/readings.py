"""How a word is read: the readings of each word with what the less likely ones cost, for the lexicon's making and for finding items.

Words that pypinyin knows are read as it says. Others are put together from what it knows of their parts; where a character has
several readings, each stands, and how often it is read so in known words decides what it costs.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from kiosk.pinyin.sounds import toneless
from kiosk.pinyin.syllables import SYLLABLES

_SELDOM = 0.04
"""A reading that a character has in fewer words is not tried inside unknown words, nor is an item found by it."""
_MOST_READINGS = 4
_LONGEST_PART = 4


@dataclass(frozen=True)
class Reading:
    """One way to read a word: its syllables, and what it costs (natural log, 0 for the only one)."""

    syllables: tuple[str, ...]
    cost: float = 0.0


@cache
def plain(tone: str) -> str:
    """A syllable without its tone, as it is typed: ü is v after n and l."""
    bare = toneless(tone)
    return bare.replace("v", "u") if bare[:1] in "jqxy" else bare


class Readings:
    """The readings of words and characters, once for all words of the lexicon."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._known: dict[str, tuple[str, ...]] = {}
        for word, tones in PHRASES_DICT.items():
            syllables = tuple(plain(each[0]) for each in tones)
            if len(syllables) == len(word) and SYLLABLES.issuperset(syllables):
                self._known[word] = syllables
        self._characters = self._learn(counts)

    def of(self, word: str) -> tuple[Reading, ...]:
        """The readings of a word, the likeliest first; none where a character has none."""
        if len(word) == 1:
            return self.of_character(word)
        if word in self._known:
            return (Reading(self._known[word]),)
        parts = list(self._parts(word))
        if not all(parts):
            return ()
        return tuple(sorted(map(_joined, product(*parts)), key=lambda r: r.cost)[:_MOST_READINGS])

    def characters(self) -> Iterable[str]:
        """Every character that can be read."""
        return self._characters

    def of_character(self, character: str) -> tuple[Reading, ...]:
        """Every reading of one character."""
        return self._characters.get(character, ())

    def usual(self, character: str) -> tuple[Reading, ...]:
        """Its readings but for the rare ones: 还 is hai and huan, and not fu."""
        return tuple(reading for reading in self.of_character(character) if reading.cost < -math.log(_SELDOM))

    def within(self, text: str) -> list[str]:
        """How each character of a text is read in the longest known word there, "" outside such words: 会 of 会计 is kuai."""
        told, at = [""] * len(text), 0
        while at < len(text):
            ends = range(min(len(text), at + _LONGEST_PART), at + 1, -1)
            end = next((end for end in ends if text[at:end] in self._known), at + 1)
            if end > at + 1:
                told[at:end] = self._known[text[at:end]]
            at = end
        return told

    def _parts(self, word: str) -> Iterable[tuple[Reading, ...]]:
        at = 0
        while at < len(word):
            for end in range(min(len(word), at + _LONGEST_PART), at + 1, -1):
                if end - at < len(word) and word[at:end] in self._known:
                    yield (Reading(self._known[word[at:end]]),)
                    at = end
                    break
            else:
                yield self.usual(word[at])[:3]
                at += 1

    def _learn(self, counts: Mapping[str, int]) -> dict[str, tuple[Reading, ...]]:
        """How often each character is read how, from the words with a known reading."""
        seen: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        for word, syllables in self._known.items():
            for character, syllable in zip(word, syllables, strict=True):
                seen[character][syllable] += math.log1p(counts.get(word, 0)) + 0.2
        return {chr(code): _shares(tones, seen[chr(code)]) for code, tones in PINYIN_DICT.items()}


def _shares(tones: str, seen: Mapping[str, float]) -> tuple[Reading, ...]:
    """The first listed is the usual one, and known words are mostly the unusual ones: it has half of the weight beforehand."""
    listed = list(dict.fromkeys(s for s in map(plain, tones.split(",")) if s in SYLLABLES))
    known = sum(seen.values()) + 1
    weights = {s: seen.get(s, 0) + (known if at == 0 else 0.1) for at, s in enumerate(listed)}
    total = sum(weights.values())
    return tuple(sorted((Reading((s,), -math.log(w / total)) for s, w in weights.items()), key=lambda r: r.cost))


def _joined(parts: tuple[Reading, ...]) -> Reading:
    return Reading(tuple(s for part in parts for s in part.syllables), sum(part.cost for part in parts))
