"""The only bridge from worker threads to the screen: one queue, drained by one Kivy interval.

    screen ──run("card", read, done, failed)──▶ worker "card" ──result──▶ queue ──drain, every frame──▶ done(result)

Workers block as long as their device does; the UI thread never waits. Every result carries the visit in which it was
asked for: what comes back after that visit has ended is dropped, so nobody sees the answer of the person before.
"""

from __future__ import annotations

import queue
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kivy.clock import Clock

T = TypeVar("T")

_PER_FRAME = 16
"""At most so many results a frame: a flood of events must not stop the drawing."""
_DRAIN_S = 1 / 30
_STOP_S = 2.0

_bridges: weakref.WeakSet[Bridge] = weakref.WeakSet()


def any_busy() -> bool:
    """True while some worker has something to do or a result waits for the screen."""
    return any(bridge.busy for bridge in _bridges)


@dataclass(frozen=True)
class _Result:
    visit: int
    deliver: Callable[[], object]


class _Worker(threading.Thread):
    """One thread with its own queue of calls; None ends it."""

    def __init__(self, name: str) -> None:
        super().__init__(name=f"worker-{name}", daemon=True)
        self.calls: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self.start()

    def run(self) -> None:
        while (call := self.calls.get()) is not None:
            call()


class Stream(Generic[T]):
    """Newest-only values from a thread, such as camera pictures: `offer` from any thread, `show` is called on the screen's.

    It ends with the visit in which it was made: what is offered later is for nobody.
    """

    def __init__(self, bridge: Bridge, show: Callable[[T], object]) -> None:
        self._bridge, self._show, self._visit = bridge, show, bridge.visit
        self._lock = threading.Lock()
        self._newest: list[T] = []

    def offer(self, value: T) -> None:
        """Replaces what has not been shown yet."""
        if self._visit != self._bridge.visit:
            return
        with self._lock:
            waiting = bool(self._newest)
            self._newest[:] = [value]
        if not waiting:
            self._bridge.post(self._deliver, self._visit)

    def _deliver(self) -> None:
        with self._lock:
            values, self._newest = self._newest, []
        for value in values:
            self._show(value)


class Bridge:
    """Runs blocking work on named single-thread workers and hands results to the UI thread. Close it at the end."""

    def __init__(self) -> None:
        self._results: queue.SimpleQueue[_Result] = queue.SimpleQueue()
        self._workers: dict[str, _Worker] = {}
        self._visit = 0
        self._open = 0
        self._lock = threading.Lock()
        self._event = Clock.schedule_interval(self._drain, _DRAIN_S)
        _bridges.add(self)

    def run(self, worker: str, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[Exception], object]) -> None:
        """Calls `work` on the worker of that name, after what it was given before; then `done` or `failed` on the UI thread."""
        visit = self._visit
        self._count(1)

        def call() -> None:
            try:
                value = work()
            except Exception as error:  # whatever it is, the screen that asked decides
                self._put(visit, _with(failed, error))
            else:
                self._put(visit, _with(done, value))

        self._worker(worker).calls.put(call)

    def post(self, act: Callable[[], object], visit: int | None = None) -> None:
        """Calls `act` on the UI thread soon, unless the visit (the present one) ends before; from any thread."""
        self._count(1)
        self._put(self._visit if visit is None else visit, act)

    def stream(self, show: Callable[[T], object]) -> Stream[T]:
        """A way for one thread to show its newest value."""
        return Stream(self, show)

    @property
    def visit(self) -> int:
        """The number of the present visit."""
        return self._visit

    def new_visit(self) -> None:
        """From now on results that were asked for before are dropped."""
        self._visit += 1

    @property
    def busy(self) -> bool:
        """Work that has not been delivered or dropped yet."""
        return self._open > 0

    def close(self) -> None:
        """Ends the workers; one that hangs in its device is left to the end of the process after 2 s."""
        self._event.cancel()
        _bridges.discard(self)
        for worker in self._workers.values():
            worker.calls.put(None)
        for worker in self._workers.values():
            worker.join(_STOP_S)

    def _worker(self, name: str) -> _Worker:
        if name not in self._workers:
            self._workers[name] = _Worker(name)
        return self._workers[name]

    def _put(self, visit: int, deliver: Callable[[], object]) -> None:
        self._results.put(_Result(visit, deliver))

    def _count(self, step: int) -> None:
        with self._lock:
            self._open += step

    def _drain(self, _: float) -> None:
        for _turn in range(_PER_FRAME):
            try:
                result = self._results.get_nowait()
            except queue.Empty:
                return
            self._count(-1)
            if result.visit == self._visit:
                result.deliver()


def _with(act: Callable[[Any], object], value: Any) -> Callable[[], object]:
    return lambda: act(value)
