"""A program that ends while its camera is open ends in order."""

import subprocess
import sys

PROGRAM = """
from core.cancel import Cancel
from core.clock import SystemClock
from devices.drivers.opencv_camera import OpenCvCamera, Options
from devices.simulators.camera import CameraBench

camera = OpenCvCamera(Options(CameraBench({}).url), SystemClock())
print(camera.frame(Cancel(20)).shape)
"""


def test_the_end_of_the_program_does_not_crash_in_the_library() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "(480, 640, 3)"
    assert (done.returncode, done.stderr) == (0, "")
