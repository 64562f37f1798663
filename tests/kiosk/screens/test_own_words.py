"""办不成事 in one's own words: nobody has to write, and what is written reaches the platform as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.bootstrap import Kiosk
from kiosk.pinyin import build
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import Rig
from tests.kiosk.screens.conftest import Start
from tests.needs import needs
from tests.window.driver import Driver
from tests.window.look import faults

PANELS = [(size, wanted) for size in ((1080, 1920), (1920, 1080), (768, 1366)) for wanted in ({}, {"elder": True})] + [
    ((1080, 1920), {"low": True})
]


@pytest.fixture
def kiosk(tmp_path: Path, platform: FakePlatform) -> Iterator[Kiosk]:
    needs("python3-jieba", (build.DICTIONARY / "dict.txt").exists(), "no dictionary")
    build.main()
    kiosk = Rig(tmp_path, platform).kiosk
    yield kiosk
    kiosk.close()


def press(driver: Driver, *says: str) -> None:
    for say in says:
        keys = driver.until(lambda say=say: [seen.widget for seen in driver.touchables() if seen.widget.say == say])
        driver.tap_widget(keys[0], hold=1)


def register(driver: Driver, platform: FakePlatform) -> dict[str, Any]:
    """Types a number, registers, and gives the ticket that the platform got."""
    press(driver, *"13800000199")
    driver.tap("登记办不成事")
    driver.until(lambda: driver.sees("已经登记"))
    return platform.told["tickets"][-1]


def begin(driver: Driver) -> None:
    driver.app.shell.call(ticket=True)
    driver.step(2)
    if not driver.sees("别的难处"):
        driver.tap("下一页")
    driver.tap("别的难处")


def test_words_reach_the_platform_as_they_were_typed(start: Start, platform: FakePlatform) -> None:
    driver = start()
    begin(driver)
    press(driver, *"shouji")
    offered = driver.until(lambda: [seen.widget for seen in driver.labels() if seen.widget.plain == "手机"])
    driver.tap_widget(offered[0].parent)
    press(driver, "数字", "3")
    driver.tap("下一步")

    assert register(driver, platform)["words"] == "别的难处：手机3"


def test_letters_that_are_no_word_yet_are_not_thrown_away(start: Start, platform: FakePlatform) -> None:
    driver = start()
    begin(driver)
    press(driver, *"shouji")
    driver.tap("下一步")
    assert driver.sees("请先点一个字")
    driver.tap_widget(next(seen.widget for seen in driver.labels() if seen.widget.plain == "手机").parent)
    driver.tap("下一步")

    driver.tap("返回")
    assert driver.sees("手机"), "one page back, and what was written is there"
    driver.tap("下一步")
    assert register(driver, platform)["words"] == "别的难处：手机"


def test_letters_that_are_no_word_yet_outlive_a_change_of_mode(start: Start, platform: FakePlatform) -> None:
    driver = start()
    begin(driver)
    press(driver, "数字", "3", "拼音", *"shouj")
    driver.tap("长辈版")
    press(driver, "i")
    driver.tap_widget(next(seen.widget for seen in driver.labels() if seen.widget.plain == "手机").parent)
    driver.tap("下一步")

    assert register(driver, platform)["words"] == "别的难处：3手机"


def test_a_ticket_needs_no_telephone(start: Start, platform: FakePlatform) -> None:
    driver = start()
    driver.app.shell.call(ticket=True)
    driver.step(2)
    driver.tap("机器出了问题")
    driver.tap("没有电话，登记")
    driver.until(lambda: driver.sees("已经登记"))
    assert platform.told["tickets"][-1]["phone"] == ""


def test_nobody_has_to_write(start: Start, platform: FakePlatform) -> None:
    driver = start()
    begin(driver)
    driver.tap("下一步")

    assert register(driver, platform)["words"] == "别的难处"


def test_words_belong_to_their_reason_only(start: Start, platform: FakePlatform) -> None:
    driver = start()
    begin(driver)
    press(driver, "数字", "3")
    driver.tap("返回")
    driver.tap("机器出了问题")

    assert register(driver, platform)["words"] == "机器出了问题"


@pytest.mark.parametrize(("size", "wanted"), PANELS, ids=str)
def test_the_page_is_well_made_on_every_panel(start: Start, size: tuple[int, int], wanted: dict[str, bool]) -> None:
    driver = start(size)
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, **wanted))
    begin(driver)

    assert driver.sees("下一步")
    assert faults(driver, shell.mode, driver.shot()) == []
