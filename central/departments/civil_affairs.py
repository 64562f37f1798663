"""Civil affairs: the marriage register, the minimum living allowance, and appointments at the registries."""

from __future__ import annotations

from central.departments.acts import Act, Done, book
from central.departments.department import Asked, Department, Desk, number_of
from core.secret import Secret
from flows.flow import Answers
from flows.item import Category
from flows.records.civil_affairs import Marriage
from flows.records.disability import Assistance


def marriage(desk: Desk, asked: Asked) -> Marriage:
    """The person's entry; nobody is married without one."""
    return desk.register.get(Marriage, number_of(asked)) or Marriage(False)


def assistance(desk: Desk, asked: Asked) -> Assistance:
    """Whether the household receives 低保."""
    return desk.register.get(Assistance, number_of(asked)) or Assistance(False)


def appoint(act: Act) -> Done:
    """Takes the slot for everybody whose card was laid; one open appointment of a kind for each person."""
    return book(act, _couple(act.answers), act.answers["kind"])


def _couple(answers: Answers) -> list[Secret[str]]:
    cards = (answers.get("card"), answers.get("partner_card"))
    return [card.number for card in cards if card is not None]


DEPARTMENT = Department(
    Category.CIVIL_AFFAIRS,
    {Marriage: marriage, Assistance: assistance},
    acts={"ca-marriage-appointment": appoint},
    seeds={"assistance": Assistance},
)
