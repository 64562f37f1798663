"""How long things take here: the median of what was measured since the start, else a guess from the configuration, marked as one.

    lookup si-pension/insured  ── 3 or more ──▶ its own median ── else ──▶ the median of all look-ups ── else ──▶ the guess

Only what succeeded is counted: how long a failure takes says nothing of how long the next one will. Memory only, and no word of whose
case it was.
"""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from statistics import median

from core.clock import Clock
from kiosk.settings import UsualSettings

_ENOUGH = 3
"""Fewer measurements are chance."""
_KEPT = 25
"""The last of each kind: a line that became quicker this morning is quick."""


class Chore(Enum):
    """What residents wait for."""

    LOOKUP = "lookup"
    QUOTE = "quote"
    ORDER = "order"
    SUBMIT = "submit"
    PRINT = "print"
    CARD = "card"
    FACE = "face"


@dataclass(frozen=True)
class Usual:
    """Seconds that something usually takes; `guessed` while nobody has measured it here."""

    seconds: float
    guessed: bool


class Pace:
    """One per kiosk; measured on workers, asked by screens."""

    def __init__(self, guesses: UsualSettings, clock: Clock) -> None:
        self._guesses, self._clock, self._lock = guesses, clock, threading.Lock()
        self._taken: dict[tuple[Chore, str], deque[float]] = defaultdict(lambda: deque(maxlen=_KEPT))

    def anew(self) -> Pace:
        """One with the same guesses that has measured nothing."""
        return Pace(self._guesses, self._clock)

    @contextmanager
    def measured(self, chore: Chore, of: str = "") -> Iterator[None]:
        """Counts how long the block takes, unless it raises; `of` names the step, "" for none."""
        begun = self._clock.monotonic()
        yield
        self.took(chore, of, self._clock.monotonic() - begun)

    def took(self, chore: Chore, of: str, seconds: float) -> None:
        """Counts one that took so long."""
        with self._lock:
            for key in {(chore, ""), (chore, of)}:
                self._taken[key].append(seconds)

    def usual(self, chore: Chore, of: str = "") -> Usual:
        """How long it usually takes."""
        with self._lock:
            for key in ((chore, of), (chore, "")):
                if key in self._taken and len(self._taken[key]) >= _ENOUGH:
                    return Usual(median(self._taken[key]), guessed=False)
        return Usual(getattr(self._guesses, chore.value), guessed=True)
