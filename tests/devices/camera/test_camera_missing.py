"""No camera at the configured place."""

import socket
from pathlib import Path

import pytest

from core.cancel import Cancel
from core.clock import SystemClock
from devices.device import State
from devices.drivers.opencv_camera import OpenCvCamera, Options
from devices.problem import DeviceError, Problem
from devices.simulators.camera import CameraBench
from tests.devices.camera.asking import recovered, trouble, until


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.mark.parametrize("source", ["/dev/v4l/by-id/no-such-camera", "99"])
def test_a_device_that_is_not_plugged_in_is_absent_at_once(source: str) -> None:
    camera = OpenCvCamera(Options(source), SystemClock())
    with pytest.raises(DeviceError) as error:
        camera.frame(Cancel(0.5))
    assert error.value.problem is Problem.ABSENT
    assert camera.status().state is State.ABSENT


def test_a_file_that_is_no_camera_is_absent(tmp_path: Path) -> None:
    path = tmp_path / "video"
    path.write_bytes(b"not a camera")
    camera = OpenCvCamera(Options(str(path)), SystemClock())
    assert trouble(camera) is Problem.ABSENT
    camera.close()


def test_a_stream_nobody_serves_is_absent() -> None:
    camera = OpenCvCamera(Options(f"http://127.0.0.1:{free_port()}/camera.mjpg"), SystemClock())
    assert trouble(camera) is Problem.ABSENT
    assert camera.status().state is State.ABSENT
    camera.close()


def test_asking_for_the_status_finds_a_camera_that_was_plugged_in_later() -> None:
    port = free_port()
    camera = OpenCvCamera(Options(f"http://127.0.0.1:{port}/camera.mjpg"), SystemClock())
    assert trouble(camera) is Problem.ABSENT
    camera.close()
    bench = CameraBench({}, port)
    assert until(lambda: camera.status().state is State.READY)
    assert recovered(camera).size
    camera.close()
    bench.close()
