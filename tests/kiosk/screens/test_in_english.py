"""Every screen of every item in English: no Chinese but names, places and what else stands in a record; nothing cut or overlapping."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from core.cancel import Cancel
from core.id_card import IdCard
from core.language import Language
from devices.problem import DeviceError, Problem
from flows.item import Category
from flows.items import known
from flows.refusal import Refusal
from kiosk.bootstrap import Kiosk
from kiosk.desk import Desk
from kiosk.identity import UnclaimedCard
from kiosk.screens.browsing import AtBundles, AtGuide, AtHome, AtServices, InCategory
from kiosk.trouble import Trouble
from kiosk.workshop.people import card
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.fixtures import screen  # noqa: F401
from tests.window.look import cut_texts, faults, overlapping_texts, split_words
from tools.gallery.moments import general, of_item, refusals
from tools.gallery.open_machine import EverythingOpen
from tools.gallery.promises import chinese
from tools.gallery.stage import Stage, desk
from tools.gallery.views import LYING, View

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


def cramped(driver: Driver) -> list[str]:
    return [*cut_texts(driver), *overlapping_texts(driver), *split_words(driver)]


@pytest.fixture
def readiness() -> type[EverythingOpen]:
    return EverythingOpen


def english(start: Start, elder: bool = False) -> tuple[Driver, Any]:
    driver = start()
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, language=Language.ENGLISH, elder=elder))
    driver.step(2)
    return driver, shell


@pytest.fixture(scope="module")
def open_desk() -> Iterator[Desk]:
    with desk() as opened:
        yield opened


class InOneWindow:
    """The items one after the other in one window. A check looks at a screen once, also where the next item has the same one."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._met = stage, set[Any]()

    def wrong(self, item_id: str, *checks: Check) -> dict[str, list[str]]:
        """What is wrong with each screen of an item and its further pages."""
        found = {}
        for moment in of_item(known()[item_id]):
            for name in self._stage.leaves(moment):
                assert self._stage.shell.mode.language is Language.ENGLISH
                found[name] = self._not_met(checks)
        return {name: faults for name, faults in found.items() if faults}

    def _not_met(self, checks: tuple[Check, ...]) -> list[str]:
        signature = self._stage.signature()
        due = [check for check in checks if (check, signature) not in self._met]
        self._met.update((check, signature) for check in due)
        with self._stage.driver.still():
            return [fault for check in due for fault in check(self._stage.driver)]


@pytest.fixture(scope="module")
def in_one_window(screen: None, open_desk: Desk) -> Iterator[InOneWindow]:  # noqa: F811
    stage = Stage(open_desk, View("english", english=True))
    yield InOneWindow(stage)
    stage.close()


@pytest.mark.parametrize("item_id", list(known()))
def test_every_screen_of_an_item_is_in_english(in_one_window: InOneWindow, item_id: str) -> None:
    """Of one item of each shape English has its room, too."""
    checks = (chinese, cramped) if item_id in BY_SHAPE else (chinese,)
    assert in_one_window.wrong(item_id, *checks) == {}


class OnTheReader:
    """A reader on which that card lies once, and then none."""

    def __init__(self, card: IdCard) -> None:
        self._cards = [card]

    def must_be_lifted(self, cancel: Cancel) -> bool:
        """The card was laid just now."""
        return False

    def read_card(self, cancel: Cancel, unclaimed: UnclaimedCard) -> IdCard:
        """The card; after it nothing until the screen lets go."""
        if self._cards:
            return self._cards.pop()
        cancel.wait(60.0)
        raise DeviceError(Problem.SILENT)


def test_whose_card_has_to_follow_the_staff_s_is_said_in_english(start: Start, kiosk: Kiosk) -> None:
    driver, shell = english(start)
    of_staff = card("P1")
    shell.desk.identity = OnTheReader(of_staff)
    next(moment for moment in of_item(known()["mi-remote-filing"]) if moment.name == "agent_card").arrange(shell)
    shell.sitting.staff = of_staff.number
    driver.until(lambda: driver.sees("This is the staff member's ID card."))
    assert driver.sees("Then place this card on the reader: ID card of the person doing this.")
    assert chinese(driver) == []


@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
def test_what_stands_before_and_beside_an_item_is_in_english(start: Start, kiosk: Kiosk, elder: bool) -> None:
    driver, shell = english(start, elder=elder)
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


def test_what_belongs_to_no_item_is_in_english(screen: None, open_desk: Desk) -> None:  # noqa: F811
    stage, wrong = Stage(open_desk, View("english", english=True)), {}
    for moment in (*general(open_desk), *refusals()):
        stage.show(moment)
        assert stage.shell.mode.language is Language.ENGLISH
        wrong[moment.name] = chinese(stage.driver)
    stage.close()
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize("voice", [False, True])
@pytest.mark.parametrize("elder", [False, True])
def test_whoever_sits_reaches_the_key_that_lowers_everything(screen: None, open_desk: Desk, elder: bool, voice: bool) -> None:  # noqa: F811
    stage = Stage(open_desk, View("english", english=True, elder=elder, voice=voice))
    stage.show(next(moment for moment in general(open_desk) if moment.name == "preferences"))
    keys = [seen for seen in stage.driver.touchables() if seen.widget.say.startswith("Low reach")]
    assert min(seen.middle[1] for seen in keys) < stage.shell.mode.height / 2
    stage.close()


def test_the_bank_s_help_has_room_on_a_lying_panel(screen: None) -> None:  # noqa: F811
    view = View("bank, english, lying", LYING, english=True, site="lufeng-bank")
    with desk(view) as bank:
        stage = Stage(bank, view)
        stage.show(next(moment for moment in general(bank) if moment.name == "help"))
        assert stage.faults() == []
        stage.close()
