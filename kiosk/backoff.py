"""How long to wait after a failure: at random up to a limit that doubles, so that kiosks of a county do not come back in step.

Waits are spans of monotonic time; the wall clock has no say. What the platform asks for (Retry-After) is never undercut.
"""

from __future__ import annotations

import random

FIRST = 2.0
LONGEST = 300.0
LEAST = 0.5
"""Seconds; even a lucky draw leaves the platform a moment."""


class Backoff:
    """Counts failures in a row."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._failures = 0

    def failed(self, retry_after: float | None = None) -> float:
        """Seconds to wait now."""
        limit = min(LONGEST, FIRST * 2.0 ** min(self._failures, 16))
        self._failures += 1
        wait = max(LEAST, self._rng.uniform(0.0, limit))
        return wait if retry_after is None else retry_after + wait * 0.1

    def succeeded(self) -> None:
        """The next failure is a first one again."""
        self._failures = 0
