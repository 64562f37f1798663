"""The cable is pulled while pictures come."""

from devices.device import State
from devices.drivers.opencv_camera import OpenCvCamera
from devices.problem import Problem
from devices.simulators.camera import CameraBench, Fault
from tests.devices.camera.asking import recovered, trouble, until


def test_a_pulled_cable_is_a_lost_camera_then_an_absent_one(camera: OpenCvCamera, bench: CameraBench) -> None:
    recovered(camera)
    bench.break_with(Fault.CUT)
    assert trouble(camera) is Problem.LOST
    assert until(lambda: camera.status().problems == (Problem.ABSENT,))


def test_a_cable_put_back_gives_pictures_again(camera: OpenCvCamera, bench: CameraBench) -> None:
    recovered(camera)
    bench.break_with(Fault.CUT)
    assert trouble(camera) is Problem.LOST
    bench.break_with(Fault.NONE)
    assert recovered(camera).size
    assert camera.status().state is State.READY


def test_the_status_alone_brings_a_camera_back(camera: OpenCvCamera, bench: CameraBench) -> None:
    recovered(camera)
    bench.break_with(Fault.CUT)
    assert trouble(camera) is Problem.LOST
    camera.close()
    bench.break_with(Fault.NONE)
    assert until(lambda: camera.status().state is State.READY)
