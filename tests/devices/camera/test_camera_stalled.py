"""A camera that is connected and silent."""

import time

from devices.device import State
from devices.drivers.opencv_camera import OpenCvCamera
from devices.problem import Problem
from devices.simulators.camera import CameraBench, Fault
from tests.devices.camera.asking import recovered, trouble


def test_silence_of_a_second_and_a_half_is_a_stall(camera: OpenCvCamera, bench: CameraBench) -> None:
    recovered(camera)
    bench.break_with(Fault.STALLED)
    begin = time.monotonic()
    assert trouble(camera) is Problem.CAMERA_STALLED
    assert 1.3 < time.monotonic() - begin < 4.0
    assert camera.status().state is State.DOWN


def test_a_stalled_camera_comes_back(camera: OpenCvCamera, bench: CameraBench) -> None:
    recovered(camera)
    bench.break_with(Fault.STALLED)
    assert trouble(camera) is Problem.CAMERA_STALLED
    bench.break_with(Fault.NONE)
    assert recovered(camera).size
    assert camera.status().state is State.READY
