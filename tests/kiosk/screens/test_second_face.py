"""An item may want a second person before the camera: with their own card, for themselves, and never because the first one was there."""

from __future__ import annotations

from core.clock import DEMO_START
from flows.flow import Step
from flows.item import Act, Category, Identity, Item, Shape
from flows.records.exchange import Identified, Method
from flows.steps import FACE, HOLDER, card, consent, face
from kiosk.case import Case
from kiosk.visit import Visit
from kiosk.workshop.people import card as card_of
from kiosk.workshop.people import policy
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.look import faults

SAME = Identified(Method.COMPARED, 0.7, 0.4, "m")
STEPS: tuple[Step, ...] = (
    consent(True),
    card(),
    face(),
    card("spouse_card", "请放配偶的身份证", other_than=(HOLDER,)),
    face("spouse_face", "请配偶站到摄像头前", of="spouse_card"),
)
FOR_TWO = Item(
    "an-item", "两个人的事", "两个人", Category.REAL_ESTATE, Shape.CERT, Identity.CARD_AND_FACE, STEPS, (Act.SUBMIT,), vouching=True
)


def before_the_second_face() -> Case:
    """A case in which the first person is known and the second card was laid."""
    case = Case(FOR_TWO, "1" * 23, policy(), DEMO_START)
    case.given.update({"consent": FACE, "card": card_of("P5"), "face": SAME, "spouse_card": card_of("P4")})
    return case


def show(start: Start, case: Case) -> Driver:
    driver = start()
    shell = driver.app.shell
    shell.sitting.visit.open(case)
    shell.sitting.visit.remember(case)
    shell.sitting.place = None
    shell.refresh()
    driver.step(2)
    return driver


def test_the_first_persons_face_does_not_answer_for_the_second() -> None:
    case, visit = before_the_second_face(), Visit()
    visit.open(case)
    visit.remember(case)
    assert visit.identified == SAME
    assert not visit.fill(case)


def test_the_screen_calls_the_second_person_before_it_looks(start: Start) -> None:
    driver = show(start, before_the_second_face())
    assert driver.sees("请配偶站到摄像头前")
    assert driver.sees("开始核对")
    assert faults(driver, driver.app.shell.mode) == []
