"""The step bar: every shape has four or five parts, and a screen never stands before one that it follows."""

from __future__ import annotations

import pytest

from flows.item import Item
from flows.items import known
from flows.steps import FACE
from kiosk.screens import phases
from kiosk.screens.phases import Phase
from kiosk.screens.scene import SceneKind
from kiosk.workshop.people import card
from tests.kiosk.screens.cases import asking, of

ITEMS = known().values()


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_an_item_has_four_or_five_parts_and_ends_with_the_last(item: Item) -> None:
    names = phases.names(item)
    assert 4 <= len(names) <= 5
    assert phases.place(item, Phase.READ) == 1
    assert phases.place(item, Phase.END) == len(names)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_places_never_go_back(item: Item) -> None:
    places = [phases.place(item, phase) for phase in Phase]
    assert places == sorted(places)


@pytest.mark.parametrize("item_id", ["case-progress", "case-evaluation"])
def test_a_number_that_is_typed_is_not_called_a_check_of_the_person(item_id: str) -> None:
    item = known()[item_id]
    case = asking()
    case.item = item
    assert phases.names(item)[phases.place(item, phases.phase(SceneKind.QUESTIONS, case)) - 1] == "输入编号"
    assert "核对本人" not in phases.names(item)


def test_who_rates_an_earlier_case_is_not_told_of_a_result() -> None:
    assert phases.names(known()["case-evaluation"]) == ["阅读须知", "输入编号", "填写评价", "核对提交", "办结"]


def test_a_question_asked_again_from_the_result_stands_there() -> None:
    case = of("hf-account-query", consent=FACE)
    assert phases.phase(SceneKind.QUESTIONS, case) is Phase.IDENTITY
    case.change("consent")
    assert phases.phase(SceneKind.QUESTIONS, case) is Phase.CHECK


def test_a_card_before_the_first_question_is_about_who_and_after_it_about_what() -> None:
    assert phases.phase(SceneKind.CARD, of("hf-account-query", consent=FACE)) is Phase.IDENTITY
    booking = of("ca-marriage-appointment", consent="card-only", card=card("P6"), kind="结婚登记")
    assert phases.phase(SceneKind.CARD, booking) is Phase.FILL
