"""A case that waits for a person: why, what was reported, and the end of the wait."""

from __future__ import annotations

import json

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from central.cases.why import Reason, Why
from central.platform import Platform
from central.store.cases import OpenContent, ReportRow, Review
from core.plain import from_plain
from flows.records.exchange import Report


def look_at(platform: Platform, session: Session, case_no: str, reason: Reason) -> None:
    """A person has to look at the case, for that reason."""
    session.add(Review(case_no=case_no, reason=reason.why.value, about=",".join(reason.about), created_at=platform.now()))


def reasons(session: Session, case_no: str) -> tuple[Reason, ...]:
    """Why it is in review, in the order in which it came up."""
    waiting = select(Review).filter(Review.case_no == case_no, Review.settled_at.is_(None)).order_by(Review.id)
    return tuple(Reason(Why(row.reason), tuple(filter(None, row.about.split(",")))) for row in session.scalars(waiting))


def reports(platform: Platform, session: Session, case_no: str) -> list[Report]:
    """Everything reported of the case, first version first."""
    rows = session.scalars(select(ReportRow).filter_by(case_no=case_no).order_by(ReportRow.data_version))
    return [from_plain(Report, json.loads(platform.vault.open(row.sealed_report, f"reports/{row.report_id}"))) for row in rows]


def settle(platform: Platform, session: Session, case_no: str) -> None:
    """Nobody need look at it any more."""
    waiting = (Review.case_no == case_no, Review.settled_at.is_(None))
    session.execute(update(Review).where(*waiting).values(settled_at=platform.now()))


def release(session: Session, case_no: str) -> None:
    """What the case asked for may be asked for again."""
    session.execute(delete(OpenContent).where(OpenContent.case_no == case_no))
