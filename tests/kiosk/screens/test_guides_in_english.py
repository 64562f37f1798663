"""Who reads English gets the whole guide in English: on both pages nothing is Chinese and nothing is cut."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from core.language import Language
from kiosk.bootstrap import Kiosk
from kiosk.screens.browsing import AtGuide
from tests.kiosk.screens.conftest import Start
from tests.kiosk.screens.test_every_page import pages
from tests.kiosk.screens.test_take_along import Heard
from tests.window.driver import Driver
from tests.window.look import faults
from tools.gallery.open_machine import EverythingOpen

MORE = "More"
CHINESE = re.compile("[\u4e00-\u9fff]")


def in_chinese(driver: Driver) -> list[str]:
    """What is written in Chinese here; the way back to Chinese is."""
    written = [widget.plain for widget in driver.app.shell.screen.widget.walk() if hasattr(widget, "plain")]
    return [text for text in written if CHINESE.search(text) and text not in ("中文", "中文版")]


def longest(kiosk: Kiosk) -> list[str]:
    """The longest guide of each category: the others need no more room."""
    length = {item: len("".join(vars(kiosk.desk.guides.in_language(item, Language.ENGLISH)).values())) for item in kiosk.desk.items}
    return list({kiosk.desk.items[item].category: item for item in sorted(length, key=lambda item: length[item])}.values())


@pytest.mark.parametrize("readiness", [EverythingOpen])
@pytest.mark.parametrize("elder", [False, True])
def test_a_guide_is_in_english_and_well_made(start: Start, kiosk: Kiosk, elder: bool) -> None:
    driver = start()
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, elder=elder, language=Language.ENGLISH))
    found = {}
    for item in longest(kiosk):
        shell.go.to(AtGuide(item))
        wrong = [*pages(driver, shell), *in_chinese(driver)]
        driver.tap(MORE)
        wrong += [*pages(driver, shell), *in_chinese(driver)]
        if wrong:
            found[item] = wrong
    assert found == {}


@pytest.mark.parametrize(
    ("size", "item"), [((1080, 1920), "ag-longevity-allowance-authentication"), ((1920, 1080), "fp-reward-confirm")], ids=str
)
def test_in_large_type_a_long_title_has_room_where_the_guide_can_be_heard(start: Start, size: tuple[int, int], item: str) -> None:
    driver = start(size)
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, elder=True, language=Language.ENGLISH))
    shell.voice.close()
    shell.voice = Heard()
    shell.go.to(AtGuide(item))
    driver.step(2)
    driver.tap(MORE)
    driver.step(2)
    assert driver.sees("Listen")
    assert faults(driver, shell.mode) == []
