"""What one frame and one pressed button cost the kiosk's own thread, over the real screens without machines and platform.

    own work = CPU time of the UI thread        wall = until the rasteriser has finished, with whatever else the machine does

1080x1920 on software GL. Twenty screens are redrawn whole; presses are on the buttons of home and never become taps.
"""

from __future__ import annotations

import os
import statistics
import time
from typing import Any

from benchmarks import Row, at_most, told
from tools.display import virtual_display

FRAME_MS, HOME_MS, PRESS_MS = 8.0, 40.0, 15.0
FRAMES, PRESSES = 60, 40


def rows() -> list[Row]:
    """Frames and presses."""
    with virtual_display() as display:
        os.environ["DISPLAY"] = display
        return _measured()


def _measured() -> list[Row]:
    from kiosk.boot import Panel, prepare

    prepare(Panel())
    from tools.gallery.stage import Stage, desk
    from tools.gallery.views import VIEWS

    with desk() as of:
        stage = Stage(of, VIEWS[0])
        moments = distinct(of)
        found = [*_frames(stage, moments), *_presses(stage)]  # frames end at home, where presses begin
        stage.close()
    return found


def distinct(of: Any) -> list[Any]:
    """One moment of each name of each item, on the usual path."""
    from tools.gallery import moments

    every = [*moments.general(of), *moments.refusals()]
    for item in of.items.values():
        every += moments.of_item(item, others=0)
    return every


def _frames(stage: Any, moments: list[Any]) -> list[Row]:
    """Own work and wall of a redraw: over twenty screens, and of home."""
    from tools.gallery.moments import Moment

    work: list[float] = []
    for moment in moments[:: max(1, len(moments) // 20)]:
        stage.show(moment)
        work += [own for own, _ in _redraws(stage, 6)]
    home = next(m for m in moments if isinstance(m, Moment) and m.name == "home")
    stage.show(home)
    begun = time.process_time()
    at_home = _redraws(stage, FRAMES)
    all_threads = (time.process_time() - begun) * 1000 / (FRAMES + 2)
    wall = [seconds for _, seconds in at_home]
    low, high = statistics.quantiles(wall, n=10)[0], statistics.quantiles(wall, n=10)[-1]
    return [
        told("full redraw of home, CPU of all threads, which the load of the machine hardly moves", all_threads, "ms"),
        at_most("own work of a redrawn frame, 20 screens, median", statistics.median(work), "ms", FRAME_MS),
        at_most("full redraw of home on software GL, wall, median", statistics.median(wall), "ms", HOME_MS),
        told(
            f"full redraw of home, own work; wall of 8 in 10 from {low:.0f} to {high:.0f} ms",
            statistics.median(o for o, _ in at_home),
            "ms",
        ),
    ]


def finish() -> None:
    """Waits until the rasteriser has drawn everything: without, frames pile up in memory and a flip ends before its picture is there."""
    from kivy.graphics.opengl import glFinish

    glFinish()


def _redraws(stage: Any, frames: int) -> list[tuple[float, float]]:
    """(own work, wall) in ms of so many frames in which the whole window is drawn anew, the first two apart."""
    taken = []
    for _ in range(frames + 2):
        stage.driver.window.canvas.ask_update()
        work, wall = time.thread_time(), time.perf_counter()
        stage.driver.step()
        finish()
        taken.append(((time.thread_time() - work) * 1000, (time.perf_counter() - wall) * 1000))
    return taken[2:]


def _presses(stage: Any) -> list[Row]:
    """From the X server's press to the end of the flip that shows the pressed state, over the buttons of home."""
    from kivy.core.window import Window

    taken: list[tuple[float, float]] = []
    driver = stage.driver
    driver.skip(1)
    places = [seen.middle for seen in driver.touchables() if seen.widget.usable]
    for number in range(PRESSES):
        driver.move(*places[number % len(places)])
        driver.step(2)
        finish()
        work, wall = time.thread_time(), time.perf_counter()
        driver.press(*places[number % len(places)])
        driver.step(2)  # the first reads the press, the second acts on it and draws
        finish()
        assert any(seen.widget.pressed for seen in driver.touchables()), "the press has been seen"
        taken.append(((time.thread_time() - work) * 1000, (time.perf_counter() - wall) * 1000))
        driver.move(1, Window.height / 2)  # lifted beside it, a press does nothing
        driver.release()
        driver.step(2)
    return [
        at_most("touch to pressed state, own work, median", statistics.median(own for own, _ in taken), "ms", PRESS_MS),
        told("touch to pressed state, wall, median", statistics.median(wall for _, wall in taken), "ms"),
    ]


if __name__ == "__main__":
    for row in rows():
        print(row)
