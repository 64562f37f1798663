"""请人帮我办 and 办不成事: a tap on a choice goes on, 返回 keeps it, and what is being registered stays so in another mode."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tools.gallery.stage import StillBridge

HINT = "点一项，就到下一步"


def said(driver: Driver) -> list[str]:
    return [utterance.text for utterance in driver.app.shell.screen.prompt()]


def key(driver: Driver, words: str) -> Any:
    return next(seen.widget for seen in driver.touchables() if seen.widget.say == words)


@pytest.mark.parametrize(("ticket", "title"), [(False, "请人帮我办"), (True, "办不成事")])
def test_the_page_of_choices_says_that_a_tap_goes_on(start: Start, ticket: bool, title: str) -> None:
    driver = start()
    driver.app.shell.call(ticket=ticket)
    driver.step(2)
    assert driver.sees(title)
    assert driver.sees(HINT)
    assert said(driver)[-1] == HINT
    assert not driver.sees("请先选一项")


def test_going_back_keeps_the_choice_and_the_digits(start: Start) -> None:
    driver = start()
    driver.app.shell.call(ticket=False)
    driver.step(2)
    driver.tap("上门帮")
    driver.tap_widget(key(driver, "1"))
    driver.tap_widget(key(driver, "3"))
    driver.tap("返回")
    assert not driver.sees(HINT)
    driver.tap("下一步")
    assert driver.sees("请留手机或座机号码")
    assert driver.sees("13")
    driver.tap("返回")
    driver.tap("返回")
    assert driver.app.shell.sitting.aside is None


def test_words_of_ones_own_are_kept_on_the_way_back_too(start: Start) -> None:
    driver = start()
    driver.app.shell.call(ticket=True)
    driver.step(2)
    driver.tap("别的难处")
    assert driver.sees("说说情况")
    driver.tap("下一步")
    driver.tap("返回")
    assert driver.sees("说说情况")
    driver.tap("返回")
    driver.tap("下一步")
    assert driver.sees("说说情况")


def test_what_is_being_registered_stays_so_in_another_mode(start: Start) -> None:
    driver = start()
    shell = driver.app.shell
    shell.call(ticket=False)
    driver.step(2)
    driver.tap("上门帮")
    for digit in "13800000199":
        driver.tap_widget(key(driver, digit), hold=1)
    shell.bridge.close()
    shell.bridge = StillBridge()
    driver.tap("提交求助")
    shell.prefer(replace(shell.mode, elder=True))
    driver.step(2)
    assert not key(driver, "正在登记…").usable
    assert not key(driver, "返回").usable
