"""Which cases somebody sees, and which of them wait for them now. What an account does not see is not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.accounts import Role, User
from central.cases import deciding, waiting
from central.cases.deciding import Undecided
from central.cases.handing import handover_of
from central.cases.nodes import LEVELS, Stage
from central.platform import Platform
from central.store.cases import CaseRow, NodeRow
from core.secret import Secret
from flows import masking
from flows.handover import How, printed
from flows.item import Review
from flows.items import known
from flows.records.exchange import CaseState

SHOWN = 50
"""Cases on a page: the rest comes up as these are decided."""

_LEVELS = {level.stage.value: review for review, level in LEVELS.items()}


@dataclass(frozen=True)
class Entry:
    """One line of the queue."""

    case: CaseRow
    item: str
    who: str
    node: str
    due: date | None
    overdue: bool


@dataclass(frozen=True)
class Queue:
    """The first cases of the lists, and how many there are in each."""

    waiting: list[Entry]
    to_decide: int
    asked: list[Entry]
    to_come: int
    to_fetch: list[Entry]
    to_hand_over: int


def sees(user: User, case: CaseRow) -> bool:
    """Whether the case is any of this account's: of its town, of its category, or nobody else's."""
    item = known()[case.item]
    match user.role:
        case Role.TOWN:
            return case.town == user.town and user.role.level in item.review
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
            return one.level is user.role.level
        case Role.COUNTY:
            return one.level is user.role.level or one.level is None
        case Role.ADMIN:
            return one.level is None or (one.level is Review.TOWN and not one.case.town)


def queue(platform: Platform, session: Session, user: User) -> Queue:
    """What this account has to decide, oldest promise first; what waits for material that it asked for; what it has still to hand over."""
    mine = [(case, node) for case, node in _open(session, user) if may_decide(user, _turn(platform, session, case, node))]
    mine.sort(key=lambda one: (_due(one[0]) or date.max, one[0].opened_at))
    asked = [one for one in mine if one[0].state == CaseState.SUPPLEMENT.value]
    waits = [one for one in mine if one[0].state != CaseState.SUPPLEMENT.value]
    hand = [(case, node) for case, node in _ready(session, user) if may_hand_over(platform, session, user, case)]
    lists = [(_entries(platform, session, cases), len(cases)) for cases in (waits, asked, hand)]
    return Queue(*lists[0], *lists[1], *lists[2])


def may_hand_over(platform: Platform, session: Session, user: User, case: CaseRow) -> bool:
    """Whether this account may say that its holder has fetched what no terminal prints: the county that had it made."""
    if user.role is not Role.COUNTY or case.state != CaseState.READY.value or not sees(user, case):
        return False
    return handover_of(platform, session, case).how is How.HANDED


def _ready(session: Session, user: User) -> Sequence[tuple[CaseRow, NodeRow | None]]:
    """Cases of the county's category that may have to be handed over by somebody, the oldest first."""
    items = [item.id for item in known().values() if item.category is user.category and item.handover is not printed]
    if not items:
        return []
    stands = (NodeRow.case_no == CaseRow.case_no) & NodeRow.closed_at.is_(None)
    found = select(CaseRow, NodeRow).join(NodeRow, stands).filter(CaseRow.state == CaseState.READY.value, CaseRow.item.in_(items))
    return [(case, node) for case, node in session.execute(found.order_by(NodeRow.opened_at))]


def _open(session: Session, user: User) -> Sequence[tuple[CaseRow, NodeRow | None]]:
    """Undecided cases that may be this account's, each with the node where it stands."""
    stands = (NodeRow.case_no == CaseRow.case_no) & NodeRow.closed_at.is_(None)
    found = select(CaseRow, NodeRow).join(NodeRow, stands, isouter=True).filter(CaseRow.state.in_(deciding.WAITING))
    if user.role is Role.TOWN:
        found = found.filter(CaseRow.town == user.town)
    if user.role is Role.COUNTY:
        found = found.filter(CaseRow.item.in_([item.id for item in known().values() if item.category is user.category]))
    return [(case, node) for case, node in session.execute(found)]


def _turn(platform: Platform, session: Session, case: CaseRow, node: NodeRow | None) -> Undecided:
    """Whose turn it is: the node says it in most cases, and the long way is spared."""
    level = _LEVELS.get(node.stage) if node else None
    return Undecided(case, (), level) if level else deciding.described(platform, session, case)


def _due(case: CaseRow) -> date | None:
    return case.supplement_by if case.state == CaseState.SUPPLEMENT.value else case.promise_date


def _entries(platform: Platform, session: Session, cases: Sequence[tuple[CaseRow, NodeRow | None]]) -> list[Entry]:
    return [_entry(platform, session, case, node) for case, node in cases[:SHOWN]]


def _entry(platform: Platform, session: Session, case: CaseRow, node: NodeRow | None) -> Entry:
    due = _due(case)
    card = waiting.reports(platform, session, case.case_no)[0].answers.get("card")
    who = masking.name(Secret(str(card["name"]))) if isinstance(card, dict) else "未刷证"
    words = Stage(node.stage).words if node else ""
    late = due is not None and due < platform.now().date() and case.state in deciding.WAITING
    return Entry(case, known()[case.item].name, who, words, due, late)
