"""From a few letters to items: initials (「yl」), whole syllables (「yanglao」), a mixture, English words, or the characters themselves.

    letters ──▶ postings (first two letters) ──▶ does it go on like that? ──▶ rank

A letter stands for a character's first sound, a syllable for the whole; only the last one may be broken off. What is asked in vain is
asked again by ear (zh like z), and then in the texts of the guides, where initials alone would meet something everywhere.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from kiosk.finding.readings import Unit, by_ear, typed_letters, units

_PLACES = 256
"""More characters of one text are not looked at: a place in a text and the text's number share one integer."""


class FoundIn(IntEnum):
    """Where an item may be found, the surest first."""

    SPOKEN = 0  # its short name, and what people call it
    NAME = 1
    CATEGORY = 2
    GUIDE = 3


class _Rank(IntEnum):
    """How well the letters met a text, best first."""

    ALL = 0  # they are the whole text
    START = 1
    NAME_START = 2
    INSIDE = 3
    NAME_INSIDE = 4
    CATEGORY = 5
    GUIDE = 6


@dataclass(frozen=True)
class Phrase:
    """A text by which items are found; `items` are ids."""

    text: str
    source: FoundIn
    items: tuple[str, ...]


_Hit = tuple[int, int, Phrase]
"""How well a text was met, how long it is, and the text."""


class Index:
    """Built once from all phrases; `order` are all items, the order of equals. Takes some milliseconds, of thousands of items a second or two."""

    def __init__(self, phrases: Iterable[Phrase], order: Sequence[str]) -> None:
        phrases = tuple(phrases)
        told = [phrase for phrase in phrases if phrase.source is not FoundIn.GUIDE]
        self._tables = (
            _Table(told, lambda unit: unit),
            _Table(told, by_ear),
            _Table([phrase for phrase in phrases if phrase.source is FoundIn.GUIDE], lambda unit: unit),
        )
        self._order = {item_id: place for place, item_id in enumerate(order)}

    def find(self, typed: str, common: Mapping[str, int] | None = None) -> list[str]:
        """Ids of the items meant, the likeliest first; of equals the one that others use more (`common`) comes first.

        Nothing typed finds nothing. The same letters always find the same.
        """
        found, used = self._found(typed), common or {}
        return sorted(found, key=lambda item_id: (found[item_id][0], -used.get(item_id, 0), found[item_id][1], self._order[item_id]))

    def met(self, typed: str) -> dict[str, Phrase]:
        """For each item meant the text that these letters met best."""
        return {item_id: phrase for item_id, (_, _, phrase) in self._found(typed).items()}

    def _found(self, typed: str) -> dict[str, _Hit]:
        letters = typed_letters(typed)
        tables = (table.find(letters) for table in self._tables) if letters else ()
        return next((found for found in tables if found), {})


class _Table:
    """Phrases by the first letter or two that lead to each place in them."""

    def __init__(self, phrases: Sequence[Phrase], heard: Callable[[Unit], Unit]) -> None:
        self._phrases = phrases
        self._units: list[tuple[Unit, ...]] = []
        self._postings: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
        alphabet: dict[Unit, Unit] = {}
        for number, phrase in enumerate(phrases):
            read = tuple(alphabet.setdefault(unit, heard(unit)) for unit in units(phrase.text)[:_PLACES])
            self._units.append(read)
            for place in range(len(read)):
                for key in _keys(read, place):
                    self._postings[key].append(number * _PLACES + place)

    def find(self, letters: str) -> dict[str, _Hit]:
        """For each item found the best rank and the shortest text of that rank."""
        found: dict[str, _Hit] = {}
        steps: dict[tuple[int, int], tuple[int, ...]] = {}
        for posting in self._postings.get(letters[:2], ()):
            number, place = divmod(posting, _PLACES)
            read = self._units[number]
            end = _end(letters, read, place, steps)
            if end:
                phrase = self._phrases[number]
                rank = (_rank(phrase.source, place, end == len(read)), len(read))
                for item_id in phrase.items:
                    if item_id not in found or rank < found[item_id][:2]:
                        found[item_id] = (*rank, phrase)
        return found


def _keys(read: Sequence[Unit], place: int) -> set[str]:
    """What one may begin to type for the text from here on; a single letter leads to the beginnings of texts only."""
    following = read[place + 1] if place + 1 < len(read) else ()
    keys = {reading[0] + other[0] for reading in read[place] for other in following}
    keys |= {reading[:2] for reading in read[place] if len(reading) > 1}
    return keys | {reading[0] for reading in read[place]} if place == 0 else keys


def _end(letters: str, read: Sequence[Unit], place: int, steps: dict[tuple[int, int], tuple[int, ...]]) -> int:
    """The place after the last unit that the letters need, from `place` on; 0 when they do not go on like that.

    `steps` remembers what a unit does with the letters from a place on: of thousands of texts the few hundred characters recur.
    """
    taken = {0}
    for here in range(place, len(read)):
        unit, following = read[here], set[int]()
        for done in taken:
            key = (id(unit), done)  # the table keeps each unit once
            if key not in steps:
                steps[key] = _step(unit, letters[done:], done)
            following.update(steps[key])
        if len(letters) in following:
            return here + 1
        if not following:
            return 0
        taken = following
    return 0


def _step(unit: Unit, rest: str, done: int) -> tuple[int, ...]:
    """How many letters may be used up after this unit."""
    if any(reading.startswith(rest) for reading in unit):
        return (done + len(rest),)
    return tuple({done + len(begun) for reading in unit for begun in _begun(reading) if rest.startswith(begun)})


def _begun(reading: str) -> tuple[str, ...]:
    """What stands for a syllable that others follow: its first sound, or all of it."""
    if reading[:2] in ("zh", "ch", "sh"):
        return (reading[0], reading[:2], reading)
    return (reading[0], reading)


def _rank(source: FoundIn, place: int, whole: bool) -> _Rank:
    if source is FoundIn.GUIDE:
        return _Rank.GUIDE
    if source is FoundIn.CATEGORY:
        return _Rank.CATEGORY
    if source is FoundIn.NAME:
        return _Rank.NAME_INSIDE if place else _Rank.NAME_START
    return _Rank.INSIDE if place else _Rank.ALL if whole else _Rank.START
