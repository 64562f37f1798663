"""The answer to a call for help: what matters is seen first, whoever looks and on whatever panel."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.language import Language
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.look import faults
from tools.gallery.moments import general

NUMBER = "431021 0007 251121 000123 3"
BEARINGS = [((1080, 1920), True, False), ((1080, 1920), True, True), ((768, 1366), True, False), ((768, 1366), False, True)]


def registered(driver: Driver, *, ticket: bool) -> None:
    """The page as it stands once the slip is out."""
    name = "ticket registered" if ticket else "help registered"
    next(moment for moment in general(driver.app.shell.desk) if moment.name == name).arrange(driver.app.shell)
    driver.step(4)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("ticket", [False, True])
@pytest.mark.parametrize(("size", "elder", "low"), BEARINGS, ids=str)
def test_the_news_and_the_number_stand_on_the_first_page(
    start: Start, size: tuple[int, int], elder: bool, low: bool, ticket: bool, language: Language
) -> None:
    driver = start(size)
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, elder=elder, low=low, language=language))
    registered(driver, ticket=ticket)
    assert driver.sees(shell.mode.tr("已经登记"))
    assert NUMBER.replace(" ", "") in "".join("".join(driver.texts()).split())
    wrong = [fault for _ in driver.pages() for fault in faults(driver, shell.mode)]
    assert wrong == []


def test_with_everything_low_the_upper_half_is_read_and_few_pages_are_turned(start: Start) -> None:
    driver = start()
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, elder=True, low=True))
    registered(driver, ticket=False)
    texts = driver.texts()
    assert {"已经登记", "由谁负责", "最迟答复"} <= set(texts)
    assert not driver.sees("下一页") or max(driver.pages()) <= 2
