"""What is known of the place where the card lies, so that one presence gives one card.

  laid            was_read
EMPTY ──► LAID ──────────► READ          one miss changes nothing: the field flickers
  ▲         │ 2 misses      │ 2 misses
  └─────────┴───────────────┘
"""

from __future__ import annotations

from enum import Enum

MISSES = 2


class Plate(Enum):
    """The three things that can be known."""

    EMPTY = "empty"
    LAID = "laid"  # there, and still to be read
    READ = "read"


class Presence:
    """The debounced state of the plate."""

    def __init__(self) -> None:
        self.plate = Plate.EMPTY
        self._misses = 0

    @property
    def read(self) -> bool:
        """Whether the card that lies there has given what it says."""
        return self.plate is Plate.READ

    @property
    def sure(self) -> bool:
        """Whether the last look has felt what is known."""
        return self._misses == 0

    def laid(self) -> None:
        """A card was found that is still to be read."""
        self.plate, self._misses = Plate.LAID, 0

    def was_read(self) -> None:
        """The card said all it has to say; nothing new before it was lifted."""
        self.plate, self._misses = Plate.READ, 0

    def stays(self) -> None:
        """The card that lay there was felt again."""
        self._misses = 0

    def missed(self) -> None:
        """Nothing was felt."""
        self._misses += 1
        if self._misses >= MISSES:
            self.plate, self._misses = Plate.EMPTY, 0
