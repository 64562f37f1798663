"""A camera that repeats its last picture."""

from devices.device import State
from devices.drivers.opencv_camera import OpenCvCamera
from devices.problem import Problem
from devices.simulators.camera import CameraBench, Fault
from tests.devices.camera.asking import recovered, trouble


def test_equal_pictures_for_a_second_are_a_frozen_camera(camera: OpenCvCamera, bench: CameraBench) -> None:
    recovered(camera)
    bench.break_with(Fault.FROZEN)
    assert trouble(camera) is Problem.CAMERA_FROZEN
    assert camera.status().state is State.DOWN


def test_a_frozen_camera_is_opened_anew_and_believed_when_it_moves(camera: OpenCvCamera, bench: CameraBench) -> None:
    bench.break_with(Fault.FROZEN)
    assert trouble(camera) is Problem.CAMERA_FROZEN
    bench.break_with(Fault.NONE)
    assert recovered(camera).size
    assert camera.status().problems == ()
    assert camera.status().counters["opened"] == 2


def test_a_slow_camera_is_neither_frozen_nor_stalled(camera: OpenCvCamera, bench: CameraBench) -> None:
    bench.break_with(Fault.SLOW)
    for _ in range(3):
        recovered(camera)
    assert camera.status().state is State.READY
    assert camera.status().counters["frozen"] == camera.status().counters["stalled"] == 0
