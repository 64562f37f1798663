"""Nobody is asked how to pay before they have seen the bill; the tap that says how begins the payment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from flows.item import Act
from flows.items import catalogue
from flows.steps import PAY_METHOD
from kiosk.case import Case, Stage
from kiosk.screens.phases import Phase, phase
from kiosk.screens.scene import SceneKind
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import PAYMENT, Rig


@pytest.fixture
def case(tmp_path: Any, platform: FakePlatform) -> Iterator[Case]:
    """A payment of which all is known but how."""
    rig = Rig(tmp_path / "state", platform)
    opened = rig.open(PAYMENT, "P3", by="card")
    del opened.given[PAY_METHOD]
    yield opened
    rig.kiosk.close()


def test_the_bill_comes_before_the_question_how_to_pay(case: Case) -> None:
    assert case.stage is Stage.CHECKING
    assert PAY_METHOD not in case.path().answers
    case.agree()
    assert (case.stage, case.path().next.id) == (Stage.ASKING, PAY_METHOD)
    assert not case.acted, "nothing has begun yet"
    case.answer(PAY_METHOD, "微信扫码")
    assert case.stage is Stage.PAYING


def test_back_from_how_to_pay_is_the_bill_and_from_the_bill_the_question_before(case: Case) -> None:
    case.agree()
    assert case.back()
    assert case.stage is Stage.CHECKING
    assert case.back()
    assert case.stage is Stage.ASKING
    assert case.path().next.id != PAY_METHOD


def test_who_changes_something_after_agreeing_sees_the_bill_again(case: Case) -> None:
    case.agree()
    case.change("amount")
    case.answer("amount", case.given.get("amount", "缴清欠费"))
    assert not case.acted
    assert case.stage is Stage.CHECKING


def test_who_has_said_how_before_confirms_the_bill_and_pays(case: Case) -> None:
    case.answer(PAY_METHOD, "支付宝扫码")
    assert case.stage is Stage.CHECKING
    case.change(PAY_METHOD)
    assert case.stage is Stage.ASKING
    case.answer(PAY_METHOD, "微信扫码")
    assert case.stage is Stage.CHECKING, "changed, and looked at once more"
    assert case.back()
    assert case.path().next.id != PAY_METHOD


def test_an_order_that_was_not_made_leads_back_to_the_bill(case: Case) -> None:
    case.agree()
    case.answer(PAY_METHOD, "微信扫码")
    case.retract()
    assert case.stage is Stage.CHECKING


@pytest.mark.parametrize("item", [item for item in catalogue().values() if Act.PAY in item.acts], ids=lambda item: item.id)
def test_in_every_item_with_a_bill_how_to_pay_is_the_last_question(item: Any) -> None:
    assert item.steps[-1].id == PAY_METHOD


def test_how_to_pay_is_a_part_of_paying_when_it_is_asked_first_and_again(case: Case) -> None:
    case.agree()
    assert phase(SceneKind.QUESTIONS, case) is Phase.PAY
    case.retract()
    case.answer(PAY_METHOD, "支付宝扫码")
    case.change(PAY_METHOD)
    assert phase(SceneKind.QUESTIONS, case) is Phase.PAY
