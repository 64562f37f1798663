"""The end of a case of which nothing comes: refused, withdrawn, cancelled. What it had taken may be taken again."""

from __future__ import annotations

from sqlalchemy.orm import Session

from central import service_desk
from central.cases import history, kept, places, waiting
from central.cases.nodes import RESIDENT, Actor, Result
from central.departments import slots
from central.departments.acts import Act
from central.departments.directory import DEPARTMENTS
from central.platform import Platform
from central.store.cases import CaseRow
from flows.item import Shape
from flows.items import known
from flows.records.exchange import CaseState, Report


def release(platform: Platform, session: Session, case: CaseRow) -> None:
    """What the case had taken may be taken again: claims, a place, what its submission set aside in the department."""
    slot = places.held(platform, session, case)
    waiting.release(session, case.case_no)
    if slot:
        slots.give_back(session, slot)
    undo = DEPARTMENTS[known()[case.item].category].releases.get(case.item)
    act = _set_aside(platform, session, case) if undo else None
    if undo and act:
        undo(act)


def withdraw(platform: Platform, session: Session, case: CaseRow, by: Actor = RESIDENT) -> None:
    """The resident does not want it any more, while nobody has decided; the caller has locked the case."""
    release(platform, session, case)
    history.move(platform, session, case, CaseState.WITHDRAWN, Result.RETURNED, opinion="申请人撤回。", by=by)
    waiting.settle(platform, session, case.case_no)
    service_desk.call_off(session, case.case_no)


def _set_aside(platform: Platform, session: Session, case: CaseRow) -> Act | None:
    """The act, if it took effect at all."""
    return kept.opened(platform, session, case.case_no, case.item) if history.in_force(session, case) else None


def booked(report: Report) -> bool:
    """Whether it is an appointment, which holds a place from the beginning."""
    return known()[report.item].shape is Shape.BOOK
