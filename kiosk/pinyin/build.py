"""Makes the lexicon of the pinyin pad at set-up: one read-only SQLite file under `.build`, made again only when what it stands on changes.

    word   sound (ni'fao), rank ─▶ word, spelling (ni'hao), free cost, address cost
           also under n'f (initials of two to six syllables), ni'f (the last syllable only begun), 64426 (the keys of a telephone)
    name   sound ─▶ word, spelling, cost, part (surname, only, first, second, both)

Python with nothing else needs some seconds for it. Without the dictionary there is no lexicon, and the pad does without candidates.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.pinyin import lexicon
from kiosk.pinyin.entries import LONGEST_WORD, Entry, address_weight, cost, dictionary, divisions, own_words, place_characters, usual
from kiosk.pinyin.names import OWN_READINGS, given_names, surname_costs
from kiosk.pinyin.parts import Part
from kiosk.pinyin.readings import Reading, Readings
from kiosk.pinyin.syllables import APART, initial_sound, on_nine_keys, sound
from kiosk.regions.prepare import listed_file

DICTIONARY = Path("/usr/lib/python3/dist-packages/jieba")
"""Debian's python3-jieba; only its tables are read."""
_ROOT = Path(__file__).resolve().parents[2]
OWN_TEXTS = (_ROOT / "config" / "guides", _ROOT / "config" / "policy", _ROOT / "assets" / "locale")
"""What our services and screens say; the sentences of the screens are the ids of their translations."""

_RARE_COUNT = 0.4
"""What a character counts as that the dictionary does not have as a word."""
_SHORT_COUNT = 40
"""Words seen less often are not offered for their initials nor before their last syllable is whole."""
_MOST_INITIALS = 6
_MOST_SHORT = 40
"""No more words under one abbreviation: nobody turns so many pages."""

_TABLES = """
CREATE TABLE word (sound TEXT, rank INTEGER, word TEXT, spelling TEXT, free REAL, address REAL, PRIMARY KEY (sound, rank)) WITHOUT ROWID;
CREATE TABLE name (sound TEXT, rank INTEGER, word TEXT, spelling TEXT, cost REAL, part INTEGER, PRIMARY KEY (sound, rank)) WITHOUT ROWID;
CREATE TABLE made (of TEXT);
"""

Row = tuple[str, str, str, float, float]
"""sound, word, spelling, free, address"""


def main() -> None:
    """Makes the lexicon if it is not there or no longer of these inputs; says why it cannot."""
    if not (DICTIONARY / "dict.txt").exists():
        print(f"pinyin: {DICTIONARY / 'dict.txt'} is missing (package python3-jieba): the pad has no candidates", file=sys.stderr)
        return
    target = lexicon.place()
    of = inputs()
    if not (target.exists() and lexicon.made_of(target) == of):
        make(target, of)


def inputs() -> str:
    """A digest of everything that the lexicon is made from, the code included."""
    files = [DICTIONARY / "dict.txt", *sorted(Path(__file__).parent.glob("*.py"))]
    files += [file for folder in OWN_TEXTS for file in sorted(folder.rglob("*.toml"))]
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.read_bytes())
    whole.update(listed_file().name.encode() if listed_file().exists() else b"")  # a release that never changes
    return whole.hexdigest()


def make(target: Path, of: str) -> None:
    """Writes the whole lexicon beside the target and renames it, so that nobody opens half of one."""
    handle, part = tempfile.mkstemp(dir=target.parent)
    os.close(handle)
    connection = sqlite3.connect(part)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
        _fill(connection, of)
        connection.commit()
    finally:
        connection.close()
    os.chmod(part, 0o644)
    os.replace(part, target)


def _fill(connection: sqlite3.Connection, of: str) -> None:
    whole = dictionary(DICTIONARY / "dict.txt")
    readings = Readings({entry.word: entry.count for entry in whole})
    entries = _entries(whole)
    rows = list(_word_rows(entries, whole, readings))
    connection.executemany("INSERT INTO word VALUES (?, ?, ?, ?, ?, ?)", _ranked(rows, 3))
    connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)", _ranked(_name_rows(whole, readings), 3))
    connection.execute("INSERT INTO made VALUES (?)", (of,))


def _entries(whole: list[Entry]) -> list[Entry]:
    """The usual words of the dictionary and the names of places, and what our own texts add to their counts."""
    found = {entry.word: entry for entry in usual(whole)}
    for place in divisions(listed_file()):
        known = found.get(place.word)
        if len(place.word) <= LONGEST_WORD:
            found[place.word] = Entry(place.word, max(place.count, known.count if known else 0), place.tag)
    for own in own_words(OWN_TEXTS, list(found.values())):
        known = found.get(own.word)
        found[own.word] = Entry(own.word, known.count + own.count, known.tag) if known else own
    return list(found.values())


def _word_rows(entries: list[Entry], whole: list[Entry], readings: Readings) -> Iterator[Row]:
    places, total = place_characters(whole), float(sum(entry.count for entry in entries))
    short: dict[str, list[Row]] = {}
    for entry in entries:
        free, address = cost(entry.count / total), cost(address_weight(entry, places, total))
        for reading in readings.of(entry.word):
            row = _row(entry.word, reading, free, address)
            yield row
            yield _by_nine_keys(row)
            if entry.count >= _SHORT_COUNT:
                for key in _abbreviations(reading.syllables):
                    short.setdefault(key, []).append((key, *row[1:]))
    for rows in short.values():
        yield from sorted(rows, key=lambda row: row[3])[:_MOST_SHORT]
    seen = {entry.word for entry in entries}
    for character in readings.characters():
        if character not in seen:
            for reading in readings.of_character(character):
                row = _row(character, reading, cost(_RARE_COUNT / total), cost(places.get(character, 0) / 6))
                yield row
                yield _by_nine_keys(row)


def _row(word: str, reading: Reading, free: float, address: float) -> Row:
    syllables = reading.syllables
    heard = APART.join(map(sound, syllables))
    return (heard, word, APART.join(syllables), round(free + reading.cost, 2), round(address + reading.cost, 2))


def _by_nine_keys(row: Row) -> Row:
    return (on_nine_keys("".join(row[2].split(APART))), *row[1:])


def _abbreviations(syllables: tuple[str, ...]) -> set[str]:
    """The sounds under which a word is found before it is spelled out."""
    if len(syllables) > _MOST_INITIALS:
        return set()
    begun = APART.join([*map(sound, syllables[:-1]), initial_sound(syllables[-1])])
    initials = APART.join(map(initial_sound, syllables))
    return {begun, initials} - {APART.join(map(sound, syllables))}


def _name_rows(whole: list[Entry], readings: Readings) -> Iterator[tuple[str, str, str, float, int]]:
    for surname, dear in surname_costs().items():
        own = OWN_READINGS.get(surname)
        spelled = own.split() if own else [APART.join(reading.syllables) for reading in readings.of(surname)[:1]]
        for at, spelling in enumerate(spelled):
            yield from _name_row(surname, spelling, dear + at, Part.SURNAME)
    given = given_names(entry.word for entry in whole if entry.tag in ("nr", "nrfg"))
    for part, costs in ((Part.ONLY, given.only), (Part.FIRST, given.first), (Part.SECOND, given.second), (Part.BOTH, given.both)):
        for word, dear in costs.items():
            for reading in readings.of(word)[:2]:
                yield from _name_row(word, APART.join(reading.syllables), dear + reading.cost, part)


def _name_row(word: str, spelling: str, dear: float, part: Part) -> Iterator[tuple[str, str, str, float, int]]:
    """By its sound, and by the keys of a telephone."""
    syllables = spelling.split(APART)
    for key in (APART.join(map(sound, syllables)), on_nine_keys("".join(syllables))):
        yield (key, word, spelling, round(dear, 2), part.value)


def _ranked(rows: Iterable[tuple], by: int) -> Iterator[tuple]:  # type: ignore[type-arg]  # words and names alike
    """The rows with their place among those of the same sound, the cheapest first."""
    last, rank = "", 0
    for row in sorted(rows, key=lambda row: (row[0], row[by])):
        rank = rank + 1 if row[0] == last else 0
        last = row[0]
        yield (row[0], rank, *row[1:])


if __name__ == "__main__":
    main()
