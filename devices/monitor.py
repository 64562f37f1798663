"""The machines of this kiosk while it works: one act at a time on each, and a watch over those that are idle.

    act ──use(kind)──▶ waits for a poll to end, then holds the machine
    monitor ─────────▶ polls whoever is idle; three misses make an absence, one good answer ends it

A short vanishing (a loose plug, a busy hub) is no news. Changes go to whoever listens, which is the heartbeat.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from core.cancel import Cancel, DeadlinePassed
from core.clock import Clock
from core.log import event
from devices.device import Device, Info, State, Status
from devices.problem import DeviceError, Problem

log = logging.getLogger(__name__)

MISSES = 3
"""So many polls in a row must fail before a machine counts as gone."""

POLL_SECONDS = {"id_card": 2.0, "receipt_printer": 3.0, "camera": 15.0, "face": 60.0}
"""How often an idle machine is asked; a camera costs more to ask than a reader."""

WAIT_FOR_POLL = 5.0
"""An act waits so long for the monitor's own question to end, in steps of `STEP` in which it can be stopped."""
STEP = 0.1

SETTLE_SECONDS = 4.0

_GONE = frozenset({Problem.ABSENT, Problem.LOST, Problem.SILENT})


@dataclass
class _Seat:
    """One machine, who holds it, what was last known of it, when it is asked again."""

    device: Device
    status: Status
    due: float = 0.0
    missed: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Machines:
    """All machines by kind; kinds that this kiosk does not have are missing and show as disabled."""

    def __init__(self, devices: Mapping[str, Device], clock: Clock) -> None:
        self._clock = clock
        self._seats = {kind: _Seat(device, Status(Info(kind, ""), asked=False)) for kind, device in devices.items()}
        self._listeners: list[Callable[[], None]] = []
        self._wake = threading.Condition()
        self._closing = False
        self._thread: threading.Thread | None = None

    def on_change(self, listener: Callable[[], None]) -> None:
        """Calls `listener` on the monitor's thread when a machine's state or problems change."""
        self._listeners.append(listener)

    @contextmanager
    def use(self, kind: str, cancel: Cancel) -> Iterator[Device]:
        """Holds a machine for one act. Raises DeviceError(ABSENT) when this kiosk has none, DeviceError(BUSY) when it stays taken."""
        seat = self._seats.get(kind)
        if seat is None:
            raise DeviceError(Problem.ABSENT, f"no {kind} is configured")
        self._take(seat, cancel)
        try:
            with seat.device.claim():
                yield seat.device
        except DeviceError:
            self.ask_soon(kind)
            raise
        finally:
            seat.lock.release()

    def _take(self, seat: _Seat, cancel: Cancel) -> None:
        end = self._clock.monotonic() + WAIT_FOR_POLL
        while not seat.lock.acquire(timeout=STEP):
            cancel.check()
            if self._clock.monotonic() > end:
                raise DeviceError(Problem.BUSY, "held by another act of this program")

    def fitted(self, kind: str) -> bool:
        """Whether this kiosk has such a machine."""
        return kind in self._seats

    def made(self, kind: str) -> Device | None:
        """The machine as it was made, for what never changes of it; acts hold it with `use`. None where there is none."""
        return self._seats[kind].device if kind in self._seats else None

    def statuses(self) -> dict[str, Status]:
        """What is known of every kind, without asking anybody now."""
        missing = {kind: Status(Info(kind, ""), enabled=False) for kind in POLL_SECONDS if kind not in self._seats}
        return {kind: seat.status for kind, seat in self._seats.items()} | missing

    def poll(self, kind: str) -> Status:
        """Asks one machine now, unless an act holds it; then what is known already."""
        seat = self._seats[kind]
        if not seat.lock.acquire(blocking=False):
            return seat.status
        try:
            self._take_in(seat, seat.device.status())
        finally:
            seat.lock.release()
        return seat.status

    def settled(self, kind: str) -> Status:
        """Asks until the machine has said how it is (a camera needs a moment to open), a few seconds at most."""
        end = Cancel(SETTLE_SECONDS)
        status = self.poll(kind)
        with contextlib.suppress(DeadlinePassed):
            while not status.asked or status.problems:
                end.wait(STEP)
                status = self.poll(kind)
        return status

    def ask_soon(self, kind: str) -> None:
        """Lets the monitor ask that machine next."""
        with self._wake:
            self._seats[kind].due = 0.0
            self._wake.notify()

    def _take_in(self, seat: _Seat, status: Status) -> None:
        gone = bool(_GONE.intersection(status.problems))
        seat.missed = seat.missed + 1 if gone else 0
        if gone and seat.missed < MISSES and seat.status.state in (State.READY, State.DEGRADED):
            return
        before, seat.status = seat.status, status
        if (before.state, before.problems) != (status.state, status.problems):
            level = logging.INFO if status.state is State.READY else logging.WARNING
            event(
                log, level, "machine.changed", kind=status.info.kind, state=status.state, problems=",".join(p.code for p in status.problems)
            )
            for listener in self._listeners:
                listener()

    def start(self) -> None:
        """Starts the monitor."""
        self._thread = threading.Thread(target=self._watch, name="monitor", daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while True:
            with self._wake:
                if self._closing:
                    return
                now = self._clock.monotonic()
                due = [kind for kind, seat in self._seats.items() if seat.due <= now]
                if not due:
                    self._wake.wait(min((seat.due for seat in self._seats.values()), default=now + 60.0) - now)
                    continue
            for kind in due:
                self._seats[kind].due = self._clock.monotonic() + POLL_SECONDS.get(kind, 10.0)
                self.poll(kind)

    def close(self) -> None:
        """Stops the monitor and lets go of every machine."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(timeout=2.0)
        for seat in self._seats.values():
            seat.device.close()
