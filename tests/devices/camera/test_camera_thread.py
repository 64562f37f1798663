"""Opening, reading and releasing belong to one thread; OpenCV crashes otherwise. A source that notes its callers shows it."""

import threading

import numpy as np
import pytest

from core.cancel import Cancel, DeadlinePassed
from core.clock import ManualClock, SystemClock
from devices.camera.capture import Capture
from devices.problem import DeviceError, Problem
from tests.devices.camera.asking import until


class NotedSource:
    """A camera of a few pictures that writes down which thread did what; it then fails, or blocks until let go."""

    def __init__(self, pictures: int = 1000, blocks: threading.Event | None = None) -> None:
        self.did: list[tuple[str, int]] = []
        self._pictures, self._blocks, self._dice = pictures, blocks, np.random.default_rng(5)

    def opened(self) -> "NotedSource":
        self._note("open")
        return self

    def isOpened(self) -> bool:
        return True

    def read(self) -> tuple[bool, object]:
        self._note("read")
        self._pictures -= 1
        if self._pictures < 0 and self._blocks is not None:
            self._blocks.wait(10)
        return self._pictures >= 0, self._dice.integers(0, 255, (48, 64, 3), np.uint8)

    def release(self) -> None:
        self._note("release")

    def _note(self, what: str) -> None:
        self.did.append((what, threading.get_ident()))

    @property
    def acts(self) -> list[str]:
        return [what for what, _ in self.did]


def failure(capture: Capture) -> Problem:
    while True:
        try:
            capture.next(Cancel(5))
        except DeviceError as error:
            return error.problem


def test_one_thread_opens_reads_and_releases() -> None:
    source = NotedSource()
    capture = Capture(source.opened, SystemClock())
    capture.keep(60)
    capture.next(Cancel(5))
    capture.drop()
    capture.join(5)
    assert {who for _, who in source.did} == {source.did[0][1]} != {threading.get_ident()}
    assert (source.acts[0], source.acts[-1]) == ("open", "release")


def test_after_one_failed_read_the_handle_is_released_and_never_read_again() -> None:
    source = NotedSource(pictures=2)
    capture = Capture(source.opened, SystemClock())
    capture.keep(60)
    assert failure(capture) is Problem.LOST
    assert until(lambda: "release" in source.acts)
    assert source.acts[: source.acts.index("release") + 1] == ["open", "read", "read", "read", "release"]
    capture.drop()


def test_a_thread_stuck_in_the_library_is_left_behind_and_another_takes_over() -> None:
    clock, let_go = ManualClock(), threading.Event()
    stuck, fresh = NotedSource(pictures=1, blocks=let_go), NotedSource()
    sources = iter([stuck, fresh])
    capture = Capture(lambda: next(sources).opened(), clock)
    capture.keep(1000)
    capture.next(Cancel(5))
    assert until(lambda: stuck.acts.count("read") == 2)
    clock.advance(30)
    capture.keep(1000)
    assert capture.next(Cancel(5)).size
    assert "release" not in stuck.acts  # nobody else may touch the handle
    let_go.set()
    assert until(lambda: stuck.acts[-1] == "release")
    assert capture.next(Cancel(5)).size
    capture.drop()
    capture.join(5)


def test_the_time_between_openings_grows() -> None:
    clock, opened = ManualClock(), []

    class Absent(NotedSource):
        def isOpened(self) -> bool:
            return False

    def opening() -> NotedSource:
        opened.append(clock.monotonic())
        return Absent()

    capture = Capture(opening, clock)
    capture.keep(1000)
    for pause in (1, 2, 4, 8, 15, 15):
        tried = len(opened)
        assert until(lambda: capture.retry_at > clock.monotonic())
        assert capture.retry_at - clock.monotonic() == pause
        clock.advance(pause)
        capture.keep(1000)
        assert until(lambda: len(opened) > tried)  # noqa: B023  asked at once
    capture.drop()
    capture.join(5)


def test_a_camera_without_pictures_does_not_hold_its_caller_for_ever() -> None:
    blocked = threading.Event()
    source = NotedSource(pictures=0, blocks=blocked)
    capture = Capture(source.opened, SystemClock())
    capture.keep(60)
    with pytest.raises((DeviceError, DeadlinePassed)):
        capture.next(Cancel(5))
    blocked.set()
    capture.drop()
    capture.join(5)
