"""A simulated camera on the loopback address, and the production driver that opens it."""

from collections.abc import Iterator

import pytest

from core.clock import SystemClock
from devices.drivers.opencv_camera import OpenCvCamera, Options
from devices.simulators.camera import CameraBench


@pytest.fixture
def bench() -> Iterator[CameraBench]:
    """The camera looks at an empty hall."""
    made = CameraBench({"P1": 41})
    yield made
    made.close()


@pytest.fixture
def camera(bench: CameraBench) -> Iterator[OpenCvCamera]:
    """The driver on the simulated camera."""
    made = OpenCvCamera(Options(bench.url), SystemClock())
    yield made
    made.close()
