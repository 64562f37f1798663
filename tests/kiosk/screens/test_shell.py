"""The shell: a fault never ends in a dead window, nothing of an older visit comes through, nothing is begun twice."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest

from kiosk.screens.browsing import AtHome
from kiosk.screens.scene import SceneKind
from kiosk.workshop.people import card
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver


def raised(driver: Driver, fault: Exception) -> None:
    """Something in a handler goes wrong."""
    from kivy.clock import Clock

    def fail(_: float) -> None:
        raise fault

    Clock.schedule_once(fail)
    driver.step(3)


def test_a_fault_in_a_handler_is_counted_and_shown_and_the_next_resident_starts_afresh(start: Start) -> None:
    driver = start()
    raised(driver, ValueError("张桂英"))
    assert driver.app.failures == 1
    assert driver.sees("本机出了点问题")
    assert driver.sees("代码 K-UNEXPECTED")
    assert not driver.sees("张桂英")
    driver.tap("首页")
    assert driver.sees("您好，请选择要办的事")


def test_trying_again_comes_back_to_the_ticket_that_a_fault_interrupted_but_not_twice(start: Start) -> None:
    driver = start()
    driver.tap("办不成事")
    ticket = driver.app.shell.sitting.aside
    raised(driver, ValueError("once"))
    assert driver.sees("本机出了点问题")
    driver.tap("再试一次")
    assert driver.app.shell.sitting.aside is ticket
    assert driver.app.shell.screen.scene.kind is SceneKind.TICKET
    raised(driver, ValueError("twice"))
    assert driver.sees("本机出了点问题")
    driver.tap("再试一次")
    assert driver.app.shell.sitting.aside is None
    assert driver.sees("您好，请选择要办的事")


def test_going_back_from_a_fault_leaves_the_ticket_that_it_interrupted(start: Start) -> None:
    driver = start()
    driver.tap("办不成事")
    raised(driver, ValueError("once"))
    driver.tap("返回")
    raised(driver, ValueError("of another"))
    driver.tap("再试一次")
    assert driver.app.shell.sitting.aside is None


def test_an_item_that_cannot_be_done_now_is_grey_and_says_why(start: Start) -> None:
    driver = start()
    driver.tap("社会保险")
    driver.until(lambda: driver.sees("本机没有身份证读卡器"))
    driver.tap("社会保险参保缴费证明打印")
    assert not driver.sees("同意并开始办理")


def test_what_an_older_visit_asked_for_is_dropped(start: Start) -> None:
    driver, come, came = start(), threading.Event(), []
    shell = driver.app.shell
    shell.errands.run("look", "platform", come.wait, came.append)
    shell.finish()
    come.set()
    driver.until(lambda: not shell.bridge.busy)
    assert came == []
    assert not shell.errands.under_way("look")


@pytest.mark.parametrize("tapped", ["返回首页", "首页"])
def test_the_farewell_is_read_as_its_resident_wanted_it_and_home_begins_anew(start: Start, tapped: str) -> None:
    driver = start()
    shell = driver.app.shell
    usual = shell.mode
    shell.prefer(replace(usual, elder=True, high_contrast=True))
    large = shell.mode
    shell.finish(thanked=True)
    driver.step(2)
    assert driver.sees("您的信息已从本机清除")
    assert shell.mode == large
    driver.tap(tapped)
    driver.step(2)
    assert shell.mode == usual
    assert not shell.left_traces


def test_an_errand_under_way_is_not_begun_again(start: Start) -> None:
    driver, go, begun = start(), threading.Event(), []
    shell = driver.app.shell

    def work() -> None:
        begun.append(1)
        go.wait()

    for _ in range(3):
        shell.errands.run("submit", "platform", work, lambda _: None)
    go.set()
    driver.until(lambda: not shell.bridge.busy)
    assert begun == [1]
    shell.errands.run("submit", "platform", work, lambda _: None)
    driver.until(lambda: not shell.bridge.busy)
    assert begun == [1, 1]


def test_a_stopped_act_is_nothing_wrong(start: Start) -> None:
    from core.cancel import Cancel

    driver, cancel = start(), Cancel()
    cancel.stop()
    driver.app.shell.errands.run("card", "card", cancel.check, lambda _: None)
    driver.until(lambda: not driver.app.shell.bridge.busy)
    assert driver.app.shell.sitting.trouble is None


def test_the_end_of_a_visit_leaves_nothing_of_the_person(start: Start) -> None:
    driver = start()
    shell = driver.app.shell
    shell.sitting.visit.card = card("P6")
    shell.go.to(AtHome())
    shell.refresh()
    visit = shell.sitting.visit
    shell.finish()
    driver.until(lambda: not shell.bridge.busy)
    assert visit.card is None
    assert shell.sitting.visit is not visit
    assert driver.sees("您的信息已从本机清除")


@pytest.mark.parametrize("elder", [False, True])
def test_nothing_on_the_home_page_is_a_dead_button(start: Start, elder: bool) -> None:
    driver = start()
    shell = driver.app.shell
    if elder:
        driver.tap("长辈版")
    for name in _usable(driver):
        if name == "再听一遍" or (name == "语音" and not shell.voice.able):  # what it does is heard
            continue
        before = (shell.screen.scene, shell.mode)
        driver.tap_widget(_usable(driver)[name])
        assert (shell.screen.scene, shell.mode) != before
        shell.sitting.aside, shell.sitting.place = None, AtHome()
        shell.sitting.preferring = False
        shell.prefer(before[1])
        driver.step(2)


def _usable(driver: Driver) -> dict[str, Any]:
    return {seen.widget.say: seen.widget for seen in driver.touchables() if seen.widget.usable}
