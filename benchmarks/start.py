"""How long the kiosk takes to a usable home, against a bare Kivy window with one label, in the same run.

Both are processes of their own and are started in turn, so that a busy moment of the machine meets both.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import Row, at_most, told
from tools.display import virtual_display

ROUNDS = 5
BAR = 3.0
READY = "kiosk ready"
BARE = f"""
from kiosk.boot import Panel, prepare
prepare(Panel())
from kivy.base import runTouchApp
from kivy.core.window import Window
from kivy.uix.label import Label
Window.bind(on_flip=lambda *_: print("{READY}", flush=True))
runTouchApp(Label(text="bare"))
"""
"""Says at every picture that it is drawn. Without Kivy's `App`, which looks for the file that it is written in."""


def rows() -> list[Row]:
    """The ratio of the medians; the seconds beside it."""
    from tests.journeys.platform import PlatformProcess
    from tests.journeys.town import enrol

    with tempfile.TemporaryDirectory() as folder, virtual_display() as display:
        platform = PlatformProcess(Path(folder))
        state = Path(folder) / "kiosk"
        enrol(platform, state)
        kiosk = [sys.executable, "-m", "kiosk.cli", "run", "--url", platform.url, "--state", str(state)]
        bare = [sys.executable, "-c", BARE]
        pairs = [(seconds_to_ready(bare, display), seconds_to_ready(kiosk, display)) for _ in range(ROUNDS)]
        platform.close()
    bare_s, kiosk_s = (statistics.median(side) for side in zip(*pairs, strict=True))
    return [
        at_most("process start to usable home / bare Kivy window", kiosk_s / bare_s, "", BAR),
        told("process start to usable home", kiosk_s, "s"),
        told("bare Kivy window with one label", bare_s, "s"),
    ]


def seconds_to_ready(command: list[str], display: str) -> float:
    """From the start of the process to the line that its first picture is drawn."""
    began = time.perf_counter()
    environment = {**os.environ, "DISPLAY": display}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)  # noqa: S603
    assert process.stdout is not None
    said = any(line.strip() == READY for line in process.stdout)
    took = time.perf_counter() - began
    assert said, "the process ended before its first picture"
    process.terminate()
    process.wait(20)
    process.stdout.close()
    return took


if __name__ == "__main__":
    for row in rows():
        print(row)
