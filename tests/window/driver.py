"""Drives the real application in a real X window with real pointer events, in one process and one thread.

    test ──XTEST──▶ X server ──▶ SDL ──▶ Kivy ──▶ screen          the path of a finger on a touch panel
      └── step() ──▶ Clock (virtual time), input, layout, drawing    one frame each

Kivy's clock is replaced by virtual time: countdowns of minutes pass in milliseconds and never depend on how fast this
machine draws. Worker threads run in real time, so while `kiosk.ui.bridge` waits for one, frames take real time too.
"""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PIL import Image
from Xlib import X, display
from Xlib.ext import xtest

FRAME_S = 1 / 30
_REAL_PAUSE_S = 0.002
_REAL_LIMIT_S = 30.0
_MOST_PAGES = 99
"""More than any screen has: a last page that leads on is a fault and no endless run."""

T = TypeVar("T")


@dataclass(frozen=True)
class Seen:
    """A widget as it is on the screen: its box in window pixels (left, bottom, right, top), clipped to the window."""

    widget: Any
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        return ((self.left + self.right) / 2, (self.bottom + self.top) / 2)


_RUNNING: list[Driver] = []
"""The app in the window, of which there is one."""


class Driver:
    """A running app. `make_app` is called once the window is there; `size` is set before."""

    def __init__(self, make_app: Callable[[], Any], size: tuple[int, int] = (1080, 1920)) -> None:
        from kivy.base import EventLoop, runTouchApp
        from kivy.clock import Clock
        from kivy.core.window import Window

        while _RUNNING:  # a test that failed has left it in the window, where its clocks would go on
            _RUNNING[0].close()
        _RUNNING.append(self)
        self._loop, self._clock, self.window = EventLoop, Clock, Window
        self.now = max(time.perf_counter(), Clock.get_time())  # the test before may have skipped into the future
        Clock._max_fps = 0
        Clock.time = lambda: self.now
        Clock._last_tick = self.now
        if tuple(Window.size) != size:
            Window.size = size
        self.app = make_app()
        self.app._run_prepare()
        runTouchApp(embedded=True)
        self._display = display.Display()
        self._complaints = _Complaints()
        self._seen: list[Seen] | None = None
        logging.getLogger("kivy").addHandler(self._complaints)
        self.step(3)

    # time

    def step(self, frames: int = 1) -> None:
        """Lets frames pass, 1/30 s of virtual time each, and draws the last one: what a test finds on the screen has been drawn."""
        assert self._seen is None, "what is visible was looked for while everything stood still"
        for _ in range(frames - 1):
            self.lay_out()
        self.now += FRAME_S
        self._loop.idle()
        self.window.mainloop()
        self._complaints.check()

    def skip(self, seconds: float, fps: float = 5) -> None:
        """Lets virtual time pass without drawing: clock, input and layout run."""
        for _ in range(round(seconds * fps)):
            self.now += 1 / fps
            self._turn()
        self.step(2)

    def lay_out(self, seconds: float = FRAME_S) -> None:
        """One frame without drawing, so long after the last: everything finds its place."""
        self.now += seconds
        self._turn()
        self._complaints.check()

    def until(self, holds: Callable[[], T], timeout: float = 10.0) -> T:
        """What `holds()` gives once it is true. Fails after `timeout` virtual seconds; a working thread is waited for in real time."""
        begun, real = self.now, time.monotonic()
        while not (value := holds()):
            if self.now - begun > timeout or time.monotonic() - real > _REAL_LIMIT_S:
                raise AssertionError("waited in vain; on screen: " + " | ".join(self.texts()))
            self._wait_for_workers()
            self.step()
        return value

    def _wait_for_workers(self) -> None:
        """While a worker is busy a frame takes as long as it says, so that virtual time-outs do not run ahead of it."""
        from kiosk.ui.bridge import any_busy

        begun = time.monotonic()
        while any_busy() and time.monotonic() - begun < FRAME_S:
            time.sleep(_REAL_PAUSE_S)

    def _turn(self) -> None:
        from kivy.lang import Builder

        self._clock.tick()
        self._loop.dispatch_input()
        Builder.sync()
        self._clock.tick_draw()
        Builder.sync()
        self.window.mainloop()

    def tidy(self) -> None:
        """Frees what the last screens left behind, as the kiosk does while its resident rests."""
        from kiosk.ui.housekeeping import tidy

        tidy()

    # what can be seen

    def visible(self) -> Iterator[Seen]:
        """Every widget with a place on the screen, front ones last; below a dialog nothing counts as visible."""
        yield from self._see() if self._seen is None else self._seen

    @contextmanager
    def still(self) -> Iterator[None]:
        """Meanwhile nothing moves, so what is visible is looked for once; whoever draws a frame in it is wrong."""
        before, self._seen = self._seen, self._see() if self._seen is None else self._seen
        try:
            yield
        finally:
            self._seen = before

    def _see(self) -> list[Seen]:
        front = next((child for child in self.window.children if getattr(child, "modal", False)), None)
        found: list[Seen] = []
        for widget in [front] if front else self.window.children[::-1]:
            self._look_at(widget, 1.0, (0.0, 0.0), found)
        return found

    def _look_at(self, widget: Any, opacity: float, origin: tuple[float, float], found: list[Seen]) -> None:
        """Adds it and all that stands on it; `origin` is where the window has the (0, 0) in which its own place is counted."""
        shade = opacity * widget.opacity
        if shade < 0.1:
            return
        (left, bottom), (width, height) = widget.pos, widget.size
        left, bottom = left + origin[0], bottom + origin[1]
        seen = self._clipped(widget, left, bottom, left + width, bottom + height)
        if seen.width > 1 and seen.height > 1:
            found.append(seen)
        if widget.children:
            inner = widget.to_parent(*origin)
            for child in widget.children[::-1]:
                self._look_at(child, shade, inner, found)

    def _box(self, widget: Any) -> Seen:
        return self._clipped(widget, *widget.to_window(widget.x, widget.y), *widget.to_window(widget.right, widget.top))

    def _clipped(self, widget: Any, left: float, bottom: float, right: float, top: float) -> Seen:
        width, height = self.window.size
        return Seen(widget, max(left, 0), max(bottom, 0), min(right, width), min(top, height))

    def written(self) -> list[Any]:
        """Every label of the screen, also those that lie outside the window."""
        front = next((child for child in self.window.children if getattr(child, "modal", False)), None)
        roots = [front] if front else self.window.children[::-1]
        return [widget for root in roots for widget in root.walk(restrict=True) if getattr(widget, "plain", "")]

    def labels(self) -> list[Seen]:
        """Every visible text; icons are not texts."""
        return [seen for seen in self.visible() if getattr(seen.widget, "plain", "")]

    def texts(self) -> list[str]:
        """What a resident can read now, in drawing order."""
        return [seen.widget.plain for seen in self.labels()]

    def sees(self, text: str) -> bool:
        """True when some visible text contains `text`."""
        return any(text in shown for shown in self.texts())

    def find(self, text: str) -> Seen:
        """The front-most label that says exactly `text`, else the first that contains it."""
        labels = self.labels()
        hits = [seen for seen in labels if seen.widget.plain == text][::-1] or [seen for seen in labels if text in seen.widget.plain]
        assert hits, f"{text!r} is not on screen; there is: " + " | ".join(self.texts())
        return hits[0]

    def touchables(self) -> list[Seen]:
        """Everything a finger could tap now."""
        from kiosk.ui.touch import Touchable

        return [seen for seen in self.visible() if isinstance(seen.widget, Touchable)]

    # a finger

    def tap(self, text: str, hold: int = 2) -> None:
        """Taps the middle of the text, once its widget takes touches."""
        self._settle()
        x, y = self.find(text).middle
        self.tap_at(x, y, hold)

    def tap_widget(self, widget: Any, hold: int = 2) -> None:
        """Taps the middle of a widget."""
        self._settle()
        x, y = self._box(widget).middle
        self.tap_at(x, y, hold)

    def tap_at(self, x: float, y: float, hold: int = 2) -> None:
        """Taps a point of the window, counted from the bottom left."""
        self.press(x, y)
        self.step(hold)
        self.release()
        self.step(2)

    def press(self, x: float, y: float) -> None:
        """Puts the finger down."""
        self.move(x, y)
        xtest.fake_input(self._display, X.ButtonPress, 1)
        self._display.sync()

    def move(self, x: float, y: float) -> None:
        """Moves the finger."""
        xtest.fake_input(self._display, X.MotionNotify, x=int(x), y=int(self.window.height - y))
        self._display.sync()

    def release(self) -> None:
        """Lifts the finger."""
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()

    def drag(self, points: list[tuple[float, float]]) -> None:
        """Draws a line through the points, one frame each."""
        self.press(*points[0])
        self.step()
        for x, y in points[1:]:
            self.move(x, y)
            self.step()
        self.release()
        self.step(2)

    def _settle(self) -> None:
        """Lets the moment pass in which new widgets take no touch."""
        from kiosk.ui.touch import SETTLE_S

        self.skip(SETTLE_S + 0.2)

    def pages(self, turn: Callable[[Any], object] | None = None, mode: Any = None) -> Iterator[int]:
        """The number of each page of the present screen, from 1, as soon as it is there; fails when they have no end.

        `turn` gets the button of the next page; without it a finger taps it. `mode` is that of a widget without an app around it.
        """
        if turn is None:
            turn = self.tap_widget
            self.step(2)
        for number in range(1, _MOST_PAGES):
            yield number
            onward = (mode or self.app.shell.mode).tr("下一页")
            button = next((seen.widget for seen in self.touchables() if seen.widget.say == onward and seen.widget.usable), None)
            if button is None:
                return
            turn(button)
        raise AssertionError("the pages have no end; on screen: " + " | ".join(self.texts()))

    # pictures and the end

    def shot(self, path: Path | None = None) -> Image.Image:
        """What the X server shows in the window; also written to `path`."""
        self.step(2)
        width, height = self.window.size
        raw = self._display.screen().root.get_image(0, 0, width, height, X.ZPixmap, 0xFFFFFFFF)
        picture = Image.frombytes("RGB", (width, height), raw.data, "raw", "BGRX")
        if path is not None:
            picture.save(path)
        return picture

    def close(self) -> None:
        """Stops the app and empties the window; the window itself stays for the next driver. Once is enough."""
        from kivy.base import stopTouchApp

        if self not in _RUNNING:
            return
        _RUNNING.remove(self)
        stopTouchApp()
        self.app._stop()
        for child in self.window.children[:]:
            self.window.remove_widget(child)
        self._display.close()
        logging.getLogger("kivy").removeHandler(self._complaints)
        _LEAVINGS.app_closed()


class _Leavings:
    """What closed apps leave behind. What an app began with it keeps for good; that is freed now and then, as it means to look through the whole worker."""

    _APPS = 12

    def __init__(self) -> None:
        self._closed = 0

    def app_closed(self) -> None:
        """Frees what its screens left; every so many apps all that is there of them."""
        from kiosk.ui.housekeeping import tidy

        self._closed += 1
        if self._closed % self._APPS:
            tidy()
        else:
            gc.unfreeze()
            gc.collect()  # once: what hangs on nothing only after it is freed with the next apps
            gc.freeze()


_LEAVINGS = _Leavings()


class _Complaints(logging.Handler):
    """Kivy only logs a layout that never settles; in a test that is a failure."""

    def __init__(self) -> None:
        super().__init__()
        self._heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if "too much iteration" in record.getMessage():
            self._heard.append(record.getMessage())

    def check(self) -> None:
        """Raises with what was heard."""
        heard, self._heard = self._heard, []
        if heard:
            raise AssertionError("the layout did not settle: " + heard[0])
