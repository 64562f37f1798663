"""Registered, and then: where to wait, and how somebody without a mobile hears of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.slip import Pair, Text
from devices.kinds import PrintOutcome, PrintResult
from kiosk.bootstrap import Kiosk
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import Rig
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.look import faults

VIEWS = [(size, elder) for size in ((1080, 1920), (1920, 1080), (768, 1366)) for elder in (False, True)]


@pytest.fixture
def kiosk(tmp_path: Path, platform: FakePlatform) -> Iterator[Kiosk]:
    kiosk = Rig(tmp_path, platform).kiosk
    yield kiosk
    kiosk.close()


def ask(driver: Driver, choice: str, send: str, *, ticket: bool = False, phone: str = "") -> None:
    driver.app.shell.call(ticket=ticket)
    driver.step(2)
    if not driver.sees(choice):
        driver.tap("下一页")
    driver.tap(choice)
    for digit in phone:
        driver.tap_widget(next(seen.widget for seen in driver.touchables() if seen.widget.say == digit), hold=1)
    driver.tap(send)
    driver.until(lambda: driver.app.shell.sitting.aside.registered and driver.sees("返回首页"))


def pairs(driver: Driver) -> dict[str, str]:
    slip = driver.app.shell.sitting.aside.slip
    return {block.label: block.value for block in slip.blocks if isinstance(block, Pair)}


def on_the_slip(driver: Driver) -> str:
    slip = driver.app.shell.sitting.aside.slip
    return "".join(block.text for block in slip.blocks if isinstance(block, Text))


@pytest.mark.parametrize(("send", "phone"), [("没有电话，提交", ""), ("提交求助", "07350000101")])
def test_whoever_is_helped_here_is_told_to_wait_here(start: Start, send: str, phone: str) -> None:
    driver = start()
    ask(driver, "现场帮", send, phone=phone)
    assert driver.sees("请在这里等")
    assert "请在这里等" in on_the_slip(driver)


def ticketed(driver: Driver, elder: bool) -> Driver:
    """A ticket without a telephone has been left, in that size of writing."""
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, elder=elder))
    ask(driver, "机器出了问题", "没有电话，登记", ticket=True)
    return driver


def test_while_the_line_is_down_nobody_waits_for_somebody_who_does_not_know(start: Start, platform: FakePlatform) -> None:
    driver = start()
    platform.down()
    ask(driver, "现场帮", "没有电话，提交")
    assert driver.sees("请直接找这里的工作人员")
    assert not driver.sees("请在这里等")


def test_a_ticket_without_a_telephone_says_where_to_ask(start: Start) -> None:
    driver = start()
    ask(driver, "机器出了问题", "没有电话，登记", ticket=True)
    assert driver.sees("请凭编号到人工窗口问"), "no machine knows it by its number"
    assert "请凭编号到人工窗口问" in on_the_slip(driver)


def test_a_landline_is_not_waited_for_here(start: Start) -> None:
    driver = start()
    ask(driver, "电话帮", "提交求助", phone="07350000101")
    assert driver.sees("请在座机旁等")
    assert not driver.sees("请在这里等")


@pytest.mark.parametrize(("size", "elder"), VIEWS, ids=str)
def test_the_longest_of_it_is_well_made(start: Start, size: tuple[int, int], elder: bool) -> None:
    driver = ticketed(start(size), elder)
    shell = driver.app.shell
    driver.step(3)
    assert faults(driver, shell.mode, driver.shot()) == []


@pytest.mark.parametrize(
    ("ticket", "choice", "send", "label"), [(True, "机器出了问题", "没有电话，登记", "原因"), (False, "现场帮", "没有电话，提交", "怎么帮")]
)
def test_the_slip_says_what_was_chosen(start: Start, ticket: bool, choice: str, send: str, label: str) -> None:
    driver = start()
    ask(driver, choice, send, ticket=ticket)
    assert pairs(driver)[label] == choice


@pytest.mark.parametrize(("size", "elder"), VIEWS, ids=str)
def test_whether_the_slip_is_there_stands_on_the_first_page(start: Start, size: tuple[int, int], elder: bool) -> None:
    driver = ticketed(start(size), elder)
    shell = driver.app.shell
    prints = shell.sitting.aside.prints
    driver.until(lambda: prints)
    prints[:] = [PrintResult(PrintOutcome.PRINTED)]
    shell.refresh()
    driver.step(5)
    assert driver.sees("凭条已打印，请取走")
    assert driver.sees("已经登记")
