"""Which cases somebody sees, and which of them wait for them now. What an account does not see is not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.accounts import Role, User
from central.cases import deciding, history, waiting
from central.cases.deciding import Undecided
from central.platform import Platform
from central.store.cases import CaseRow
from core.secret import Secret
from flows import masking
from flows.item import Review
from flows.items import known
from flows.records.exchange import CaseState

LATEST = date.max


@dataclass(frozen=True)
class Entry:
    """One line of the queue."""

    case: CaseRow
    item: str
    who: str
    node: str
    due: date | None
    overdue: bool


def sees(user: User, case: CaseRow) -> bool:
    """Whether the case is any of this account's: of its town, of its category, or nobody else's."""
    item = known()[case.item]
    match user.role:
        case Role.TOWN:
            return case.town == user.town and Review.TOWN in item.review
        case Role.COUNTY:
            return item.category is user.category
        case Role.ADMIN:
            return case.state in (CaseState.REVIEWING.value, CaseState.SUPPLEMENT.value) or not case.town


def may_decide(user: User, one: Undecided) -> bool:
    """Whether it is this account's turn."""
    if not sees(user, one.case):
        return False
    match user.role:
        case Role.TOWN:
            return one.level is Review.TOWN
        case Role.COUNTY:
            return one.level is Review.COUNTY or one.level is None
        case Role.ADMIN:
            return one.level is None or (one.level is Review.TOWN and not one.case.town)


def queue(platform: Platform, session: Session, user: User) -> tuple[list[Entry], list[Entry]]:
    """What this account has to decide, oldest promise first; and what waits for material that it asked for."""
    found = select(CaseRow).filter(CaseRow.state.in_(deciding.WAITING))
    if user.role is Role.TOWN:
        found = found.filter_by(town=user.town)
    if user.role is Role.COUNTY:
        found = found.filter(CaseRow.item.in_([item.id for item in known().values() if item.category is user.category]))
    mine = [case for case in session.scalars(found) if may_decide(user, deciding.described(platform, session, case))]
    entries = sorted((_entry(platform, session, case) for case in mine), key=lambda one: (one.due or LATEST, one.case.opened_at))
    asked = [one for one in entries if one.case.state == CaseState.SUPPLEMENT.value]
    return [one for one in entries if one.case.state != CaseState.SUPPLEMENT.value], asked


def _entry(platform: Platform, session: Session, case: CaseRow) -> Entry:
    due = case.supplement_by if case.state == CaseState.SUPPLEMENT.value else case.promise_date
    node = history.standing(platform, session, case)
    card = waiting.reports(platform, session, case.case_no)[0].answers.get("card")
    who = masking.name(Secret(str(card["name"]))) if isinstance(card, dict) else "未刷证"
    words = history.Stage(node.stage).words if node else ""
    return Entry(case, known()[case.item].name, who, words, due, due is not None and due < platform.now().date())
