"""A covered lens."""

import pytest

from core.cancel import Cancel
from devices.device import State
from devices.drivers.opencv_camera import OpenCvCamera
from devices.problem import DeviceError, Problem
from devices.simulators.camera import CameraBench, Fault
from tests.devices.camera.asking import recovered, trouble


def test_a_covered_lens_is_dark_and_not_frozen_although_its_pictures_are_all_equal(camera: OpenCvCamera, bench: CameraBench) -> None:
    bench.break_with(Fault.BLACK)
    for _ in range(20):
        with pytest.raises(DeviceError) as error:
            camera.frame(Cancel(8))
        assert error.value.problem is Problem.CAMERA_DARK
    status = camera.status()
    assert status.problems == (Problem.CAMERA_DARK,)
    assert status.state is State.DEGRADED
    assert status.counters["opened"] == 1


def test_uncovering_the_lens_is_enough(camera: OpenCvCamera, bench: CameraBench) -> None:
    bench.break_with(Fault.BLACK)
    assert trouble(camera) is Problem.CAMERA_DARK
    bench.break_with(Fault.NONE)
    assert recovered(camera).mean() > 50
    assert camera.status().state is State.READY
