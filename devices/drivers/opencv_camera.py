"""A camera through OpenCV: USB (Video4Linux) or a stream by URL. It is open only while somebody looks.

`claim` or the first `frame` opens it, the end of the claim, a few seconds without a `frame`, or `close` releases it. `status`
asks nothing of a camera that works; of one in trouble it asks for a picture now and then, which is also the reconnect.
OpenCV is loaded by whoever asks first, which is the monitor: the home page does not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from core.cancel import Cancel
from core.clock import Clock
from devices.camera.place import is_simulated, is_there
from devices.device import Info, Status
from devices.kinds import Camera
from devices.problem import DeviceError, Problem
from devices.registry import driver

if TYPE_CHECKING:
    from devices.camera.capture import Capture
    from devices.kinds import Frame

IDLE_SECONDS = 3.0  # the camera stays open that long after the last picture was asked for
PROBE_SECONDS = 2.0
_CLAIMED_SECONDS = 86400.0
_RELEASE_SECONDS = 2.0  # limit of the wait for a release in `close`


@dataclass(frozen=True)
class Options:
    """`source`: number of the camera, a stable path (/dev/v4l/by-id/…) or the URL of a stream. `width`, `height`: wished, USB only."""

    source: str = "0"
    width: int = 1280
    height: int = 720


@driver("camera", "opencv", Options)
class OpenCvCamera(Camera):
    """One camera; pictures come in the order of the sensor, each handed out once."""

    def __init__(self, options: Options, clock: Clock) -> None:
        super().__init__()
        self._options, self._clock = options, clock

    @cached_property
    def _capture(self) -> Capture:
        from devices.camera.capture import Capture
        from devices.camera.source import open_source

        wished = self._options
        return Capture(partial(open_source, wished.source, wished.width, wished.height), self._clock)

    def frame(self, cancel: Cancel) -> Frame:
        self._must_be_there()
        self._capture.keep(IDLE_SECONDS)
        return self._capture.next(cancel)

    @contextmanager
    def claim(self) -> Iterator[None]:
        with super().claim():
            self._capture.keep(_CLAIMED_SECONDS)
            try:
                yield
            finally:
                self._capture.drop()

    def status(self) -> Status:
        source, capture = self._options.source, self._capture
        info = Info("camera", "opencv", port=source, simulated=is_simulated(source))
        now = self._clock.monotonic()
        if not is_there(source):
            return Status(info, (Problem.ABSENT,), now, "no such device", dict(capture.counters))
        if capture.idle and now >= capture.retry_at and (capture.problem or not capture.asked):
            capture.keep(PROBE_SECONDS)
        problem = Problem.CAMERA_STALLED if capture.stalled() else capture.problem
        return Status(info, (problem,) if problem else (), now, counters=dict(capture.counters), asked=capture.asked)

    def close(self) -> None:
        self._capture.drop()
        self._capture.join(_RELEASE_SECONDS)

    def _must_be_there(self) -> None:
        if not is_there(self._options.source):
            raise DeviceError(Problem.ABSENT, "no such device")
