"""Words that are never offered, kept as digests so that nobody has to read them in the file.

`python -m kiosk.pinyin.vulgar 词 …` prints the lines to add to `assets/input/vulgar.txt`.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "assets" / "input" / "vulgar.txt"
LONGEST = 5
"""Characters of the longest such word; longer ones contain a shorter."""


class Vulgar:
    """The list. What contains one of its words is not offered."""

    def __init__(self, digests: frozenset[bytes]) -> None:
        self._digests = digests

    @classmethod
    def read(cls, file: Path = FILE) -> Vulgar:
        """The list of the file, one digest a line; # begins a comment."""
        lines = (line.split("#")[0].strip() for line in file.read_text(encoding="utf-8").splitlines())
        return cls(frozenset(bytes.fromhex(line) for line in lines if line))

    def within(self, text: str) -> bool:
        """Whether a word of the list stands in the text."""
        return any(
            digest(text[start:end]) in self._digests
            for start in range(len(text))
            for end in range(start + 1, min(len(text), start + LONGEST) + 1)
        )


def digest(word: str) -> bytes:
    """How a word stands in the file."""
    return hashlib.blake2b(word.encode(), digest_size=8).digest()


if __name__ == "__main__":
    for word in sys.argv[1:]:
        print(digest(word).hex())
