"""A camera that works."""

import threading

import numpy as np

from core.cancel import Cancel
from devices.device import State
from devices.drivers.opencv_camera import OpenCvCamera
from devices.simulators.camera import CameraBench


def test_pictures_are_colour_arrays_of_bytes(camera: OpenCvCamera) -> None:
    picture = camera.frame(Cancel(8))
    assert picture.shape == (480, 640, 3)
    assert picture.dtype == np.uint8


def test_each_picture_is_handed_out_once(camera: OpenCvCamera) -> None:
    first, second = camera.frame(Cancel(8)), camera.frame(Cancel(8))
    assert not np.array_equal(first, second)


def test_what_stands_there_is_seen(camera: OpenCvCamera, bench: CameraBench) -> None:
    hall = camera.frame(Cancel(8)).astype(int)
    bench.show("P1")
    cancel = Cancel(8)
    while np.abs(camera.frame(cancel).astype(int) - hall).mean() < 10:
        pass


def test_a_camera_that_was_not_asked_yet_is_unknown_then_ready(camera: OpenCvCamera) -> None:
    assert camera.status().state is State.UNKNOWN
    camera.frame(Cancel(8))
    status = camera.status()
    assert status.state is State.READY
    assert status.info.simulated
    assert status.counters["opened"] == 1


def test_one_thread_serves_all_who_look(camera: OpenCvCamera) -> None:
    for _ in range(3):
        camera.frame(Cancel(8))
    assert [thread.name for thread in threading.enumerate()].count("camera") == 1
