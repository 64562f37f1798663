"""Ways of asking a camera that the tests share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.cancel import Cancel
from devices.drivers.opencv_camera import OpenCvCamera
from devices.problem import DeviceError, Problem

if TYPE_CHECKING:
    from devices.kinds import Frame


def trouble(camera: OpenCvCamera, seconds: float = 8.0) -> Problem:
    """The first problem that pictures run into. Raises DeadlinePassed when there is none within that time."""
    cancel = Cancel(seconds)
    while True:
        try:
            camera.frame(cancel)
        except DeviceError as error:
            return error.problem


def recovered(camera: OpenCvCamera, seconds: float = 10.0) -> Frame:
    """The first picture that comes again. Raises DeadlinePassed when none comes."""
    cancel = Cancel(seconds)
    while True:
        try:
            return camera.frame(cancel)
        except DeviceError:
            cancel.wait(0.05)


def until(true: Callable[[], bool], seconds: float = 8.0) -> bool:
    """Waits, and gives True once it is true. Raises DeadlinePassed when it is not in time."""
    cancel = Cancel(seconds)
    while not true():
        cancel.wait(0.02)
    return True
