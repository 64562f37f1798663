"""What a visit brings from one item to the next: what the same person said about themselves, and nothing else."""

from __future__ import annotations

from typing import Any

from core.clock import DEMO_START
from core.secret import Secret
from flows.fields import choice, phone, promise, signature
from flows.flow import Step, StepKind
from flows.item import Act, Category, Identity, Item, Shape
from flows.items import catalogue
from flows.records.exchange import Signature
from flows.steps import card, consent
from kiosk.case import Case
from kiosk.screens.sitting import Sitting
from kiosk.visit import CARRIED, Visit
from kiosk.workshop.people import card as card_of
from kiosk.workshop.people import policy

MINE = Secret("13800000199")
PURPOSE = choice("purpose", "证明用在哪里", ["贷款", "入学"], label="用途")


def case_of(*asked: Step, item_id: str = "an-item") -> Case:
    """A case of an item that reads the card and asks these."""
    head = (consent(False), card())
    item = Item(item_id, "一件事", "一件事", Category.AGEING, Shape.DECLARE, Identity.CARD, (*head, *asked), acts=(Act.SUBMIT,))
    return Case(item, "1" * 23, policy(), DEMO_START)


def after(person: str, *asked: Step, **answers: Any) -> Visit:
    """A visit in which that person has answered one item."""
    visit, case = Visit(), case_of(*asked)
    visit.open(case)
    for step_id, value in {"consent": "card-only", "card": card_of(person), **answers}.items():
        case.answer(step_id, value)
    visit.remember(case)
    return visit


def begin(visit: Visit, *asked: Step) -> Case:
    """The next item of that visit, as far as it goes by itself."""
    case = case_of(*asked, item_id="another-item")
    visit.open(case)
    case.answer("consent", "card-only")
    while visit.fill(case):
        pass
    return case


def test_a_purpose_and_a_telephone_are_not_asked_twice() -> None:
    visit = after("P6", PURPOSE, phone(), purpose="贷款", phone=MINE)
    case = begin(visit, PURPOSE, phone())
    assert case.path().complete
    assert case.path().answers["purpose"] == "贷款"
    assert case.path().answers["phone"] == MINE
    assert case.carried == {"purpose", "phone"}


def test_what_was_brought_can_be_changed_and_is_then_the_cases_own() -> None:
    case = begin(after("P6", PURPOSE, purpose="贷款"), PURPOSE)
    case.change("purpose")
    assert case.standing(PURPOSE) == "贷款", "the page shows it as chosen"
    case.answer("purpose", "入学")
    assert (case.path().answers["purpose"], case.carried) == ("入学", set())


def test_an_answer_that_is_not_offered_here_is_asked_for() -> None:
    other = choice("purpose", "证明用在哪里", ["求职"], label="用途")
    asked = begin(after("P6", PURPOSE, purpose="贷款"), other).path().next
    assert asked is other


def test_a_question_of_another_kind_is_another_question() -> None:
    asked = begin(after("P6", choice("phone", "打哪个电话", ["13800000199"]), phone="13800000199"), phone()).path().next
    assert asked is not None
    assert asked.kind is StepKind.PHONE


def test_the_same_step_about_something_else_is_another_question() -> None:
    there = choice("bank_account", "补贴发到哪个账户", ["一卡通", "社保卡"], label="收款账户")
    anew = choice("bank_account", "改发到哪个账户", ["一卡通", "社保卡"], label="新账户")
    visit = after("P6", there, bank_account="社保卡")
    assert begin(visit, there).path().complete
    assert begin(visit, anew).path().next is anew


def test_nothing_is_brought_to_another_person() -> None:
    visit = after("P6", PURPOSE, purpose="贷款")
    visit.card = card_of("P5")
    assert begin(visit, PURPOSE).carried == set()


def test_nothing_is_brought_where_no_card_tells_who_it_is() -> None:
    visit = after("P6", PURPOSE, purpose="贷款")
    visit.card = None
    assert begin(visit, PURPOSE).carried == set()


def test_with_the_card_goes_everything_that_was_done() -> None:
    visit = after("P6", PURPOSE, purpose="贷款")
    visit.forget_person()
    assert visit.cases == []
    assert begin(visit, PURPOSE).carried == set()


def test_a_promise_and_a_signature_are_given_anew() -> None:
    written = Signature(strokes=(((0, 0), (500, 200)), ((500, 0), (900, 300))))
    promised = promise("commit", "请看完后承诺", ["属实。"])
    visit = after("P6", promised, signature(), commit=True, signature=written)
    asked = begin(visit, promised, signature()).path().next
    assert asked is promised


def test_no_item_asks_for_a_promise_or_a_number_under_a_carried_name() -> None:
    kinds = {step.kind for item in catalogue().values() for step in item.steps if isinstance(step, Step) and step.id in CARRIED}
    assert kinds == {StepKind.CHOICE, StepKind.PHONE}


def test_leaving_at_once_loses_nothing_when_all_was_only_brought() -> None:
    visit = after("P6", PURPOSE, purpose="贷款")
    visit.open(case_of(PURPOSE))
    assert not Sitting(visit=visit, place=None).filled
