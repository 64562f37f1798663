"""What a person decides about a case: an application that was accepted, or a case that the platform would not judge alone.

accepted     a town or the county decides            accept ──▶ done        reject ──▶ rejected
reviewing    something differs from our records      accept ──▶ as judged   reject ──▶ rejected
supplement   a draft waits for its resident          accept ──▶ as judged, once it is complete   reject ──▶ rejected

A paid case in review is settled where the money is (`central.payments.reconciling`). What was rejected may be asked for again;
what was granted stays claimed, so that nobody is granted it twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.cases import history, waiting
from central.cases.drafts import Unfinished
from central.cases.judging import judge_anyway
from central.departments import slots
from central.platform import Platform
from central.store.cases import CaseRow
from central.store.payments import Order
from core.text import clean
from flows.item import Shape
from flows.items import catalogue
from flows.records.exchange import CaseState, PayState, Report

LONGEST_REPLY = 200  # characters

WAITING = (CaseState.ACCEPTED.value, CaseState.REVIEWING.value, CaseState.SUPPLEMENT.value)


@dataclass(frozen=True)
class Undecided:
    """A case that waits for a person, and why it is in review."""

    case: CaseRow
    reasons: tuple[str, ...]


class NotWaiting(Exception):
    """The case does not wait for a decision, or its money must be settled first; the message says which."""


def undecided(session: Session) -> list[Undecided]:
    """Cases that wait for a person, those promised first."""
    found = session.scalars(select(CaseRow).filter(CaseRow.state.in_(WAITING)).order_by(CaseRow.promise_date, CaseRow.opened_at))
    return [Undecided(case, waiting.reasons(session, case.case_no)) for case in found]


def decide(platform: Platform, session: Session, case_no: str, accept: bool, reply: str) -> CaseState:
    """Ends the wait with that reply for the resident; the case's new state.

    Raises `NotWaiting`, or what judging a report raises: then it cannot be accepted any more.
    """
    case = session.get(CaseRow, case_no)
    if case is None or case.state not in WAITING:
        raise NotWaiting("the case does not wait for a decision: see `central reviews`")
    if session.scalar(select(Order.order_no).filter_by(case_no=case_no, state=PayState.PAID.value)):
        raise NotWaiting("its money waits: see `central payments`")
    report = waiting.reports(platform, session, case_no)[0]
    state = _accepted(platform, session, case, report) if accept else _rejected(session, report)
    case.reply = clean(reply, LONGEST_REPLY)
    history.close(platform, session, case, history.Result.AGREED if accept else history.Result.DISAGREED, case.reply)
    case.state = state.value
    history.enter(platform, session, case)
    waiting.settle(platform, session, case_no)
    return state


def _accepted(platform: Platform, session: Session, case: CaseRow, report: Report) -> CaseState:
    """An appointment in review holds its place already; everything else in review takes effect now."""
    if case.state == CaseState.ACCEPTED.value or _booked(report):
        return CaseState.DONE
    try:
        done = judge_anyway(platform, session, report)
    except Unfinished as unfinished:
        raise NotWaiting(f"its resident has still to answer: {unfinished.missing}") from unfinished
    case.promise_date = done.promise_date
    return done.state


def _rejected(session: Session, report: Report) -> CaseState:
    waiting.release(session, report.case_no)
    if _booked(report):
        slots.give_back(session, str(report.answers["slot"]))
    return CaseState.REJECTED


def _booked(report: Report) -> bool:
    return catalogue()[report.item].shape is Shape.BOOK
