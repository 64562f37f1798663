"""The camera is open only while somebody looks."""

import pytest

from core.cancel import Cancel
from devices.drivers.opencv_camera import OpenCvCamera
from devices.problem import DeviceError, Problem
from devices.simulators.camera import CameraBench
from tests.devices.camera.asking import until


def test_nobody_is_filmed_before_a_picture_is_asked_for(camera: OpenCvCamera, bench: CameraBench) -> None:
    assert bench.watchers == 0
    camera.frame(Cancel(8))
    assert bench.watchers == 1


def test_the_end_of_a_claim_releases_the_camera(camera: OpenCvCamera, bench: CameraBench) -> None:
    with camera.claim():
        camera.frame(Cancel(8))
    assert until(lambda: bench.watchers == 0)


def test_a_claimed_camera_is_open_before_the_first_picture(camera: OpenCvCamera, bench: CameraBench) -> None:
    with camera.claim():
        assert until(lambda: bench.watchers == 1)


def test_close_releases_the_camera(camera: OpenCvCamera, bench: CameraBench) -> None:
    camera.frame(Cancel(8))
    camera.close()
    assert until(lambda: bench.watchers == 0)


def test_a_few_seconds_without_a_question_release_the_camera(camera: OpenCvCamera, bench: CameraBench) -> None:
    camera.frame(Cancel(8))
    assert until(lambda: bench.watchers == 0)


def test_a_closed_camera_opens_again_for_the_next_picture(camera: OpenCvCamera) -> None:
    camera.frame(Cancel(8))
    camera.close()
    assert camera.frame(Cancel(8)).size


def test_a_second_claim_is_refused_at_once(camera: OpenCvCamera) -> None:
    with camera.claim(), pytest.raises(DeviceError) as refused, camera.claim():
        pass
    assert refused.value.problem is Problem.BUSY
