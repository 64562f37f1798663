"""The parts of a name, as the lexicon keeps them."""

from __future__ import annotations

from enum import Enum


class Part(Enum):
    """Where a piece stands in a name."""

    SURNAME = 0
    ONLY = 1  # a given name of one character
    FIRST = 2
    SECOND = 3
    BOTH = 4  # a given name of two that is known as one
