"""Where a line may not break: inside a word. Chinese has no spaces, so the words of our own texts are found once, at set-up.

`prepare` writes the words of an open dictionary (jieba's, MIT) that occur in our texts, with how often they are seen;
`inside` cuts a text into the likeliest words of those and gives the places between characters of one word. Without the file
nothing is known and lines break anywhere, as they did before.
"""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from core.log import event
from kiosk import prepared

log = logging.getLogger(__name__)

DICTIONARY = Path("/usr/lib/python3/dist-packages/jieba/dict.txt")
"""Debian's python3-jieba; only this table is read."""
_ROOT = Path(__file__).resolve().parents[2]
_OURS = ("kiosk/**/*.py", "flows/**/*.py", "devices/problem.py", "config/**/*.toml")
_OWN = _ROOT / "assets" / "compounds.txt"
"""Words of the counter that the dictionary lacks."""
_OWN_COUNT = 500
_LEAST_COUNT = 30
_LONGEST = 5
_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")


def inside(text: str) -> frozenset[int]:
    """The places in `text` that lie within a word: a break before the character at such a place would split it."""
    found: set[int] = set()
    for run in _CHINESE.finditer(text):
        at = run.start()
        for word in _words(run.group()):
            found.update(range(at + 1, at + len(word)))
            at += len(word)
    return frozenset(found)


def _words(run: str) -> list[str]:
    """The likeliest words, each as dear as it is rare (found from the end)."""
    known, total = _known()
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(run) + 1)
    for first in range(len(run) - 1, -1, -1):
        best[first] = min(
            (_price(run[first : first + size], known, total) + best[first + size][0], size)
            for size in range(1, min(_LONGEST, len(run) - first) + 1)
            if size == 1 or run[first : first + size] in known
        )
    words, at = [], 0
    while at < len(run):
        words.append(run[at : at + best[at][1]])
        at += best[at][1]
    return words


def _price(word: str, known: Mapping[str, int], total: float) -> float:
    return total - math.log(known.get(word, 1))


@cache
def _known() -> tuple[Mapping[str, int], float]:
    known = read(_place())
    return known, math.log(sum(known.values()) + 1)


def read(path: Path) -> Mapping[str, int]:
    """The words of a prepared file with their counts; none where it is missing or damaged, because only line breaks suffer."""
    if not path.exists():
        return {}
    try:
        return {word: int(count) for word, count in (line.split(" ") for line in path.read_text(encoding="utf-8").splitlines())}
    except (OSError, ValueError) as error:
        event(log, logging.ERROR, "compounds.unreadable", type=type(error).__name__)
        return {}


def _place() -> Path:
    return prepared.folder("words") / "compounds.txt"


def prepare() -> None:
    """Writes the words anew; without the dictionary only our own."""
    pieces = {piece for text in _texts() for run in _CHINESE.findall(text) for piece in _pieces(run)}
    words = {word: count for word, count in _dictionary() if word in pieces} | dict.fromkeys(
        _OWN.read_text(encoding="utf-8").split(), _OWN_COUNT
    )
    text = "".join(f"{word} {count}\n" for word, count in sorted(words.items()))
    prepared.write(_place(), lambda part: part.write(text.encode()))


def _texts() -> Iterator[str]:
    for pattern in _OURS:
        for file in sorted(_ROOT.glob(pattern)):
            yield file.read_text(encoding="utf-8")


def _pieces(run: str) -> Iterator[str]:
    for size in range(2, _LONGEST + 1):
        yield from (run[at : at + size] for at in range(len(run) - size + 1))


def _dictionary() -> Iterator[tuple[str, int]]:
    if not DICTIONARY.exists():
        return
    for line in DICTIONARY.read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        if 1 < len(word) <= _LONGEST and int(count) >= _LEAST_COUNT:
            yield word, int(count)


if __name__ == "__main__":
    prepare()
