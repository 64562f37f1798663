"""Every screen of every item in English: no Chinese but names, places and what else stands in a record; nothing cut or overlapping."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from core.cancel import Cancel
from core.id_card import IdCard
from core.language import Language, read_sentences
from devices.problem import DeviceError, Problem
from flows.item import Category
from flows.items import known
from flows.refusal import Refusal
from kiosk.bootstrap import Kiosk
from kiosk.screens.browsing import AtBundles, AtGuide, AtHome, AtServices, InCategory
from kiosk.trouble import Trouble
from kiosk.workshop.english import data_texts
from kiosk.workshop.new_item import ROOT
from kiosk.workshop.people import CONFIG, card
from tests.kiosk.screens.conftest import Start
from tests.kiosk.screens.screens_of_items import cases
from tests.kiosk.screens.test_every_page import EverythingOpen
from tests.window.driver import Driver
from tests.window.look import cut_texts, faults, overlapping_texts, split_words

Check = Callable[[Driver], list[str]]
BY_SHAPE = (
    "si-insured-certificate",
    "si-pension-payment-query",
    "si-resident-pension-pay",
    "am-subsidy-apply",
    "ps-id-card-renewal-appointment",
    "ag-longevity-allowance-authentication",
    "my-cases",
)
"""One item of each shape."""

_RUN = re.compile("[\u3400-\u9fff]+")
_ITS_OWN_NAME = "中文版"


@cache
def recorded() -> str:
    """All that is data, and the few Chinese names that stand in the English."""
    return "\n".join([*data_texts(CONFIG, ROOT), *read_sentences(ROOT / "assets" / "locale" / "en").values()])


def from_records(run: str) -> bool:
    """Whether records say it: as it is, or as a place in a place; or a resident has written it, in the longest text that a case holds."""
    return (
        set(run) == {"字"}
        or run in recorded()
        or any(run[:cut] in recorded() and run[cut:] in recorded() for cut in range(2, len(run) - 1))
    )


def chinese(driver: Driver) -> list[str]:
    """Labels with Chinese that they may not have: none but data, and there nothing that no record says."""
    found = []
    for words in (seen.widget for seen in driver.labels()):
        runs = _RUN.findall(words.plain)
        if runs and words.plain != _ITS_OWN_NAME and (not words.data or not all(map(from_records, runs))):
            found.append(words.plain)
    return found


def cramped(driver: Driver) -> list[str]:
    return [*cut_texts(driver), *overlapping_texts(driver), *split_words(driver)]


def english(start: Start, kiosk: Kiosk, elder: bool = False) -> tuple[Driver, Any]:
    kiosk.desk.readiness = EverythingOpen(kiosk.desk._parts)
    driver = start()
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, language=Language.ENGLISH, elder=elder))
    driver.step(2)
    return driver, shell


def shown(driver: Driver, shell: Any, item_id: str, *checks: Check) -> dict[str, list[str]]:
    """What is wrong with each screen of an item."""
    wrong = {}
    for name, case in cases(known()[item_id]):
        shell.sitting.visit.cases[:] = [case]
        shell.sitting.place = shell.sitting.trouble = None
        shell.refresh()
        driver.lay_out()
        driver.lay_out()
        wrong[name] = [fault for check in checks for fault in check(driver)]
    return {name: found for name, found in wrong.items() if found}


@pytest.mark.parametrize("item_id", list(known()))
def test_every_screen_of_an_item_is_in_english(start: Start, kiosk: Kiosk, item_id: str) -> None:
    assert shown(*english(start, kiosk), item_id, chinese) == {}


@pytest.mark.parametrize("item_id", BY_SHAPE)
def test_english_has_room(start: Start, kiosk: Kiosk, item_id: str) -> None:
    assert shown(*english(start, kiosk), item_id, cramped) == {}


class OnTheReader:
    """A reader on which that card lies once, and then none."""

    def __init__(self, card: IdCard) -> None:
        self._cards = [card]

    def read_card(self, cancel: Cancel) -> IdCard:
        """The card; after it nothing until the screen lets go."""
        if self._cards:
            return self._cards.pop()
        cancel.wait(60.0)
        raise DeviceError(Problem.SILENT)


def test_whose_card_has_to_follow_the_staff_s_is_said_in_english(start: Start, kiosk: Kiosk) -> None:
    driver, shell = english(start, kiosk)
    of_staff = card("P1")
    case = next(case for name, case in cases(known()["mi-remote-filing"]) if name == "agent_card")
    shell.desk.identity = OnTheReader(of_staff)
    shell.sitting.staff = of_staff.number
    shell.sitting.visit.cases[:] = [case]
    shell.sitting.place = None
    shell.refresh()
    driver.until(lambda: driver.sees("This is the staff member's ID card."))
    assert driver.sees("Then place this card on the reader: ID card of the person doing this.")
    assert chinese(driver) == []


@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
def test_what_stands_before_and_beside_an_item_is_in_english(start: Start, kiosk: Kiosk, elder: bool) -> None:
    driver, shell = english(start, kiosk, elder=elder)
    wrong = {}
    for place in (AtHome(), InCategory(None), InCategory(Category.AGEING), AtBundles(), AtServices(), AtGuide("si-insured-certificate")):
        shell.go.to(place)
        driver.step(2)
        wrong[str(place)] = [*chinese(driver), *faults(driver, shell.mode)]
    for name, act in (
        ("trouble", lambda: shell.failed(Trouble(Refusal.OFFLINE, "x"))),
        ("help", lambda: shell.call(ticket=False)),
        ("ticket", lambda: shell.call(ticket=True)),
    ):
        act()
        driver.step(2)
        wrong[name] = [*chinese(driver), *faults(driver, shell.mode)]
    assert {name: found for name, found in wrong.items() if found} == {}
