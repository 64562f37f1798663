"""What every machine has in common: a status that never raises, an exclusive claim, a close.

`status()` is also the reconnect: asked again after a cable was put back, it opens the port anew. Verbs block the
calling worker thread, take a `Cancel`, and raise only `DeviceError` (or the token's own Cancelled / DeadlinePassed).
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum

from core.explained import Severity
from devices.problem import DeviceError, Problem


class State(Enum):
    """How usable a machine is, computed from its problems."""

    READY = "ready"
    DEGRADED = "degraded"  # usable, tell someone
    DOWN = "down"
    ABSENT = "absent"
    DISABLED = "disabled"
    UNKNOWN = "unknown"  # not asked yet

    @property
    def usable(self) -> bool:
        """Whether an item may start that needs this machine."""
        return self in (State.READY, State.DEGRADED, State.UNKNOWN)


@dataclass(frozen=True)
class Info:
    """Who the machine says it is; empty where it cannot say."""

    kind: str  # "id_card", "receipt_printer", "camera", "face"
    driver: str  # "ga467-serial"
    model: str = ""
    serial: str = ""
    port: str = ""
    simulated: bool = False


@dataclass(frozen=True)
class Status:
    """Everything wrong now, who it is about, and when it was asked (monotonic seconds)."""

    info: Info
    problems: tuple[Problem, ...] = ()
    at: float = 0.0
    detail: str = ""
    counters: dict[str, int] = field(default_factory=dict)
    asked: bool = True
    enabled: bool = True

    @property
    def state(self) -> State:
        """The one word for the tile, the console and the technician."""
        if not self.enabled:
            return State.DISABLED
        if not self.asked:
            return State.UNKNOWN
        if Problem.ABSENT in self.problems:
            return State.ABSENT
        if any(p.explanation.severity is Severity.BLOCKING for p in self.problems):
            return State.DOWN
        return State.DEGRADED if self.problems else State.READY


class Device(ABC):
    """A machine behind a driver."""

    def __init__(self) -> None:
        self._claimed = threading.Lock()

    @abstractmethod
    def status(self) -> Status:
        """Asks the machine how it is, opening or reopening its port when needed. Never raises."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of the port; `status()` opens it again."""

    @contextmanager
    def claim(self) -> Iterator[None]:
        """Holds the machine for one act. Raises `DeviceError(BUSY)` at once when somebody else holds it."""
        if not self._claimed.acquire(blocking=False):
            raise DeviceError(Problem.BUSY, "claimed by another act of this program")
        try:
            yield
        finally:
            self._claimed.release()
