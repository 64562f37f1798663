"""A deadline and a stop flag in one token. Every wait in the project is a wait on a `Cancel`.

Whoever starts a long act keeps the token and may call `stop()` from any thread, and from a signal handler; whoever
performs the act asks `check()` between steps and sleeps with `wait()`, which returns early when stopped.

Not a `threading.Event`: its `wait` and its `set` take one lock that is not re-entrant, so a handler that sets it while
the same thread is just entering `wait` would stand still for ever. A bare lock, held until the stop, has no such moment.
"""

from __future__ import annotations

import contextlib
import threading
import time


class Cancelled(Exception):
    """The act was stopped by its owner; nothing is wrong."""


class DeadlinePassed(Exception):
    """The act took longer than its owner allowed."""


class Cancel:
    """A stop flag with an optional deadline in seconds from now (monotonic)."""

    def __init__(self, seconds: float | None = None) -> None:
        self._stopped = False
        self._gate = threading.Lock()  # shut until the stop
        self._gate.acquire()
        self._deadline = None if seconds is None else time.monotonic() + seconds

    def stop(self) -> None:
        """Asks the act to end; takes effect at its next check, 200 ms later at most."""
        self._stopped = True
        self._open()

    @property
    def stopped(self) -> bool:
        """Whether `stop` was called."""
        return self._stopped

    @property
    def remaining(self) -> float:
        """Seconds left before the deadline, never negative; infinite without one."""
        return float("inf") if self._deadline is None else max(0.0, self._deadline - time.monotonic())

    def check(self) -> None:
        """Returns when the act may go on; raises `Cancelled` or `DeadlinePassed` when not."""
        if self._stopped:
            raise Cancelled
        if self.remaining == 0.0:
            raise DeadlinePassed

    def wait(self, seconds: float) -> None:
        """Sleeps up to `seconds`, less when stopped or due, then checks."""
        if self._gate.acquire(timeout=max(0.0, min(seconds, self.remaining))):
            self._open()  # for the next one who waits
        self.check()

    def _open(self) -> None:
        with contextlib.suppress(RuntimeError):  # open already: two may stop at once
            self._gate.release()
