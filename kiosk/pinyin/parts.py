"""What is being typed, and the parts of a name."""

from __future__ import annotations

from enum import Enum


class Writing(Enum):
    """What is typed into a field; it decides which of the words that sound alike come first."""

    FREE = "free"
    ADDRESS = "address"
    NAME = "name"


class Part(Enum):
    """Where a piece stands in a name."""

    SURNAME = 0
    ONLY = 1  # a given name of one character
    FIRST = 2
    SECOND = 3
    BOTH = 4  # a given name of two that is known as one
