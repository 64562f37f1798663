"""Time is passed in. Nothing in the project asks the operating system for the time except through a `Clock`.

`now()` is for people and paper (Asia/Shanghai, aware). `monotonic()` is for waiting and back-off: it never jumps when
somebody sets the wall clock.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China Standard Time: one zone, no summer time since 1991."""

DEMO_START = datetime(2025, 11, 21, 10, 0, tzinfo=CHINA)
"""The reference day on which the stories of the test persons are true."""


class Clock(Protocol):
    """What the rest of the project knows of time."""

    def now(self) -> datetime:
        """Wall-clock time, aware, in China Standard Time."""
        ...

    def monotonic(self) -> float:
        """Seconds that only ever grow; their zero means nothing."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC).astimezone(CHINA)

    def monotonic(self) -> float:
        return time.monotonic()


class DemoClock:
    """Starts at a fixed moment and runs at real speed; screens and paper show 演示时钟."""

    def __init__(self, start: datetime = DEMO_START) -> None:
        self._start = start
        self._zero = time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._zero)

    def monotonic(self) -> float:
        return time.monotonic()


class ManualClock:
    """Stands still until told to `advance`; for tests and rehearsals."""

    def __init__(self, start: datetime = DEMO_START) -> None:
        self._now = start
        self._monotonic = 0.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, seconds: float) -> None:
        """Moves both clocks forward."""
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds

    def set_wall(self, now: datetime) -> None:
        """Moves the wall clock only, as a person with a screwdriver would."""
        self._now = now
