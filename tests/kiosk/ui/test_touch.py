"""Several fingers on the glass give one answer."""

from __future__ import annotations

from typing import Any

import pytest
from kivy.base import EventLoop
from kivy.input.motionevent import MotionEvent


class Finger(MotionEvent):
    """One of many on a touch panel; the display's own pointer is only one."""

    def depack(self, args: tuple[float, float]) -> None:
        self.is_touch, self.type_id, self.profile = True, "touch", ["pos"]
        self.sx, self.sy = args
        super().depack(args)


def down(driver: Any, say: str) -> Finger:
    x, y = next(seen.middle for seen in driver.touchables() if seen.widget.say == say)
    finger = Finger("panel", say, (x / driver.window.width, y / driver.window.height))
    EventLoop.post_dispatch_input("begin", finger)
    return finger


def up(finger: Finger) -> None:
    finger.update_time_end()
    EventLoop.post_dispatch_input("end", finger)


@pytest.fixture
def pair(show):
    """A driver with two buttons that collect their taps in `taps`."""
    from kiosk.ui.buttons import PrimaryButton, SecondaryButton
    from kiosk.ui.layout import Row

    taps: list[str] = []
    driver = show(
        lambda mode: Row(
            SecondaryButton(mode, "返回", lambda: taps.append("返回")), PrimaryButton(mode, "提交", lambda: taps.append("提交"))
        )
    )
    driver.taps = taps
    driver.skip(1)
    return driver


@pytest.mark.parametrize("first", ["返回", "提交"])
def test_of_two_fingers_the_first_acts(pair, first):
    second = "提交" if first == "返回" else "返回"
    one, other = down(pair, first), down(pair, second)
    up(other)
    up(one)
    assert pair.taps == [first]


def test_the_next_finger_acts_when_the_first_has_left(pair):
    up(down(pair, "返回"))
    up(down(pair, "提交"))
    assert pair.taps == ["返回", "提交"]


def test_a_finger_that_never_leaves_does_not_lock_the_screen(pair):
    lost = down(pair, "返回")
    lost.time_update -= 60
    up(down(pair, "提交"))
    assert pair.taps == ["提交"]


def test_nothing_acts_that_has_left_the_window_under_the_finger(pair):
    finger = down(pair, "提交")
    button = next(seen.widget for seen in pair.touchables() if seen.widget.say == "提交")
    button.parent.remove_widget(button)
    up(finger)
    assert pair.taps == []
