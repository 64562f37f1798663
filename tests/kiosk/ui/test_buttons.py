"""A button acts when it can, says why when it cannot, and never acts twice for one finger."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def button(show):
    """A driver with one primary button that collects its taps in `taps`."""
    from kiosk.ui.buttons import PrimaryButton

    taps: list[str] = []
    driver = show(lambda mode: PrimaryButton(mode, "确认缴费 82.32 元", lambda: taps.append("tap")))
    driver.taps = taps
    driver.button = driver.touchables()[0].widget
    return driver


def test_a_tap_acts_once(button):
    button.tap("确认缴费 82.32 元")
    assert button.taps == ["tap"]


def test_a_refused_button_says_why_and_does_nothing(button):
    button.button.refuse("请先选择缴费年度")
    button.step(2)
    button.tap("确认缴费 82.32 元")
    assert button.sees("请先选择缴费年度")
    assert button.taps == []


def test_an_allowed_button_acts_again_and_the_reason_is_gone(button):
    button.button.refuse("请先选择缴费年度")
    button.button.allow()
    button.step(2)
    button.tap("确认缴费 82.32 元")
    assert not button.sees("请先选择")
    assert button.taps == ["tap"]


def test_a_busy_button_says_what_is_waited_for_and_does_nothing(button):
    button.button.work("正在提交…")
    button.step(2)
    button.tap("正在提交…")
    assert not button.sees("确认缴费")
    assert button.taps == []


def test_it_darkens_under_the_finger(button):
    button.skip(1)
    x, y = 540, button.touchables()[0].top - 12
    calm = button.shot().getpixel((int(x), int(1920 - y)))
    button.press(x, y)
    button.step(2)
    pressed = button.shot().getpixel((int(x), int(1920 - y)))
    button.release()
    button.step(2)
    assert sum(pressed) < sum(calm)
    assert button.taps == ["tap"]


def test_a_button_that_is_refused_under_the_finger_does_not_act(button):
    button.skip(1)
    x, y = button.find("确认缴费 82.32 元").middle
    button.press(x, y)
    button.step()
    button.button.refuse("系统暂停")
    button.release()
    button.step(2)
    assert button.taps == []


def test_the_buttons_of_a_row_are_as_high_as_the_highest_whatever_they_come_to_say(show):
    from kiosk.ui.buttons import PrimaryButton, SecondaryButton, level
    from kiosk.ui.layout import Row

    made: list[Any] = []

    def row(mode: Any) -> Any:
        made[:] = [
            SecondaryButton(mode, "返回"),
            PrimaryButton(mode, "同意并开始办理", reason="这台机器只能查询，办理请到太和镇便民服务中心人工窗口"),
        ]
        level(made)
        return Row(*made, fit=False)

    driver = show(row)
    back, go = made
    assert go.height > go.mode.button
    assert back.height == go.height
    go.allow()
    driver.step(2)
    assert back.height == go.height == go.mode.button
