"""The step bar: every shape has four or five parts, and a screen never stands before one that it follows."""

from __future__ import annotations

import pytest

from flows.item import Shape
from flows.steps import FACE
from kiosk.screens import phases
from kiosk.screens.phases import Phase
from kiosk.screens.scene import SceneKind
from kiosk.workshop.people import card
from tests.kiosk.screens.cases import of


@pytest.mark.parametrize("shape", Shape)
def test_a_shape_has_four_or_five_parts_and_ends_with_the_last(shape: Shape) -> None:
    names = phases.names(shape)
    assert 4 <= len(names) <= 5
    assert phases.place(shape, Phase.READ) == 1
    assert phases.place(shape, Phase.END) == len(names)


@pytest.mark.parametrize("shape", Shape)
def test_places_never_go_back(shape: Shape) -> None:
    places = [phases.place(shape, phase) for phase in Phase]
    assert places == sorted(places)


def test_a_question_asked_again_from_the_result_stands_there() -> None:
    case = of("hf-account-query", consent=FACE)
    assert phases.phase(SceneKind.QUESTIONS, case) is Phase.IDENTITY
    case.change("consent")
    assert phases.phase(SceneKind.QUESTIONS, case) is Phase.CHECK


def test_a_card_before_the_first_question_is_about_who_and_after_it_about_what() -> None:
    assert phases.phase(SceneKind.CARD, of("hf-account-query", consent=FACE)) is Phase.IDENTITY
    booking = of("ca-marriage-appointment", consent="card-only", card=card("P6"), kind="结婚登记")
    assert phases.phase(SceneKind.CARD, booking) is Phase.FILL
