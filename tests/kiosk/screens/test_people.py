"""Who helps besides the machine: one tap from every page that says no, and from the form that asks for help."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.config import ConfigError
from flows.refusal import Refusal
from kiosk.bootstrap import Kiosk
from kiosk.settings import Post, read_site
from kiosk.trouble import Trouble
from kiosk.workshop.people import CONFIG
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.look import faults

PANELS = [
    ((1080, 1920), {}),
    ((1080, 1920), {"elder": True}),
    ((1080, 1920), {"low": True}),
    ((1920, 1080), {"elder": True}),
    ((768, 1366), {"elder": True}),
    ((768, 1366), {"low": True}),
]


@pytest.mark.parametrize(("size", "wanted"), PANELS, ids=str)
def test_everybody_of_the_site_can_be_found_and_the_page_is_well_made(
    start: Start, kiosk: Kiosk, size: tuple[int, int], wanted: dict[str, bool]
) -> None:
    driver = start(size)
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, **wanted))
    shell.go.to_people()
    read, wrong = turned(driver)
    site = kiosk.desk.site
    assert wrong == []
    for telling in (
        site.window,
        site.helper,
        site.helper_phone,
        *(word for one in site.people for word in (one.name, one.role, one.phone)),
    ):
        assert telling in read, telling


def test_people_are_one_tap_from_a_page_that_says_no_and_back_leads_there(start: Start) -> None:
    driver = start()
    driver.app.shell.failed(Trouble(Refusal.OFFLINE))
    driver.step(2)
    driver.tap("看谁能帮您")
    assert driver.sees("向师傅")
    driver.tap("返回")
    assert driver.sees(Refusal.OFFLINE.explanation.happened)


def test_the_form_for_help_is_as_near_as_before_and_people_are_beside_it(start: Start) -> None:
    driver = start()
    driver.tap("请人帮我办")
    assert driver.sees("上门帮")
    driver.tap("看谁能帮您")
    assert driver.sees("王主任")
    driver.tap("请人帮我办")
    assert driver.sees("上门帮")
    driver.tap("看谁能帮您")
    driver.tap("办不成事")
    assert driver.sees("查不到我的信息")


@pytest.mark.parametrize("wanted", [{"low": True}, {"low": True, "elder": True}], ids=str)
def test_with_low_reach_the_forms_hold_everything_below_the_middle(start: Start, wanted: dict[str, bool]) -> None:
    driver = start()
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, **wanted))
    for ticket in (False, True):
        shell.call(ticket=ticket)
        driver.step(2)
        assert faults(driver, shell.mode) == []
        assert [seen.widget.say for seen in driver.touchables() if seen.top > 960] == []


def test_a_site_lists_its_people_and_a_wrong_key_is_named(tmp_path: Path) -> None:
    site = read_site(CONFIG, "taihe")
    assert {one.post for one in site.people} == set(Post)
    folder = tmp_path / "sites"
    folder.mkdir()
    words = (CONFIG / "sites" / "taihe.toml").read_text(encoding="utf-8")
    (folder / "taihe.toml").write_text(words.replace('post = "hall"', 'posts = "hall"'), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"people.1.*posts.*did you mean 'post'"):
        read_site(tmp_path, "taihe")


def turned(driver: Driver) -> tuple[str, list[str]]:
    """All that stands on the pages, and what is wrong with them."""
    read, wrong = "", []
    for _ in driver.pages():
        read += " ".join(driver.texts())
        wrong += faults(driver, driver.app.shell.mode)
    return read, wrong
