"""Six taps at most from the home page to a result or a certificate: a tap is a touch that must be; typed characters, card and face are none.

    way to the item      to its guide   + 开始   + questions   + the act
    home, 大家常办              1
    category                    2
    我要…, 一件事               3

The screens of some items are tapped through, to see that the count of the others is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from core.clock import DEMO_START
from flows.flow import QUESTIONS, Answers, Path, Step, StepKind
from flows.item import Item, Shape
from flows.items import catalogue
from flows.steps import looked
from flows.walk import LOOKED
from kiosk.bootstrap import Kiosk
from kiosk.case import Case
from kiosk.finding.uses import LEAST
from kiosk.finding.wishes import WISHES
from kiosk.screens import asking
from kiosk.screens.browsing import BrowsingPlace, InBundle, InCategory, InWish
from kiosk.screens.wishes import WISH_LOOKS
from kiosk.ui.tokens import Mode
from kiosk.workshop import walks
from kiosk.workshop.people import policy
from kiosk.workshop.walks import ends
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tools.gallery.open_machine import EverythingOpen

MOST = 6
START = ACT = 1
HOME, CATEGORY, LISTED = 1, 2, 3
"""Taps to the guide of an item: from the line of the home page, by category, by a wish or a matter of life."""

ITEMS = [item for item in catalogue().values() if item.shape in (Shape.QUERY, Shape.CERT)]
MODES = {"standard": Mode(), "elder": Mode(elder=True)}

TWO_QUESTIONS = {
    "ps-household-certificate": "what is certified, and what for",
    "hf-offsite-loan-certificate": "the province, then the city",
    "re-housing-certificate": "what for, and a promise that the register asks for",
}
"""Nothing can stand for these answers before they are given: by category six taps, by a wish or a matter of life seven."""

WITH_RARE_RECORDS = {
    "ps-household-certificate": 8,
    "hf-offsite-loan-certificate": 7,
    "re-registration-progress": 8,
}
"""Taps by category of whoever has several former relatives to choose from, has no telephone that the fund knows, or types number and
code instead of laying down the card and then has several applications."""

Given = dict[str, Any]


def answered(step: Step, path: Path) -> list[Any]:
    usable = walks.usable(step, path.answers)
    return [looked(step, path.answers, value) if step.kind in LOOKED else value for value in usable]


def filled(item: Item, others: int) -> Iterator[Given]:
    """The answers of everybody who gets to the act; where a preset stands nothing is answered."""
    walks = ends(lambda given, _: item.path(given, policy()), answered, {}, set(), others)
    return (given for given, path in walks if path.complete)


def usual(item: Item) -> Given:
    """Of the first who gets there."""
    return next(given for others in range(3) for given in filled(item, others))


def pages(item: Item, given: Given, mode: Mode) -> Iterator[list[tuple[Step, Answers]]]:
    """The screens of questions on the way to the act, each with what it asks."""
    case = Case(item, "1" * 23, policy(), DEMO_START)
    while (step := case.path().next) is not None:
        asked = asking.asked_together(case, given, mode.questions) if step.kind in QUESTIONS else [(step, case.path().answers)]
        if step.kind in QUESTIONS:
            yield asked
        case.given.update({one.id: given[one.id] for one, _ in asked})


def taps_of(asked: list[tuple[Step, Answers]], given: Given) -> int:
    """The taps of one screen: one each for a choice or a promise that stands alone, else 「下一步」 too."""
    touched = sum(_touched(step, given[step.id], before) for step, before in asked)
    alone = len(asked) == 1 and asked[0][0].kind in (StepKind.CHOICE, StepKind.PROMISE, StepKind.REGION)
    return touched if alone else touched + 1


def _touched(step: Step, value: Any, before: Answers) -> int:
    if step.kind in (StepKind.NUMBER, StepKind.CODE, StepKind.AMOUNT, StepKind.PHONE, StepKind.TEXT):
        return 0
    if step.kind is StepKind.REGION:
        assert step.extra["start"](before) == "", "begins with the provinces"
        return len(value.names)
    return len(value) if step.kind is StepKind.CHOICES else 1


def taps(item: Item, given: Given, mode: Mode, way: int) -> int:
    """From the home page to the act done."""
    return way + START + sum(taps_of(asked, given) for asked in pages(item, given, mode)) + ACT


@pytest.mark.parametrize("mode", MODES.values(), ids=MODES)
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_by_category_and_from_the_home_page_it_is_six_taps_at_most(item: Item, mode: Mode) -> None:
    assert taps(item, usual(item), mode, CATEGORY) <= MOST
    assert taps(item, usual(item), mode, HOME) <= MOST - 1


@pytest.mark.parametrize("mode", MODES.values(), ids=MODES)
def test_by_a_wish_or_a_matter_of_life_only_two_questions_make_it_seven(mode: Mode) -> None:
    counted = {item.id: taps(item, usual(item), mode, LISTED) for item in ITEMS}
    assert {item_id: count for item_id, count in counted.items() if count > MOST} == dict.fromkeys(TWO_QUESTIONS, MOST + 1)


def test_who_needs_more_has_unusual_records_or_no_card() -> None:
    counted = {item.id: max(taps(item, given, Mode(), CATEGORY) for given in filled(item, 2)) for item in ITEMS}
    assert {item_id: count for item_id, count in counted.items() if count > MOST} == WITH_RARE_RECORDS


# in the window


class Resident:
    """Touches what must be touched, and counts."""

    def __init__(self, driver: Driver) -> None:
        self.ui, self.shell, self.taps = driver, driver.app.shell, 0

    def tap(self, text: str) -> None:
        self.ui.until(lambda: self.ui.sees(text))
        self.ui.tap(text)
        self.taps += 1

    def reads(self, given: Given) -> Case:
        """Card, face and departments have answered."""
        self.ui.until(lambda: self.shell.sitting.visit.case)
        case: Case = self.shell.sitting.visit.case
        case.given.update({step_id: value for step_id, value in given.items() if case.item.step(step_id).kind not in QUESTIONS})
        self.shell.errands.forget()
        self.shell.sitting.trouble = None
        self.shell.refresh()
        return case

    def answers(self, asked: list[tuple[Step, Answers]], given: Given) -> None:
        for step, before in asked:
            told = {option.value: option.label for option in step.options(before)}
            for value in given[step.id] if step.kind is StepKind.CHOICES else [given[step.id]]:
                self.tap("我已看完并承诺" if step.kind is StepKind.PROMISE else told[value])
        if "下一步" in self.ui.texts():
            self.tap("下一步")


DRIVEN = ("hf-account-query", "re-housing-certificate")
"""A query, and a certificate with a question and a promise."""

SECOND_PAGE = {
    InWish("paper"): {"hf-loan-settled-certificate", "hf-offsite-loan-certificate", "re-housing-certificate"},
    InWish("look"): {"re-housing-certificate", "ag-senior-preference-card"},
}
"""More is wished than one page holds: there they take a tap more, by category and by 一件事 they do not."""


@pytest.fixture
def readiness() -> type[EverythingOpen]:
    return EverythingOpen


@pytest.fixture
def opened(start: Start, kiosk: Kiosk) -> Resident:
    """Before the home page of a kiosk at which others do these things."""
    for item_id in DRIVEN:
        for _ in range(LEAST):
            kiosk.desk.count_use(item_id)
    resident = Resident(start())
    resident.ui.until(lambda: resident.shell.offers.common)
    resident.ui.until(lambda: resident.ui.sees("大家常办"))
    return resident


def ways(item: Item, kiosk: Kiosk) -> dict[int, list[tuple[str, ...]]]:
    """What is tapped before the guide, by the number of taps."""
    assert item.category is not None
    wishes = [wish for wish in WISHES.values() if wish.means([item]) and item.id not in SECOND_PAGE.get(InWish(wish.id), ())]
    matters = [bundle for bundle in kiosk.desk.bundles.values() if item.id in bundle.items]
    listed = [("找事项", WISH_LOOKS[wish.id][0], item.name) for wish in wishes]
    return {
        HOME: [(item.tile,)],
        CATEGORY: [(item.category.title, item.name)],
        LISTED: [*listed, *(("一件事", matter.title, item.name) for matter in matters)],
    }


@pytest.mark.parametrize("item_id", DRIVEN)
def test_so_many_taps_it_really_is_in_every_way_of_finding(opened: Resident, kiosk: Kiosk, item_id: str) -> None:
    item = catalogue()[item_id]
    given = usual(item)
    for count, ways_so_long in ways(item, kiosk).items():
        for way in ways_so_long:
            opened.taps = 0
            for text in way:
                opened.tap(text)
            opened.tap("同意并开始办理")
            case = opened.reads(given)
            for asked in pages(item, given, opened.shell.mode):
                opened.answers(asked, given)
            opened.tap(item.act_label(case.path().answers))
            assert case.acted, "the act has begun"
            assert opened.taps == taps(item, given, opened.shell.mode, count)
            opened.shell.finish()
            opened.ui.step(2)


def places() -> Iterator[tuple[BrowsingPlace, list[Item]]]:
    """Every list with such an item in it."""
    categories = {item.category for item in ITEMS if item.category}
    yield from ((InCategory(category), [item for item in ITEMS if item.category is category]) for category in categories)
    yield from ((InWish(wish.id), found) for wish in WISHES.values() if (found := wish.means(ITEMS)))


def test_no_other_list_hides_such_an_item_on_a_second_page(opened: Resident, kiosk: Kiosk) -> None:
    matters = [(InBundle(bundle.id), [item for item in ITEMS if item.id in bundle.items]) for bundle in kiosk.desk.bundles.values()]
    for place, items in [*places(), *matters]:
        opened.shell.go.to(place)
        opened.ui.lay_out()
        opened.ui.lay_out()
        hidden = {item.id for item in items if not opened.ui.sees(opened.shell.screen.called(item))}
        assert hidden == SECOND_PAGE.get(place, set()), place
