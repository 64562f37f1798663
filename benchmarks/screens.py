"""Touch to the next screen's first frame, through all six items in the real window; and the memory after them.

    finger up ──▶ handlers ──▶ layout ──▶ drawing ──▶ flip        own work = CPU time of the UI thread in between

1080x1920 on software GL. Wall time stands beside it: it holds the rasteriser's threads and whatever else the machine does.
Memory is PSS of the kiosk's process with the face models loaded; the simulated machines and the platform are processes of
their own.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import Row, at_most, told
from tools.display import any_display

WORK_MEDIAN_MS, WORK_P95_MS, MEMORY_MB = 50.0, 100.0, 400.0


def rows() -> list[Row]:
    """Four rows of time, one of memory."""
    with any_display():
        return _measured()


def _measured() -> list[Row]:
    from kiosk.boot import Panel, prepare

    prepare(Panel())
    from tests.journeys.machines import Machines
    from tests.journeys.platform import PlatformProcess
    from tests.journeys.town import Town, enrol
    from tests.window.driver import Driver
    from tools.demo_script import SCRIPT

    with tempfile.TemporaryDirectory() as folder:
        platform, machines = PlatformProcess(Path(folder)), Machines()
        try:
            enrol(platform, Path(folder) / "kiosk")
            town = Town(Driver, platform, Path(folder) / "kiosk", faces=True, machines=machines)
            stopwatch = Stopwatch(lambda: town.app.shell.screen)
            for resident in SCRIPT:
                resident.walk(town)
                resident.leave(town)
            memory = pss_mb()
            town.close()
        finally:
            machines.close()
            platform.close()
    work, wall = [t[0] for t in stopwatch.taken], [t[1] for t in stopwatch.taken]
    return [
        at_most("touch to next screen, own work, median", statistics.median(work), "ms", WORK_MEDIAN_MS),
        at_most("touch to next screen, own work, p95", p95(work), "ms", WORK_P95_MS),
        told("touch to next screen, wall, median", statistics.median(wall), "ms"),
        told("touch to next screen, wall, p95", p95(wall), "ms"),
        told("screens reached by a touch", float(len(work)), ""),
        at_most("kiosk PSS after the six items, models loaded", memory, "MB", MEMORY_MB),
    ]


class Stopwatch:
    """Takes the time from a finger's lift to the flip that shows something else, by `screen`; `taken` holds (own work, wall) in ms."""

    def __init__(self, screen: Callable[[], object]) -> None:
        from kivy.core.window import Window

        self.taken: list[tuple[float, float]] = []
        self._screen = screen
        self._lifted: tuple[float, float, object] | None = None
        Window.bind(on_touch_up=self._lift)
        self._draw = Window.flip
        Window.flip = self._flip

    def close(self) -> None:
        """Leaves the window as it was."""
        from kivy.core.window import Window

        Window.unbind(on_touch_up=self._lift)
        Window.flip = self._draw

    def _lift(self, *_: object) -> None:
        self._lifted = (time.thread_time(), time.perf_counter(), self._screen())

    def _flip(self) -> None:
        self._draw()
        if self._lifted is None:
            return
        work, wall, before = self._lifted
        if self._screen() != before:
            self.taken.append(((time.thread_time() - work) * 1000, (time.perf_counter() - wall) * 1000))
        self._lifted = None


def p95(values: list[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return sorted(values)[max(0, round(0.95 * len(values)) - 1)]


def pss_mb() -> float:
    """Proportional set size of this process, in MB (10^6 bytes)."""
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) * 1024 / 1e6


if __name__ == "__main__":
    for line in rows():
        print(line)
