"""The place of an appointment: whether a case holds one now, and one taken for a case that was walked in another edition of its item.

A place is held as long as something is claimed with it: the department's act claims whoever comes, a case of another edition claims
its own number, because nobody here can read who comes. With the claim the place is given back, so neither is given back twice.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.answers import refuse
from central.cases import kept, waiting
from central.departments import slots
from central.departments.department import Desk
from central.platform import Platform
from central.store.cases import CaseRow, OpenContent
from flows.item import Shape
from flows.items import known
from flows.records.exchange import Report
from flows.refusal import Refusal


def holds(session: Session, case_no: str) -> bool:
    """Whether the case holds what it claimed."""
    return session.scalar(select(OpenContent.tag).filter_by(case_no=case_no).limit(1)) is not None


def held(platform: Platform, session: Session, case: CaseRow) -> str:
    """The slot that an appointment holds now, which need not be the one that was reported; "" when it holds none."""
    if known()[case.item].shape is not Shape.BOOK or not holds(session, case.case_no):
        return ""
    walked = kept.find(session, platform.vault, case.case_no)
    return str((walked or waiting.reports(platform, session, case.case_no)[0]).answers.get("slot", ""))


def hold(desk: Desk, report: Report) -> bool:
    """Takes the place that was reported, without walking the case; False when it is gone or was never there."""
    wanted = report.answers.get("slot")
    slot = slots.find(desk, wanted) if isinstance(wanted, str) else None
    if slot is None or slot.day <= desk.now.date() or not slots.take(desk, slot.id):
        return False
    tag = desk.register.tag("open-content", report.item, "place", report.case_no)
    desk.session.add(OpenContent(tag=tag, case_no=report.case_no, until=slot.day))
    desk.session.flush()
    return True


def book(desk: Desk, report: Report) -> None:
    """The appointment holds a place from now on, the one that it holds already or one that is still free. Raises `Refusing`: E-QUOTA."""
    if not holds(desk.session, report.case_no) and not hold(desk, report):
        raise refuse(Refusal.QUOTA, "约的那个时段已经没有名额。", "请不予办理，让群众重新预约。")
