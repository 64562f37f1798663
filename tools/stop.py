"""The wish to stop, as it comes from outside: Ctrl-C or SIGTERM.

A pipe and not a `threading.Event`: an event set by a signal handler deadlocks when the signal arrives while the same
thread is just entering the event's own `wait`.
"""

from __future__ import annotations

import os
import select
import signal


class Stopped(Exception):
    """Somebody wants us to end; nothing is wrong."""


class StopSignals:
    """From now on SIGINT and SIGTERM no longer end the process; `wait` raises `Stopped` instead."""

    def __init__(self) -> None:
        self._reading, self._writing = os.pipe()
        os.set_blocking(self._writing, False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._note())

    def _note(self) -> None:
        try:
            os.write(self._writing, b"!")
        except BlockingIOError:
            return  # the pipe is full of earlier wishes: this one is known

    def wait(self, seconds: float) -> None:
        """Sleeps up to `seconds`. Raises `Stopped` at once when a signal has come or comes."""
        readable, _, _ = select.select([self._reading], [], [], seconds)
        if readable:
            raise Stopped
