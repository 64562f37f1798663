"""The telephone of a call for help: what is known stands as a choice, and the keys come only for another one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.secret import Secret
from flows.fields import phone
from tests.kiosk.screens.cases import asking
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.look import faults

PHONE = replace(phone(), preset=lambda _: Secret("13812345678"))
UPRIGHT, LYING, SMALL = (1080, 1920), (1920, 1080), (768, 1366)
VIEWS = [(size, {"elder": elder, "low": low}) for size in (UPRIGHT, LYING, SMALL) for elder in (False, True) for low in (False, True)]


def call(driver: Driver) -> None:
    driver.app.shell.call(ticket=False)
    driver.step(2)
    if not driver.sees("电话帮"):
        driver.tap("下一页")
    driver.tap("电话帮")


def test_a_number_that_is_known_is_kept_or_changed(start: Start) -> None:
    driver = start()
    driver.app.shell.sitting.visit.open(asking(PHONE))
    call(driver)

    assert driver.sees("138****5678")
    assert driver.sees("用这个号码")
    assert not driver.sees("请输入电话号码")
    driver.tap("换一个号码")
    assert driver.sees("请输入电话号码")
    assert driver.sees("请输手机或座机号码")


def test_a_landline_with_its_area_code_will_do(start: Start) -> None:
    driver = start()
    call(driver)
    for digit in "07350000101":
        driver.tap_widget(next(seen.widget for seen in driver.touchables() if seen.widget.say == digit), hold=1)
    assert driver.sees("0735 0000101")
    driver.tap("提交求助")
    driver.until(lambda: driver.sees("已经登记"))


def test_whoever_waits_here_needs_no_telephone(start: Start) -> None:
    driver = start()
    driver.app.shell.call(ticket=False)
    driver.step(2)
    driver.tap("现场帮")
    driver.tap("没有电话，提交")
    driver.until(lambda: driver.sees("已经登记"))


@pytest.mark.parametrize(("size", "wanted"), VIEWS, ids=str)
def test_the_page_is_well_made_on_every_panel(start: Start, size: tuple[int, int], wanted: dict[str, bool]) -> None:
    driver = start(size)
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, **wanted))
    call(driver)
    assert driver.sees("请输入电话号码")
    assert faults(driver, shell.mode, driver.shot()) == []

    driver.tap("返回")
    driver.tap("返回")
    shell.sitting.visit.open(asking(PHONE))
    call(driver)
    assert driver.sees("用这个号码")
    assert faults(driver, shell.mode, driver.shot()) == []
