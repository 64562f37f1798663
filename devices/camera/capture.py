"""The one thread that opens, reads and releases the camera, and the newest picture for everybody else.

    keep(seconds) ──> OPENING ──> READING ──> (nobody wants pictures) ──> released, thread ends
                         ^           │ failed read, frozen picture
                         └─ RESTING <┘ 1, 2, 4 … 15 s

After one failed read OpenCV's handle is dead although it still says it is open, so every failure ends in a release and a
new opening. A thread that is stuck in the library is left behind: it releases its own handle should it ever return.
"""

from __future__ import annotations

import atexit
import logging
import threading
import weakref
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, cast

from core.cancel import Cancel
from core.clock import Clock
from core.log import event
from devices.camera.health import FrameHealth
from devices.camera.source import OPEN_SECONDS, READ_SECONDS, Source
from devices.face.opencv import cv2
from devices.problem import DeviceError, Problem

if TYPE_CHECKING:
    from devices.kinds import Frame

log = logging.getLogger(__name__)

BACK_OFF = (1.0, 2.0, 4.0, 8.0, 15.0)  # seconds between two openings
STALL_SECONDS = 1.5
FRESH_SECONDS = 0.3  # an older picture is not handed out: the person has moved
_STUCK_SECONDS = 2 * max(OPEN_SECONDS, READ_SECONDS)
_TICK = 0.1  # seconds between two looks at the caller's token


_living: weakref.WeakSet[Capture] = weakref.WeakSet()


@atexit.register
def _release_all() -> None:
    """At the end of the program: a thread that the interpreter stops inside OpenCV would abort the process."""
    for capture in list(_living):
        capture.drop()
    for capture in list(_living):
        capture.join(READ_SECONDS)


class CapturePhase(Enum):
    """What the thread is doing."""

    IDLE = "idle"
    OPENING = "opening"
    READING = "reading"
    RESTING = "resting"


class Capture:
    """Pictures of one camera while somebody wants them."""

    def __init__(self, open_source: Callable[[], Source], clock: Clock) -> None:
        self._open, self._clock = open_source, clock
        self._changed = threading.Condition()
        self._health = FrameHealth()
        self._picture: Frame | None = None
        self._number = self._delivered = 0
        self._thread: threading.Thread | None = None
        self._until = self._since = 0.0  # wanted until; since when the present phase or read lasts
        self._failures = 0
        self.phase = CapturePhase.IDLE
        self.problem: Problem | None = None
        self.asked = False
        self.retry_at = 0.0
        self.counters = {"frames": 0, "opened": 0, "absent": 0, "lost": 0, "stalled": 0, "frozen": 0, "dark": 0}

    def keep(self, seconds: float) -> None:
        """Wants pictures for that long from now; opens the camera when it is closed."""
        with self._changed:
            self._until = max(self._until, self._clock.monotonic() + seconds)
            if self._thread is None or self._stuck():
                self._start()
            self._changed.notify_all()

    def drop(self) -> None:
        """Wants no more pictures; the camera is released within one read."""
        with self._changed:
            self._until = 0.0
            self._changed.notify_all()

    def join(self, seconds: float) -> None:
        """Waits until the camera is released, no longer than `seconds`."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def next(self, cancel: Cancel) -> Frame:
        """The next picture that nobody had yet. Raises DeviceError, Cancelled, DeadlinePassed."""
        with self._changed:
            seen, asked_at = self._number, self._clock.monotonic()
            while True:
                cancel.check()
                if self.problem is None and self._picture is not None and self._new():
                    self._delivered = self._number
                    return self._picture
                self._raise_problem(seen, asked_at)
                self._changed.wait(min(_TICK, cancel.remaining))

    @property
    def idle(self) -> bool:
        """Whether the camera is released."""
        return self.phase is CapturePhase.IDLE

    def stalled(self) -> bool:
        """Whether the camera is open and silent for too long."""
        return self.phase is CapturePhase.READING and self._clock.monotonic() - self._since > STALL_SECONDS

    def _new(self) -> bool:
        return self._number > self._delivered and self._clock.monotonic() - self._since < FRESH_SECONDS

    def _raise_problem(self, seen: int, asked_at: float) -> None:
        if self.phase is CapturePhase.RESTING and self.problem is not None:
            raise DeviceError(self.problem, "waiting before the next opening")
        if self.phase is CapturePhase.READING and self.problem is not None and self._number > seen:
            raise DeviceError(self.problem, "seen in the newest picture")
        if self.stalled() and self._clock.monotonic() - asked_at > STALL_SECONDS:
            raise DeviceError(Problem.CAMERA_STALLED, f"no picture for {STALL_SECONDS} s")
        if self.phase is CapturePhase.OPENING and self._clock.monotonic() - asked_at > 2 * OPEN_SECONDS:
            raise DeviceError(Problem.ABSENT, "the camera does not open in time")

    # the rest runs in the capture thread, but for the first two

    def _stuck(self) -> bool:
        return self.phase in (CapturePhase.OPENING, CapturePhase.READING) and self._clock.monotonic() - self._since > _STUCK_SECONDS

    def _start(self) -> None:
        self._enter(CapturePhase.OPENING)
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self._thread.start()
        _living.add(self)

    def _run(self) -> None:
        self._failures = 0
        while not self._ended():
            problem = self._session()
            if problem is not None:
                self._rest(problem)

    def _ended(self) -> bool:
        """Whether nobody wants pictures; then the thread takes its leave under the lock, so that no wish falls between."""
        with self._changed:
            if self._wanted():
                return False
            if self._mine():
                self._picture, self._thread = None, None
                if self.problem is Problem.CAMERA_DARK:  # a covered lens is looked at now and then, not all the time
                    self.retry_at = self._clock.monotonic() + BACK_OFF[-1]
                self._enter(CapturePhase.IDLE)
            return True

    def _session(self) -> Problem | None:
        """Opens and reads until nobody wants pictures (None) or the camera fails."""
        with self._changed:
            if self._mine():
                self._enter(CapturePhase.OPENING)
        try:
            source = self._open()
        except cv2.error:
            return Problem.ABSENT
        try:
            if not source.isOpened():
                return Problem.ABSENT
            with self._changed:
                if self._mine():
                    self.counters["opened"] += 1
                    self._enter(CapturePhase.READING)
            self._health.reopened(self._clock.monotonic())
            return self._read(source)
        except cv2.error:  # the library gave up on this handle
            return Problem.LOST
        finally:
            source.release()

    def _read(self, source: Source) -> Problem | None:
        while self._wanted():
            began = self._clock.monotonic()
            good, picture = source.read()
            now = self._clock.monotonic()
            if not good:
                return Problem.CAMERA_STALLED if now - began > READ_SECONDS * 0.9 else Problem.LOST
            problem = self._health.judge(picture, now)
            if problem in (Problem.CAMERA_FROZEN, Problem.GARBLED):
                return problem
            self._publish(cast("Frame", picture), problem, now)
        return None

    def _publish(self, picture: Frame, problem: Problem | None, now: float) -> None:
        with self._changed:
            if not self._mine():
                return
            if problem is not self.problem:
                self._say(problem)
            self._picture = None if problem else picture
            self._number += 1
            self._failures = 0
            self._since, self.asked = now, True
            self.counters["frames"] += 1
            self._changed.notify_all()

    def _rest(self, problem: Problem) -> None:
        with self._changed:
            if not self._mine():
                return
            if problem is not self.problem:
                self._say(problem)
            pause = BACK_OFF[min(self._failures, len(BACK_OFF) - 1)]
            self._failures += 1
            self._picture, self.asked = None, True
            self.retry_at = self._clock.monotonic() + pause
            self._enter(CapturePhase.RESTING)
            while self._wanted() and (left := self.retry_at - self._clock.monotonic()) > 0:
                self._changed.wait(left)

    def _say(self, problem: Problem | None) -> None:
        """Notes a change, once."""
        self.problem = problem
        if problem is None:
            event(log, logging.INFO, "camera.recovered")
            return
        counter = {
            Problem.ABSENT: "absent",
            Problem.CAMERA_STALLED: "stalled",
            Problem.CAMERA_FROZEN: "frozen",
            Problem.CAMERA_DARK: "dark",
        }
        self.counters[counter.get(problem, "lost")] += 1
        event(log, logging.WARNING, "camera.trouble", problem=problem)

    def _enter(self, phase: CapturePhase) -> None:
        self.phase, self._since = phase, self._clock.monotonic()
        self._changed.notify_all()

    def _mine(self) -> bool:
        """Whether the calling thread is the present capture thread, and not one that was left behind."""
        return threading.current_thread() is self._thread

    def _wanted(self) -> bool:
        return self._mine() and self._clock.monotonic() < self._until
