"""Which screen it is follows from the visit, its case and where the resident browses; from nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.clock import DEMO_START
from flows.fields import choice
from flows.item import Category
from flows.records.exchange import Payment, PayState, Registered
from flows.refusal import Refusal, Refused
from flows.steps import FACE, OTHER_WAY, card, face, lookup
from kiosk.case import Case
from kiosk.screens.browsing import AtDoor, AtGuide, AtHome, BrowsingPlace, InCategory
from kiosk.screens.conductor import scene
from kiosk.screens.scene import Scene, SceneKind
from kiosk.screens.sitting import About, Aside, Sitting
from kiosk.trouble import KioskProblem, Trouble
from kiosk.workshop.people import card as card_of
from tests.kiosk.screens.cases import DONE, asking, begun, of, without_vouching


def in_case(case: Case) -> Sitting:
    sitting = Sitting(place=None)
    sitting.visit.open(case)
    return sitting


def kind_of(case: Case) -> SceneKind:
    return scene(in_case(case)).kind


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (AtHome(), SceneKind.HOME),
        (InCategory(Category.AGEING), SceneKind.CATEGORY),
        (InCategory(None), SceneKind.CATEGORY),
        (AtGuide("hf-account-query"), SceneKind.GUIDE),
        (AtDoor(), SceneKind.DOOR),
    ],
)
def test_browsing_shows_the_place(place: BrowsingPlace, kind: SceneKind) -> None:
    assert scene(Sitting(place=place)).kind is kind


def test_every_place_has_a_screen_of_its_own() -> None:
    kinds = [place.kind for place in BrowsingPlace.__subclasses__()]
    assert len(kinds) > 10
    assert len(set(kinds)) == len(kinds)


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        (of("hf-account-query"), SceneKind.GUIDE),
        (of("hf-account-query", consent=FACE), SceneKind.CARD),
        (of("hf-account-query", consent=FACE, card=card_of("P6")), SceneKind.FACE),
        (of("hf-account-query", consent=OTHER_WAY, card=card_of("P6")), SceneKind.VOUCH),
        (of("ut-electricity-pay", consent="card-only"), SceneKind.QUESTIONS),
        (of("ut-electricity-pay", consent="card-only", by="number", account_no="4310210000011"), SceneKind.WAITING),
        (of("si-insured-certificate", consent=FACE, card=card_of("P12")), SceneKind.REFUSED),
        (asking(choice("one", "一", ["甲"]), one="甲"), SceneKind.CHECK),
    ],
)
def test_a_case_shows_its_next_step(case: Case, kind: SceneKind) -> None:
    assert kind_of(case) is kind


@pytest.mark.parametrize(
    "reason",
    [
        lambda sitting: setattr(sitting, "face_off", "V-MODELS"),
        lambda sitting: setattr(sitting.visit, "face_tries", 3),
    ],
)
def test_a_person_vouches_when_no_face_can_be_compared_or_three_tries_failed(reason: Callable[[Sitting], None]) -> None:
    sitting = in_case(of("hf-account-query", consent=FACE, card=card_of("P6")))
    reason(sitting)
    assert scene(sitting).kind is SceneKind.VOUCH


def test_where_nobody_may_vouch_a_face_that_cannot_be_compared_is_refused_truthfully() -> None:
    sitting = in_case(without_vouching(of("hf-account-query", consent=OTHER_WAY, card=card_of("P6"))))
    assert scene(sitting) == Scene(SceneKind.REFUSED, Refused(Refusal.FACE))


def test_each_try_before_the_camera_is_a_screen_of_its_own() -> None:
    sitting = in_case(of("hf-account-query", consent=FACE, card=card_of("P6")))
    first = scene(sitting)
    sitting.visit.face_tries = 1
    assert scene(sitting) != first


def complete(**facts: object) -> Case:
    case = asking(choice("one", "一", ["甲"]), one="甲")
    for name, value in facts.items():
        setattr(case, name, value)
    return case


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        (complete(agreed=True), SceneKind.SUBMITTING),
        (complete(agreed=True, judged=Refused(Refusal.QUOTA)), SceneKind.REFUSED),
        (complete(agreed=True, outcome=DONE), SceneKind.RESULT),
        (complete(agreed=True, outcome=DONE, seen=True), SceneKind.EVALUATION),
        (complete(agreed=True, outcome=DONE, seen=True, rating=0), SceneKind.GOODBYE),
    ],
)
def test_after_the_act_the_screen_follows_what_became_of_it(case: Case, kind: SceneKind) -> None:
    assert kind_of(case) is kind


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (PayState.QR_SHOWN, SceneKind.PAYMENT),
        (PayState.UNKNOWN, SceneKind.UNCERTAIN),
        (PayState.REFUNDING, SceneKind.UNCERTAIN),
        (PayState.PAID, SceneKind.SUBMITTING),
    ],
)
def test_a_payment_shows_its_code_until_it_is_paid_or_nobody_knows(state: PayState, kind: SceneKind) -> None:
    case = begun("ut-electricity-pay")
    case.payment = Payment("1", case.number, "q", 100, state, "http://127.0.0.1/pay/1")
    assert kind_of(case) is kind


def test_a_call_for_help_lies_over_everything_and_a_trouble_over_the_case() -> None:
    sitting = in_case(of("hf-account-query", consent=FACE))
    sitting.trouble = Trouble(KioskProblem.PLATFORM_SLOW)
    assert scene(sitting).kind is SceneKind.TROUBLE
    sitting.aside = Aside(About(), ticket=True)
    assert scene(sitting).kind is SceneKind.TICKET
    sitting.aside.registered = Registered("T1", "open", DEMO_START, "某人", "")
    assert scene(sitting).kind is SceneKind.REGISTERED


def test_the_visit_answers_what_it_already_knows() -> None:
    sitting = in_case(asking(card(), lookup("x", object, "正在查询")))
    sitting.visit.card = card_of("P6")
    sitting.settle()
    assert scene(sitting) == Scene(SceneKind.WAITING, "x")


def test_a_turn_of_the_head_is_asked_even_of_a_face_that_was_compared() -> None:
    sitting = in_case(asking(card(), face(turn=True), card=card_of("P6")))
    sitting.settle()
    assert scene(sitting).kind is SceneKind.FACE


def test_help_knows_item_step_and_code_of_the_moment() -> None:
    sitting = in_case(of("si-insured-certificate", consent=FACE, card=card_of("P12")))
    assert sitting.where == About("si-insured-certificate", "refused", "没有通过", "E-CARD-EXPIRED")
