"""The alphabet on keys: in two halves where one sheet has no room for it, and first letters put together, for finding a name in a list."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

HALVES = {"A-M": ascii_uppercase[:13], "N-Z": ascii_uppercase[13:]}
"""By what stands on the key that leads there."""


def letter_keys(letters: Sequence[str], most: int) -> tuple[str, ...]:
    """The different letters of a list, in order, in at most so many keys that stand for about as many names each: ("AB", "C", "DFG")."""
    counts = {letter: letters.count(letter) for letter in sorted(set(letters))}
    found: list[str] = []
    left, keys, held = len(letters), most, 0
    for letter, count in counts.items():
        if not found or (held + count / 2 > left / keys and keys > 1):
            if found:
                left, keys = left - held, keys - 1
            found.append("")
            held = 0
        found[-1] += letter
        held += count
    return tuple(found)
