"""The line to one reader: opened when first needed, closed when dead, opened again after a while.

A port that is missing or taken is tried at every call, because that costs nothing. A reader that opens and stays silent
costs seconds per try, so it is left alone for 1 s, then 2, 4 … up to 30.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from core.cancel import Cancel
from core.clock import Clock
from core.log import event
from devices.ga467.frames import SAM_ID, STATUS, sam_id
from devices.ga467.line import SLICE, Limits, Line
from devices.ga467.status_codes import SUCCESS
from devices.problem import DeviceError, Problem
from devices.transport import open_port

log = logging.getLogger(__name__)

FIRST_PAUSE = 1.0  # s
LONGEST_PAUSE = 30.0  # s


class Connection:
    """One reader's line. `counts` grows by connects, retries, damaged, silences and resets."""

    def __init__(self, url: str, baud: int, limits: Limits, clock: Clock) -> None:
        self._url = url
        self._baud = baud
        self._limits = limits
        self._clock = clock
        self._line: Line | None = None
        self._pause = FIRST_PAUSE
        self._not_before = float("-inf")
        self.lock = threading.RLock()
        """Held for one find-to-address sequence; whoever else wants the line waits for its end."""
        self.serial = ""
        """The number of the security module, once it has answered."""
        self.counts: Counter[str] = Counter()

    @contextmanager
    def talking(self, cancel: Cancel) -> Iterator[Line]:
        """The open line for one sequence. Raises DeviceError(ABSENT, BUSY, SILENT, GARBLED), Cancelled, DeadlinePassed."""
        while not self.lock.acquire(timeout=SLICE):
            cancel.check()
        try:
            yield self._line or self._open(cancel)
        except DeviceError as error:
            self._after(error)
            raise
        finally:
            self.lock.release()

    def close(self) -> None:
        """Lets go of the port."""
        with self.lock:
            if self._line is not None:
                self._line.close()
                self._line = None

    def _open(self, cancel: Cancel) -> Line:
        if (left := self._not_before - self._clock.monotonic()) > 0:
            raise DeviceError(Problem.SILENT, f"opens again in {left:.0f} s")
        self._line = Line(open_port(self._url, self._baud), self._limits, self._baud, self.counts)
        try:
            self._greet(self._line, cancel)
        except BaseException:  # half greeted is not open, whatever stopped it
            self.close()
            raise
        return self._line

    def _greet(self, line: Line, cancel: Cancel) -> None:
        line.ask(STATUS, cancel)
        reply = line.ask(SAM_ID, cancel)
        self.serial = sam_id(reply.data) if reply.sw3 == SUCCESS else ""
        self._pause = FIRST_PAUSE
        self.counts["connects"] += 1
        event(log, logging.INFO, "id_card.connected", port=self._url, serial=self.serial)

    def _after(self, error: DeviceError) -> None:
        if error.problem not in (Problem.LOST, Problem.SILENT):
            return
        if self._line is not None:
            event(log, logging.WARNING, "id_card.lost", port=self._url, problem=error.problem, detail=error.detail)
        self.close()
        now = self._clock.monotonic()
        if error.problem is Problem.SILENT and now >= self._not_before:
            self._not_before = now + self._pause
            self._pause = min(2 * self._pause, LONGEST_PAUSE)
