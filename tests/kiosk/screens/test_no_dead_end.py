"""Whoever is told no can go on: with another item, or to the people of the place. A number that runs down says for what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.refusal import Refusal
from kiosk.screens.browsing import AtHome
from kiosk.settings import read_site
from kiosk.ui.tokens import Mode
from kiosk.workshop.people import CONFIG, card
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.look import faults
from tools.gallery.moments import Moment, of_item, refusals

PANELS = [((1080, 1920), {}), ((1920, 1080), {"elder": True}), ((768, 1366), {"elder": True}), ((768, 1366), {"elder": True, "low": True})]


@pytest.mark.parametrize(("size", "wanted"), PANELS, ids=str)
def test_every_no_leads_on_to_another_item_and_to_people(start: Start, size: tuple[int, int], wanted: dict[str, bool]) -> None:
    driver = start(size)
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, **wanted))
    for moment in refusals():
        _arranged(driver, moment)
        assert driver.sees("换一件事"), moment.name
        assert driver.sees("看谁能帮您"), moment.name
        assert faults(driver, shell.mode) == [], moment.name


def test_another_item_begins_with_the_card_that_was_read(start: Start) -> None:
    driver = start()
    shell = driver.app.shell
    _arranged(driver, next(moment for moment in refusals() if moment.name == f"refused {Refusal.NODATA.code}"))
    shell.sitting.visit.card = card("P1")
    driver.tap("换一件事")
    assert shell.sitting.place == AtHome()
    assert driver.sees("您好，还要办什么")
    assert shell.sitting.visit.card is not None


def test_the_number_that_runs_down_on_the_rating_page_says_for_what(start: Start) -> None:
    driver = start()
    shell = driver.app.shell
    _arranged(driver, next(moment for moment in of_item(shell.desk.items["si-insured-certificate"]) if moment.name == "evaluation"))
    assert driver.sees("秒后自动结束")
    assert faults(driver, Mode()) == []


def test_the_place_of_whoever_comes_is_said_without_naming_them_twice() -> None:
    from kiosk.screens.help import coming

    for name in ("taihe", "lufeng-bank", "taihe-village"):
        site = read_site(CONFIG, name)
        told = coming(site).format(role=site.helper_role, window=site.window)
        assert told.count(site.helper_role) == 1, told


def _arranged(driver: Driver, moment: Moment) -> None:
    moment.arrange(driver.app.shell)
    driver.step(2)
