"""Civil affairs: the marriage register, social assistance of households, and appointments at the registries."""

from __future__ import annotations

from central.departments.acts import Act, Done, book
from central.departments.assistance import SUBSISTENCE, AssistanceFile, file_of
from central.departments.department import Asked, Department, Desk, number_of
from core.secret import Secret
from flows.flow import Answers
from flows.item import Category
from flows.records.civil_affairs import Aid, AidMember, Marriage
from flows.records.disability import Assistance
from flows.records.household import Household


def marriage(desk: Desk, asked: Asked) -> Marriage:
    """The person's entry; nobody is married without one."""
    return desk.register.get(Marriage, number_of(asked)) or Marriage(False)


def assistance(desk: Desk, asked: Asked) -> Assistance:
    """Whether the household receives 低保."""
    file = file_of(desk, number_of(asked))
    return Assistance(True, file.since) if file and file.kind == SUBSISTENCE else Assistance(False)


def aid(desk: Desk, asked: Asked) -> Aid:
    """What the household receives, with everybody in it; without number when it receives nothing."""
    number = number_of(asked)
    file, household = file_of(desk, number), desk.register.get(Household, number)
    if file is None:
        return Aid(None)
    members = tuple(AidMember(m.name, m.number, m.relation) for m in (household.members if household else ()))
    return Aid(file.number, file.kind, file.since, file.review_due, file.reviewing, desk.policy["assistance.unit"], members)


def certify(act: Act) -> Done:
    """The certificate holds until the next review, not longer."""
    return Done(valid_until=act.answers["aid"].review_due)


def appoint(act: Act) -> Done:
    """Takes the slot for everybody whose card was laid; one open appointment of a kind for each person."""
    return book(act, _couple(act.answers), act.answers["kind"])


def _couple(answers: Answers) -> list[Secret[str]]:
    cards = (answers.get("card"), answers.get("partner_card"))
    return [card.number for card in cards if card is not None]


DEPARTMENT = Department(
    Category.CIVIL_AFFAIRS,
    {Marriage: marriage, Assistance: assistance, Aid: aid},
    acts={"ca-marriage-appointment": appoint, "ca-assistance-certificate": certify},
    seeds={"assistance": AssistanceFile},
)
