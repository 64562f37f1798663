"""Civil affairs: the marriage register, the minimum living allowance, and appointments at the registries."""

from __future__ import annotations

from central.answers import Refusing
from central.departments import slots
from central.departments.acts import Act, Done, claim
from central.departments.department import Asked, Department, Desk, number_of
from core.secret import Secret
from flows.appointments import usable
from flows.flow import Answers
from flows.item import Category
from flows.marriage import paper_days
from flows.records.civil_affairs import Marriage
from flows.records.common import Slot
from flows.records.disability import Assistance
from flows.refusal import Refusal, Refused, Way


def marriage(desk: Desk, asked: Asked) -> Marriage:
    """The person's entry; nobody is married without one."""
    return desk.register.get(Marriage, number_of(asked)) or Marriage(False)


def assistance(desk: Desk, asked: Asked) -> Assistance:
    """Whether the household receives 低保."""
    return desk.register.get(Assistance, number_of(asked)) or Assistance(False)


def book(act: Act) -> Done:
    """Takes the slot for everybody whose card was laid; one open appointment of a kind for each person."""
    slot = slots.find(act.desk, act.answers["slot"])
    assert slot is not None
    if slot.day <= act.today or not slots.take(act.desk, slot.id):
        raise full(act.answers, slot)
    claim(act, [(act.answers["kind"], number) for number in _couple(act.answers)], slot.day, "您已经有一个同样的预约。")
    return Done(details={"预约号": f"Y{act.case_no}"})


def full(answers: Answers, slot: Slot) -> Refusing:
    """No place is left in the slot: the nearest three at the same registry that this case may use."""
    return Refusing(Refused(Refusal.QUOTA, way=Way.CHANGE), slots.nearest(slot, usable(answers, paper_days)))


def _couple(answers: Answers) -> list[Secret[str]]:
    cards = (answers.get("card"), answers.get("partner_card"))
    return [card.number for card in cards if card is not None]


DEPARTMENT = Department(
    Category.CIVIL_AFFAIRS,
    {Marriage: marriage, Assistance: assistance},
    acts={"ca-marriage-appointment": book},
)
