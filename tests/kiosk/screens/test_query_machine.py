"""A query machine: no device at all, and of use: guides, progress and ratings by number, help; and where the rest is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.config import ConfigError
from flows.item import Category
from kiosk.bootstrap import Kiosk, build_kiosk
from kiosk.enrolment import keep_credentials
from kiosk.screens.browsing import AtGuide, AtHome, AtRest, InCategory
from kiosk.settings import Settings, read_settings
from kiosk.workshop.people import CONFIG
from tests.kiosk.screens.test_empty_place import KEY, PANELS
from tests.window.driver import Driver
from tests.window.fixtures import Drive
from tests.window.look import faults


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    settings: Settings = read_settings(CONFIG / "query.toml")
    keep_credentials(tmp_path, {**KEY, "terminal": settings.terminal})
    kiosk = build_kiosk(replace(settings, state=str(tmp_path), platform="http://127.0.0.1:9"), CONFIG)
    yield kiosk
    kiosk.close()


@pytest.fixture
def start(kiosk: Kiosk, drive: Drive) -> Any:
    def open_window(size: tuple[int, int] = (1080, 1920)) -> Driver:
        from kiosk.screens.app import KioskApp

        driver = drive(lambda: KioskApp(kiosk.desk), size)
        driver.until(lambda: driver.app.shell.offers.elsewhere)
        return driver

    return open_window


def test_home_offers_what_a_number_and_a_code_are_enough_for(start: Any) -> None:
    driver = start()
    assert not driver.sees("我的办件")
    driver.tap("查进度")
    driver.tap("同意并开始办理")
    driver.until(lambda: driver.sees("请输入办件编号"))


def test_a_rating_begins_with_the_number_too(start: Any) -> None:
    driver = start()
    driver.tap("评价办件")
    assert driver.sees("评价办过的事")
    driver.tap("同意并开始办理")
    driver.until(lambda: driver.sees("请输入办件编号"))


def test_what_needs_a_device_leads_to_its_guide_and_to_the_next_whole_terminal(start: Any) -> None:
    driver = start()
    driver.tap("社会保险")
    driver.tap("社会保险参保缴费证明打印")
    assert driver.sees("这台机器只能查询，办理请到太和镇便民服务中心")
    assert driver.sees("用手机扫码，把这份指南带走")
    driver.tap("同意并开始办理")
    driver.skip(1)
    assert driver.app.shell.sitting.visit.case is None


def test_help_and_tickets_are_as_everywhere(start: Any) -> None:
    driver = start()
    driver.tap("请人帮我办")
    driver.tap("返回")
    driver.tap("办不成事")
    assert driver.app.shell.sitting.aside.ticket


def test_devices_on_a_query_machine_stop_the_start(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text((CONFIG / "query.toml").read_text(encoding="utf-8") + '[devices.camera]\ndriver = "opencv"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="query"):
        read_settings(file)


@pytest.mark.parametrize("size", PANELS)
@pytest.mark.parametrize("elder", [False, True])
def test_its_pages_are_well_made(start: Any, size: tuple[int, int], elder: bool) -> None:
    driver = start(size)
    shell, wrong = driver.app.shell, {}
    shell.prefer(replace(shell.mode, elder=elder))
    for place in (AtHome(), InCategory(Category.SOCIAL_INSURANCE), AtGuide("si-insured-certificate"), AtGuide("case-evaluation"), AtRest()):
        shell.go.to(place)
        driver.step(3)
        if found := faults(driver, shell.mode, driver.shot()):
            wrong[place] = found
    assert wrong == {}


@pytest.mark.parametrize(("elder", "told"), [(False, "只能看说明，办理请到太和镇便民服务中心"), (True, "只能看说明")])
def test_what_it_cannot_do_is_marked_in_lists_and_its_guide_still_opens(start: Any, elder: bool, told: str) -> None:
    driver = start()
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, elder=elder))
    driver.step(3)
    assert driver.sees("只能看说明"), "of a category too"
    shell.go.to(InCategory(Category.SOCIAL_INSURANCE))
    driver.step(3)
    items = [seen.widget for seen in driver.touchables() if type(seen.widget).__name__ == "ItemTile"]
    assert items
    assert driver.texts().count(told) == len(items)
    driver.tap_widget(items[0])
    assert driver.sees("这台机器只能查询，办理请到太和镇便民服务中心")
