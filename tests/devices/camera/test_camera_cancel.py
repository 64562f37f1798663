"""Waiting for a picture ends when its owner wants."""

import threading
import time

import pytest

from core.cancel import Cancel, Cancelled, DeadlinePassed
from devices.drivers.opencv_camera import OpenCvCamera
from devices.simulators.camera import CameraBench, Fault
from tests.devices.camera.asking import recovered


def watch_for_ever(camera: OpenCvCamera, cancel: Cancel) -> None:
    while True:
        camera.frame(cancel)


def test_a_stop_ends_the_wait_within_200_ms(camera: OpenCvCamera, bench: CameraBench) -> None:
    recovered(camera)
    bench.break_with(Fault.STALLED)
    cancel, stopped_at = Cancel(8), []

    def stop() -> None:
        stopped_at.append(time.monotonic())
        cancel.stop()

    timer = threading.Timer(0.3, stop)
    timer.start()
    with pytest.raises(Cancelled):
        watch_for_ever(camera, cancel)
    assert time.monotonic() - stopped_at[0] < 0.2
    timer.join()


def test_a_deadline_ends_the_wait(camera: OpenCvCamera, bench: CameraBench) -> None:
    bench.break_with(Fault.STALLED)
    with pytest.raises(DeadlinePassed):
        camera.frame(Cancel(0.3))
