"""Copies of a day: a certificate may be given out so often a day, issued or printed again; any other slip so often a day of its case."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central.cases.nodes import Stage
from central.departments.department import Desk
from central.store.after import CopyRow
from central.store.cases import CaseRow, Certificate, NodeRow
from flows.handover import Handover, How
from flows.item import Item, Shape

LIMIT = "certificate.copies_per_day"


def certificates(session: Session, person_tag: str, item: str, day: date) -> list[str]:
    """The terminals at which this certificate was given to this person on that day, one for each copy. What a person granted was
    issued without being printed; it counts when it is fetched."""
    granted = select(NodeRow.sn).filter(NodeRow.case_no == Certificate.case_no, NodeRow.stage == Stage.READY.value).exists()
    issued = select(Certificate.terminal).filter_by(person_tag=person_tag, item=item, issued_on=day).filter(~granted)
    again = select(CopyRow.terminal).filter_by(person_tag=person_tag, item=item, day=day).order_by(CopyRow.id)
    return [*session.scalars(issued.order_by(Certificate.number)), *session.scalars(again)]


def left(desk: Desk, item: Item, row: CaseRow) -> int:
    """How many copies may still be given out today."""
    if item.shape is Shape.CERT:
        given = len(certificates(desk.session, row.person_tag or "", item.id, desk.now.date()))
    else:
        given = _again(desk.session, row.case_no, desk.now.date())
    return max(0, int(desk.policy[LIMIT]) - given)


def number_of_next(session: Session, case_no: str, handover: Handover) -> int:
    """The number that the next copy carries. What waited at any terminal was printed by nobody; any other slip came out with its case."""
    fetched = select(NodeRow.sn).filter_by(case_no=case_no, stage=Stage.READY.value).exists()
    return _again(session, case_no) + (1 if handover.how is How.PRINTED and session.scalar(select(fetched)) else 2)


def count(desk: Desk, item: Item, row: CaseRow, terminal: str) -> None:
    """One more copy was given out."""
    now = desk.now
    desk.session.add(CopyRow(case_no=row.case_no, item=item.id, person_tag=row.person_tag or "", terminal=terminal, day=now.date(), at=now))
    desk.session.flush()


def _again(session: Session, case_no: str, day: date | None = None) -> int:
    copies = select(func.count()).select_from(CopyRow).filter_by(case_no=case_no)
    return session.scalar(copies if day is None else copies.filter_by(day=day)) or 0
