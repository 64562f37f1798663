"""What a machine costs that stands there for weeks: memory that visits leave behind, and the processor of an untouched home.

    memory   every moment of every item once ──▶ PSS ──▶ 2 000 visits, round after round to all of them ──▶ PSS
    idle     bare Kivy window │ kiosk at home, in turn ──▶ CPU time of the process; the difference of the medians

Each is a process on a display of its own. The kiosks have no machines and no platform, and home never falls asleep.
"""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import Row, at_most, told
from benchmarks.start import BARE, READY
from tools.display import virtual_display

if TYPE_CHECKING:
    from tools.gallery.moments import Moment
    from tools.gallery.stage import Stage

GROWTH_MB, IDLE_POINTS = 5.0, 3.0
VISITS = 2000
"""After the warm-up, in which everything that is kept for good is made once: glyphs, textures, parsed texts."""
READ_EVERY, DRAWN_EVERY = 5, 50
"""Visits after which the resident reads for a moment, which is when old screens are freed, and after which one is drawn."""
REST_S = 1.0
"""Virtual; longer than a hand rests before `kiosk.ui.housekeeping` begins."""
ROUNDS, WATCHED_S, CALM_S = 3, 20.0, 4.0


def rows() -> list[Row]:
    """Growth and idle, each with what stands behind it."""
    return [*_memory(), *_idle()]


def _memory() -> list[Row]:
    with virtual_display() as display, _child(_again("visits"), display) as child:
        assert child.stdout is not None
        warm, end, seconds = (float(figure) for figure in child.stdout.readline().split())
    return [
        at_most("screens: memory growth over 2 000 visits, PSS", end - warm, "MB", GROWTH_MB),
        told(f"PSS after them, without face models; after the warm-up it was {warm:.1f} MB", end, "MB"),
        told("one visit: built, laid out, its share of freeing and drawing", seconds * 1000 / VISITS, "ms"),
    ]


def _idle() -> list[Row]:
    bare: list[float] = []
    home: list[float] = []
    with (
        virtual_display() as first,
        virtual_display() as second,
        _child([sys.executable, "-c", BARE], first) as window,
        _child(_again("home"), second) as kiosk,
    ):
        sides = ((window, bare), (kiosk, home))
        for process, _ in sides:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == READY
        time.sleep(CALM_S)
        for _ in range(ROUNDS):
            for process, taken in sides:
                taken.append(_percent(process, other=kiosk if process is window else window))
    above = statistics.median(home) - statistics.median(bare)
    load = os.getloadavg()[0]
    return [
        at_most("idle home above a bare window, of one core", above, "points", IDLE_POINTS),
        told(f"idle home, of one core; load {load:.1f}; {_listed(home)}", statistics.median(home), "%"),
        told(f"idle bare window, of one core; {_listed(bare)}", statistics.median(bare), "%"),
    ]


def _percent(process: subprocess.Popen[str], other: subprocess.Popen[str]) -> float:
    """Of one core, while the other process is held still."""
    other.send_signal(signal.SIGSTOP)
    try:
        began, before = time.perf_counter(), cpu_s(process.pid)
        time.sleep(WATCHED_S)
        return 100 * (cpu_s(process.pid) - before) / (time.perf_counter() - began)
    finally:
        other.send_signal(signal.SIGCONT)


def cpu_s(pid: int) -> float:
    """User and system time of all threads of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _listed(values: list[float]) -> str:
    return " ".join(f"{value:.1f}" for value in values)


def _again(what: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.standing", what]


@contextmanager
def _child(command: list[str], display: str) -> Iterator[subprocess.Popen[str]]:
    """A process that speaks on stdout; it ends with the block."""
    environment = {**os.environ, "DISPLAY": display}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)  # noqa: S603
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)
        if process.stdout is not None:
            process.stdout.close()


# in the processes that are measured


def visits() -> str:
    """PSS in MB after the warm-up and at the end, and the seconds in between."""
    from kiosk.boot import Panel, prepare

    prepare(Panel())
    from benchmarks.frames import distinct, finish
    from benchmarks.screens import pss_mb
    from tools.gallery.stage import Stage, desk
    from tools.gallery.views import VIEWS

    with desk() as of:
        every = distinct(of)  # before the window is there, for what is there when it opens is never looked through again
        stage = Stage(of, VIEWS[0])
        visit = Visits(stage)
        for moment in every:
            visit(moment)
        finish()
        warm, began = pss_mb(), time.perf_counter()
        for number in range(VISITS):
            visit(every[number % len(every)])
        finish()
        seconds, end = time.perf_counter() - began, pss_mb()
        stage.close()
    return f"{warm} {end} {seconds}"


class Visits:
    """Shows moments, and lets time pass and draws now and then; `shown` counts them."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self.shown = stage, 0

    def __call__(self, moment: Moment) -> None:
        self._stage.show(moment)
        self.shown += 1
        if self.shown % READ_EVERY == 0:
            self._stage.driver.lay_out(REST_S)
        if self.shown % DRAWN_EVERY == 0:
            self._stage.driver.step()


def home() -> None:
    """The kiosk at home, in real time, until it is ended."""
    from kiosk.boot import Panel, prepare

    prepare(Panel())
    from kiosk.screens.app import run
    from tools.gallery.stage import desk

    with desk() as of:
        of.attract_s = 0.0
        run(of, lambda: print(READY, flush=True))


if __name__ == "__main__":
    if sys.argv[1:] == ["visits"]:
        print(visits(), flush=True)
    elif sys.argv[1:] == ["home"]:
        home()
    else:
        for row in rows():
            print(row)
