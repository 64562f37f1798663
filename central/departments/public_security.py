"""Public security: the household register, residence permits, checks of criminal records, appointments for identity cards.

What a check finds is read here and nowhere else: a kiosk learns only whether there is a paper or a person has to look, and the police
read it on a waiting case of that certificate alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from central.departments.acts import Act, Done, book, claim, still_there
from central.departments.department import Asked, Department, Desk, number_of
from core.calendar import MONTHS, months_later
from core.secret import Secret
from core.workdays import closing_of
from flows.id_card_renewal import applicant
from flows.item import Category, Row
from flows.records.common import Contact
from flows.records.exchange import CaseState
from flows.records.household import Household
from flows.records.public_security import KnownPhone, ResidenceHere, ResidencePermit
from flows.residence import full_new_address, moved, new_address


class Match(Enum):
    """Whether the search of criminal records came upon the person, or upon somebody of the same name."""

    NONE = "none"
    HIT = "hit"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True)
class PoliceCheck:
    """What the search of criminal records says of one person."""

    found: Match = Match.NONE


def household(desk: Desk, asked: Asked) -> Household:
    """The household in which the person is registered in this county; without number when there is none."""
    held, key = desk.register.get(Household, number_of(asked)) or Household(None), desk.register.key
    return replace(
        held,
        members=tuple(replace(one, key=key(one.number.reveal())) for one in held.members),
        former=tuple(replace(one, key=key(one.number.reveal(), one.left.isoformat())) for one in held.former),
        changes=tuple(replace(one, key=key(one.number.reveal(), one.day.isoformat(), one.entry)) for one in held.changes),
    )


def permit(desk: Desk, asked: Asked) -> ResidencePermit:
    """The person's residence permit of this county; without number when there is none."""
    return desk.register.get(ResidencePermit, number_of(asked)) or ResidencePermit(None)


def residence_here(desk: Desk, asked: Asked) -> ResidenceHere:
    """Whether either of the two may call the county home."""
    held = (desk.register.get(ResidencePermit, number) for number in (asked["number"], asked["partner"]))
    return ResidenceHere(any(one is not None and one.in_force(desk.policy.today) for one in held))


def known_phone(desk: Desk, asked: Asked) -> KnownPhone:
    """Whether the phone is the one that the departments know of that number."""
    contact = desk.register.get(Contact, number_of(asked))
    return KnownPhone(contact is not None and contact.phone == asked["phone"])


def appoint(act: Act) -> Done:
    """Takes the slot; one open appointment for a card for each person."""
    return book(act, [applicant(act.answers)], "id-card")


def _by(act: Act, figure: str) -> date:
    """The working day by which a person has to have looked."""
    return closing_of(act.desk.policy[figure], act.today, act.desk.calendar).date()


def check_record(act: Act) -> Done:
    """Nothing found: the paper. Anything else: a person looks, and the words are the same whatever was found."""
    check = act.desk.register.get(PoliceCheck, act.holder()) or PoliceCheck()
    if check.found is Match.NONE:
        return Done()
    by = _by(act, "no_crime.review.days")
    claim(act, [("check", act.holder())], by, "您已经提交过查询，正在核对，不用重复提交。")
    words = {"下一步": "人工核对，出结果后凭身份证在任一终端领取"}
    return Done(CaseState.ACCEPTED, words, promise_date=by)


def endorse(act: Act) -> Done:
    """Endorses for a year; with a new address only after the grid officer has seen it."""
    if moved(act.answers):
        by = _by(act, "residence.visit.days")
        claim(act, [("address", act.holder())], by, "您的新住址正在核实，不用重复提交。")
        words = {"下一步": f"网格员上门核实{new_address(act.answers)}，核实后签注生效"}
        return Done(CaseState.ACCEPTED, words, promise_date=by)
    due = _endorsed(act)
    return Done(details={"签注日期": f"{act.today:%Y年%-m月%-d日}", "新有效期至": f"{due:%Y年%-m月%-d日}"})


def _endorsed(act: Act) -> date:
    """The day until which the permit holds now, at the address that was given."""
    held = still_there(act.desk.register.get(ResidencePermit, act.holder(), to_change=True))
    due = months_later(max(still_there(held.due), act.today), act.desk.policy["residence.years"] * MONTHS)
    address = Secret(f"{act.desk.config.county}{full_new_address(act.answers)}") if moved(act.answers) else held.address
    act.desk.register.put(act.holder(), replace(held, due=due, basis=act.answers["basis"], address=address))
    return due


def endorsed_at_new_address(act: Act) -> str:
    """Endorses at the address that the officer has seen."""
    return f"新住址已核实，居住证有效期至{_endorsed(act):%Y年%-m月%-d日}。"


def cleared(act: Act) -> str:
    """What the search found was somebody else's; the next application is printed at once."""
    act.desk.register.put(act.holder(), PoliceCheck())
    return "核对已经完成，证明已开具。"


CHECKS = {Match.NONE: "没有命中", Match.HIT: "命中，须人工核实", Match.AMBIGUOUS: "同名待核，须人工核实"}


def what_was_found(act: Act) -> tuple[Row, ...]:
    """What the search says, for the officer who has to look."""
    check = act.desk.register.get(PoliceCheck, act.holder()) or PoliceCheck()
    return (("犯罪记录查询", CHECKS[check.found]),)


DEPARTMENT = Department(
    Category.PUBLIC_SECURITY,
    {Household: household, ResidencePermit: permit, ResidenceHere: residence_here, KnownPhone: known_phone},
    acts={
        "ps-no-crime-certificate": check_record,
        "ps-residence-permit-endorsement": endorse,
        "ps-id-card-renewal-appointment": appoint,
    },
    grants={"ps-no-crime-certificate": cleared, "ps-residence-permit-endorsement": endorsed_at_new_address},
    shows={"ps-no-crime-certificate": what_was_found},
    seeds={"permit": ResidencePermit, "police_check": PoliceCheck},
)
