"""When a draft may be made of a case, and what its screens say: computed, without a window."""

from __future__ import annotations

import pytest

from flows.refusal import Refusal
from flows.steps import FACE, OTHER_WAY
from kiosk.case import Case
from kiosk.screens.conductor import needs_person, scene
from kiosk.screens.registering import left_open, may_register, stopped_before_anything
from kiosk.screens.scene import SceneKind
from kiosk.screens.sitting import Sitting
from kiosk.trouble import KioskProblem, Trouble
from kiosk.workshop.people import card as card_of
from kiosk.workshop.walks import IDENTIFIED
from tests.kiosk.screens.cases import begun, of

SUBSIDIES = "dp-two-subsidies-apply"


def stopped_at(case: Case, problem: Refusal | KioskProblem = Refusal.OFFLINE) -> Sitting:
    sitting = Sitting(place=None, trouble=Trouble(problem))
    sitting.visit.open(case)
    return sitting


def offered(sitting: Sitting, *, line_down: bool = False) -> bool:
    assert sitting.case is not None
    return may_register(sitting, needs_person(sitting, sitting.case), line_down)


def compared() -> Case:
    return of(SUBSIDIES, consent=FACE, card=card_of("P7"), face=IDENTIFIED[0])


def test_it_is_offered_where_the_line_breaks_at_a_look_up() -> None:
    assert offered(stopped_at(compared()))
    vouched = of(SUBSIDIES, consent=OTHER_WAY, card=card_of("P7"), face=IDENTIFIED[1])
    assert offered(stopped_at(vouched)), "somebody had vouched before the line broke"


@pytest.mark.parametrize("line_down", [False, True])
def test_a_slow_answer_counts_only_once_the_line_is_known_to_be_down(line_down: bool) -> None:
    assert offered(stopped_at(compared(), KioskProblem.PLATFORM_SLOW), line_down=line_down) is line_down


def test_it_is_not_offered_where_it_would_lead_nowhere() -> None:
    assert not offered(stopped_at(of("hf-account-query", consent=FACE, card=card_of("P7"), face=IDENTIFIED[0])))
    assert not offered(stopped_at(of(SUBSIDIES, consent=OTHER_WAY, card=card_of("P7")))), "only the platform checks a PIN"
    assert not offered(stopped_at(compared(), KioskProblem.PLATFORM_ERROR))
    assert not offered(stopped_at(begun(SUBSIDIES)))


def test_nobody_vouches_in_a_draft() -> None:
    case = of(SUBSIDIES, consent=FACE, card=card_of("P7"))
    case.to_draft()
    sitting = Sitting(place=None)
    sitting.visit.open(case)
    assert scene(sitting).kind is SceneKind.FACE
    sitting.visit.face_tries = 3
    assert scene(sitting).kind is SceneKind.REFUSED


def test_the_check_page_says_what_waits_for_the_line() -> None:
    case = compared()
    case.to_draft()
    assert dict(left_open(case.path())) == {"联网后查询": "残疾人证、低保信息、补贴标准、收款账户", "查到后再定": "申请项目、收款账户"}


def test_an_item_says_its_own_way_only_before_the_act() -> None:
    assert stopped_before_anything(of("hf-account-query", consent=FACE, card=card_of("P6"), face=IDENTIFIED[0]))
    assert not stopped_before_anything(begun("hf-account-query"))
    assert not stopped_before_anything(None)
