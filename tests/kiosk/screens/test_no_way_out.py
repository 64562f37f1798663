"""No key, chord, button or gesture leaves the application, opens anything or types anything; only the one finger acts.

Keys go through the X server, so only to a display that the tests have started: on a person's own they would work on the desktop.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

from flows.item import Category
from kiosk.screens.browsing import AtFinding, AtHome
from kiosk.screens.scene import Scene, SceneKind
from tests.kiosk.screens.conftest import Start
from tests.needs import needs
from tests.window.driver import Driver

OWN_DISPLAY = not os.environ.get("DISPLAY")
"""Asked before the first window: the tests' own display is called so too."""

MODIFIERS = ("", "Shift_L", "Control_L", "Alt_L", "Super_L", "ISO_Level3_Shift")
CHORDS = (
    ("Escape", "Escape"), ("F1",), ("Alt_L", "F4"), ("Control_L", "e"), ("Control_L", "c"), ("Control_L", "v"), ("Control_L", "q"), ("Super_L",),
    ("Super_L", "l"), ("Alt_L", "Tab"), ("Control_L", "Alt_L", "Delete"), ("Control_L", "Alt_L", "BackSpace"), ("Control_L", "Shift_L", "Escape"),
    ("Menu",), ("Print",), ("F11",), ("F12",), ("Alt_L", "F2"), ("Control_L", "Alt_L", "t"), *(("Shift_L",),) * 5,
)  # fmt: skip


@pytest.fixture(autouse=True)
def own_display() -> None:
    needs("xvfb", OWN_DISPLAY, "keys are pressed only on a display of the tests' own: unset DISPLAY")


class Keyboard:
    """A keyboard on the display of the window."""

    def __init__(self) -> None:
        self._display = Display()
        self.codes = [code for code, *_ in self._mapped() if any(_)]

    def _mapped(self) -> Iterator[tuple[int, ...]]:
        first, last = self._display.display.info.min_keycode, self._display.display.info.max_keycode
        for number, symbols in enumerate(self._display.get_keyboard_mapping(first, last - first + 1)):
            yield (first + number, *symbols)

    def code(self, name: str) -> int:
        """The key of that name; 0 when this keyboard has none."""
        return int(self._display.keysym_to_keycode(XK.string_to_keysym(name)))

    def down(self, *codes: int) -> None:
        """Presses keys."""
        self._send(X.KeyPress, codes)

    def up(self, *codes: int) -> None:
        """Lets go of keys, the last first."""
        self._send(X.KeyRelease, codes[::-1])

    def _send(self, what: int, codes: tuple[int, ...]) -> None:
        for code in filter(None, codes):
            xtest.fake_input(self._display, what, code)
        self._display.sync()

    def close(self) -> None:
        self._display.close()


@pytest.fixture
def keyboard(screen: None) -> Iterator[Keyboard]:
    keyboard = Keyboard()
    yield keyboard
    keyboard.close()


def children() -> set[str]:
    """The processes that this one has started and that still run."""
    return {pid for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()}


def state(driver: Driver) -> tuple[Any, ...]:
    """Whatever a way out would change: windows of the display, what lies in ours, processes, the scene, the mode, what is written."""
    windows = [window.id for window in driver._display.screen().root.query_tree().children]
    shell = driver.app.shell
    letters = shell.sitting.sought
    return windows, list(driver.window.children), children(), shell.screen.scene, shell.mode, letters, texts(driver)


def texts(driver: Driver) -> list[str]:
    """All that is written, but for the clock."""
    return [words.plain for words in driver.written() if ":" not in words.plain]


def nothing_happens(driver: Driver, act: Callable[[], object]) -> None:
    before = state(driver)
    act()
    driver.step(3)
    assert state(driver) == before
    assert driver.app.failures == 0


@contextmanager
def keys_told(driver: Driver) -> Iterator[list[int]]:
    """The keys of which the window is told meanwhile."""
    heard: list[int] = []

    def hear(_: Any, key: int, *__: Any) -> None:
        heard.append(key)

    driver.window.bind(on_key_down=hear)
    yield heard
    driver.window.unbind(on_key_down=hear)


@pytest.fixture(params=[AtHome(), AtFinding(letters=True)], ids=["home", "letters"])
def driver(request: pytest.FixtureRequest, start: Start) -> Driver:
    driver = start()
    driver.app.shell.go.to(request.param)
    driver.skip(5)
    driver.move(5, 5)
    driver.step(2)
    return driver


@pytest.mark.parametrize("modifier", MODIFIERS)
def test_no_key_does_anything(driver: Driver, keyboard: Keyboard, modifier: str) -> None:
    held = keyboard.code(modifier) if modifier else 0

    def press_all() -> None:
        keyboard.down(held)
        for number, code in enumerate(code for code in keyboard.codes if code != held):
            keyboard.down(code)
            keyboard.up(code)
            if number % 8 == 0:
                driver.lay_out()
        keyboard.up(held)

    with keys_told(driver) as heard:
        nothing_happens(driver, press_all)
    assert len(heard) > 0.5 * len(keyboard.codes), "the window has the keyboard, else this shows nothing"


def test_no_chord_does_anything(driver: Driver, keyboard: Keyboard) -> None:
    def press_all() -> None:
        for chord in CHORDS:
            codes = [keyboard.code(name) for name in chord]
            keyboard.down(*codes)
            driver.lay_out()
            keyboard.up(*codes)
            driver.lay_out()

    nothing_happens(driver, press_all)


def test_holding_a_key_does_nothing(driver: Driver, keyboard: Keyboard) -> None:
    def hold_each() -> None:
        for name in ("Escape", "F1", "Super_L", "Shift_L", "Menu", "a", "Return", "space", "BackSpace", "Delete"):
            keyboard.down(keyboard.code(name))
            driver.skip(3)
            keyboard.up(keyboard.code(name))

    nothing_happens(driver, hold_each)


@pytest.mark.parametrize("button", [2, 3, 4, 5, 6, 7, 8, 9], ids=lambda b: f"button {b}")
def test_only_the_first_button_is_a_finger(driver: Driver, button: int) -> None:
    """Right and middle click, the wheel in four directions, the buttons at the side."""

    def click() -> None:
        for seen in driver.touchables():
            driver.move(*seen.middle)
            for what in (X.ButtonPress, X.ButtonRelease):
                xtest.fake_input(driver._display, what, button)
            driver._display.sync()
            driver.lay_out()

    nothing_happens(driver, click)


def test_dragging_over_an_edge_does_nothing(driver: Driver) -> None:
    """From a button out of the window, from each edge inwards, and over all buttons: a tap is what begins and ends on one."""
    width, height = driver.window.size
    middle, out = (width / 2, height / 2), (width + 200, height / 2)
    corners = [(0, 0), (width - 1, 0), (width - 1, height - 1), (0, height - 1)]

    def drag() -> None:
        for seen in driver.touchables()[:12]:
            driver.drag([seen.middle, out])
        for edge in [(0, height / 2), (width - 1, height / 2), (width / 2, 0), (width / 2, height - 1), *corners]:
            driver.drag([edge, middle, out])

    nothing_happens(driver, drag)


def test_a_long_touch_on_nothing_does_nothing(driver: Driver) -> None:
    def hold() -> None:
        driver.press(5, driver.window.height / 2)
        driver.skip(5)
        driver.release()

    nothing_happens(driver, hold)


def test_ten_quick_touches_act_once(start: Start) -> None:
    driver, before = start(), children()
    driver.skip(1)
    x, y = driver.find("社会保险").middle
    for _ in range(10):
        driver.press(x, y)
        driver.release()
    driver.step(3)
    assert driver.app.shell.screen.scene == Scene(SceneKind.CATEGORY, Category.SOCIAL_INSURANCE)
    for _ in range(10):
        driver.press(x, y)
        driver.release()
        driver.lay_out()
    assert driver.app.shell.screen.scene.kind in (SceneKind.CATEGORY, SceneKind.GUIDE)
    assert driver.app.failures == 0
    assert driver.app.shell.sitting.visit.cases == []
    assert children() == before
