"""Civil affairs: the marriage register, social assistance of households, temporary relief, and appointments at the registries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from central.departments.acts import Act, Call, Done, book, claim, in_working_days
from central.departments.assistance import SUBSISTENCE, AssistanceFile, file_of
from central.departments.department import Asked, Department, Desk, number_of
from central.departments.onwards import Papers, asked_for, next_step, still_to_do
from central.departments.towns import town_of
from core.secret import Secret
from flows import relief
from flows.flow import Answers
from flows.item import Category
from flows.records.civil_affairs import Aid, AidMember, Marriage, Relief, Reliefs
from flows.records.disability import Assistance
from flows.records.exchange import CaseState
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


@dataclass(frozen=True)
class ReliefFile:
    """Temporary relief that was given to a household, written under the member who applied."""

    given: tuple[Relief, ...]


def reliefs(desk: Desk, asked: Asked) -> Reliefs:
    """What was given, and the town where the person is registered or, with a residence permit, lives."""
    number = number_of(asked)
    household = desk.register.get(Household, number)
    people = [member.number for member in household.members] if household else [number]
    files = [file for one in people if (file := desk.register.get(ReliefFile, one))]
    town = town_of(desk.register, desk.policy, number)
    office = desk.policy["county.towns"][town] if town else desk.policy["relief.county"]
    return Reliefs(tuple(given for file in files for given in file.given), office["name"], office["phone"])


def relieve(act: Act) -> Done:
    """Takes the application on for the town; who needs help at once is told to the town's duty officer."""
    answers, urgent = act.answers, relief.at_once(act.answers)
    household = answers["household"].number or act.holder()
    claim(act, [(answers["kind"], household)], None, "您家已经为同样的困难申请过临时救助，正在审核。")
    held: Reliefs = answers["reliefs"]
    papers = Papers(relief.materials(answers), "经办乡镇或村代办员", relief.materials_by(answers))
    reply = asked_for(papers)
    if not urgent:
        details = still_to_do(next_step(f"{held.town}调查审核", papers), papers)
        return Done(CaseState.ACCEPTED, details, promise_date=in_working_days(act, "relief.review.days"), reply=reply)
    hours = act.desk.policy["relief.call.hours"]
    details = still_to_do(f"已通知{held.town}值班人员，{hours}小时内给您打电话，先行救助", papers)
    call = Call(f"{held.town}值班人员", hours, {"phone": answers["phone"].reveal(), "topic": f"急难救助：{answers['kind']}"})
    by = act.today + timedelta(days=act.desk.policy["relief.urgent.days"])
    return Done(CaseState.ACCEPTED, details, promise_date=by, reply=reply, call=call)


def give_relief(act: Act) -> str:
    """Writes the relief into the household's list: the same cause counts again after some months."""
    given = act.desk.register.get(ReliefFile, act.holder(), to_change=True) or ReliefFile(())
    act.desk.register.put(act.holder(), ReliefFile((*given.given, Relief(act.answers["kind"], act.today))))
    return "临时救助已批准，救助金额由乡镇核定，发到您选择的账户。"


def appoint(act: Act) -> Done:
    """Takes the slot for everybody whose card was laid; one open appointment of a kind for each person."""
    return book(act, _couple(act.answers), act.answers["kind"])


def _couple(answers: Answers) -> list[Secret[str]]:
    cards = (answers.get("card"), answers.get("partner_card"))
    return [card.number for card in cards if card is not None]


DEPARTMENT = Department(
    Category.CIVIL_AFFAIRS,
    {Marriage: marriage, Assistance: assistance, Aid: aid, Reliefs: reliefs},
    acts={"ca-marriage-appointment": appoint, "ca-assistance-certificate": certify, "ca-temporary-relief-apply": relieve},
    grants={"ca-temporary-relief-apply": give_relief},
    seeds={"assistance": AssistanceFile, "reliefs": ReliefFile},
)
