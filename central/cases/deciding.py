"""What people decide about cases: applications, level by level, and cases that the platform would not judge alone.

    reviewing ──agree──▶ as judged: done, or accepted
    accepted  ──agree──▶ the next level … ──the last one──▶ ready (there is something to fetch) or done (nothing is, or it was posted)
       │  ▲
       ▼  │ supplied
    supplement           each of the three ──refuse──▶ rejected;   withdrawn: by the resident

    ready     ──handed over by somebody──▶ done; what a terminal prints is done by that (`central.after.paper`)

    a draft that waits for answers (`central.cases.drafts`) ──agree──▶ as judged, once it is complete

The last agreement changes the department's record, and what was claimed while the case was open is free again, because the record
now says it. A refusal undoes what the submission had set aside. A paid case in review is settled where the money is
(`central.payments.reconciling`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.answers import refuse
from central.cases import certificates, handing, history, kept, places, releasing, waiting
from central.cases.drafts import Unfinished
from central.cases.judging import desk_of, judge_anyway
from central.cases.meanwhile import meanwhile
from central.cases.nodes import LAST, UNDECIDED, Actor, Result
from central.cases.replies import for_resident
from central.cases.why import Reason
from central.departments.department import require_up
from central.departments.directory import DEPARTMENTS
from central.platform import Platform
from central.store.cases import CaseRow
from central.store.payments import Order
from core.plain import Malformed
from flows.handover import How
from flows.item import Review, Shape
from flows.items import known
from flows.records.exchange import CaseState, PayState
from flows.refusal import Refusal

WAITING = tuple(state.value for state in UNDECIDED)


@dataclass(frozen=True)
class Undecided:
    """A case that waits, why it is in review, and the level whose turn it is or will be; None while the platform's own check is due."""

    case: CaseRow
    reasons: tuple[Reason, ...]
    level: Review | None


class NotWaiting(Exception):
    """The case does not wait for a decision at that node, or its money must be settled first; the message says which."""


class WrongDay(ValueError):
    """Nobody can be asked to bring something by that day; the message says so to whoever wrote it."""


def undecided(platform: Platform, session: Session) -> list[Undecided]:
    """Cases that wait, those promised first."""
    found = session.scalars(select(CaseRow).filter(CaseRow.state.in_(WAITING)).order_by(CaseRow.promise_date, CaseRow.opened_at))
    return [described(platform, session, case) for case in found]


def described(platform: Platform, session: Session, case: CaseRow) -> Undecided:
    """The case with why it waits and for whom."""
    return Undecided(case, waiting.reasons(session, case.case_no), _level(platform, session, case))


def decide(
    platform: Platform, session: Session, case_no: str, accept: bool, reply: str, by: Actor | None = None, at: int | None = None
) -> CaseState:
    """One level agrees or refuses, with that reply for the resident; the case's new state. `at` is the node that was looked at.

    Raises `NotWaiting`, `Personal`, or what judging a report raises: then it cannot be accepted any more.
    """
    case = _waiting(platform, session, case_no, at)
    if session.scalar(select(Order.order_no).filter_by(case_no=case_no, state=PayState.PAID.value)):
        raise NotWaiting("its money waits: see `central payments`")
    if accept and case.state == CaseState.SUPPLEMENT.value and history.in_force(session, case):
        raise NotWaiting("it waits for material: say first that it has come")
    case.reply = for_resident(platform, session, case, reply)
    if accept:
        _agreed(platform, session, case, by)
    else:
        _refused(platform, session, case, by)
    if case.state == CaseState.ACCEPTED.value:
        case.reply = ""  # one level's word stands at its node; the reply is the last one's
    waiting.settle(platform, session, case_no)
    return CaseState(case.state)


def ask_more(
    platform: Platform, session: Session, case_no: str, what: str, until: date, by: Actor | None = None, at: int | None = None
) -> CaseState:
    """The case waits for the resident to bring `what` by that day. Raises `NotWaiting`, `Personal`, `WrongDay`."""
    case = _waiting(platform, session, case_no, at)
    _check_day(platform, until)
    if case.state == CaseState.SUPPLEMENT.value:
        raise NotWaiting("it waits for material already")
    said = f"请在{until:%Y年%-m月%-d日}前补充：{for_resident(platform, session, case, what)}"
    case.supplement_by, case.reply = until, said
    history.move(platform, session, case, CaseState.SUPPLEMENT, Result.SUPPLEMENT, said=said, opinion=said, by=by)
    return CaseState.SUPPLEMENT


def last_supplement_day(platform: Platform) -> date:
    """Until when, at most, somebody may be asked to bring something."""
    return platform.now().date() + timedelta(days=platform.policy()["review.supplement.most_days"])


def _check_day(platform: Platform, until: date) -> None:
    latest = last_supplement_day(platform)
    if until <= platform.now().date():
        raise WrongDay("截止日期要在今天以后。")
    if until > latest:
        raise WrongDay(f"截止日期最晚是{latest:%Y年%-m月%-d日}，请核对年份。")


def supplied(platform: Platform, session: Session, case_no: str, by: Actor | None = None, at: int | None = None) -> CaseState:
    """What was missing has come: the case is looked at again where it stood. Raises `NotWaiting`."""
    case = _waiting(platform, session, case_no, at)
    if case.state != CaseState.SUPPLEMENT.value:
        raise NotWaiting("it does not wait for material")
    case.supplement_by, case.reply = None, ""
    state = CaseState.ACCEPTED if history.in_force(session, case) else CaseState.REVIEWING
    history.move(platform, session, case, state, Result.ACCEPTED, opinion="材料已收到。", by=by)
    return CaseState(case.state)


def hand_over(platform: Platform, session: Session, case_no: str, by: Actor | None = None) -> CaseState:
    """Its holder has got from somebody what was granted: the case is done. Raises `NotWaiting`."""
    case = _locked(session, case_no)
    if case is None or case.state != CaseState.READY.value or handing.handover_of(platform, session, case).how is not How.HANDED:
        raise NotWaiting("it does not wait for somebody to hand it over")
    history.move(platform, session, case, CaseState.DONE, Result.AGREED, opinion="本人已领取。", by=by)
    return CaseState.DONE


def _locked(session: Session, case_no: str) -> CaseRow | None:
    """Of two who decide at once, the second finds it decided."""
    return session.scalar(select(CaseRow).filter_by(case_no=case_no).with_for_update().execution_options(populate_existing=True))


def _waiting(platform: Platform, session: Session, case_no: str, at: int | None) -> CaseRow:
    """The case, locked."""
    case = _locked(session, case_no)
    if case is None or case.state not in WAITING:
        raise NotWaiting("the case does not wait for a decision: see `central reviews`")
    node = history.standing(platform, session, case)
    if at is not None and (node is None or node.sn != at):
        raise NotWaiting("somebody has decided at that node meanwhile")
    return case


def _level(platform: Platform, session: Session, case: CaseRow) -> Review | None:
    if case.state == CaseState.REVIEWING.value or not history.in_force(session, case):
        return None
    left = history.levels_left(platform, session, case)
    return left[0] if left else LAST


def _agreed(platform: Platform, session: Session, case: CaseRow, by: Actor | None) -> None:
    said, opinion = "", case.reply
    if case.state == CaseState.REVIEWING.value or not history.in_force(session, case):
        state = _checked(platform, session, case)
    elif history.levels_left(platform, session, case)[1:]:
        state = CaseState.ACCEPTED
    else:
        handover = handing.handover_of(platform, session, case)
        state = handing.granted_state(case.item, handover)
        said = _granted(platform, session, case) + handover.words
        if handover.how is How.POSTED:
            case.reply += handover.words  # nothing comes after it that would say so
    history.move(platform, session, case, state, Result.AGREED, said=said, opinion=opinion, by=by)


def _checked(platform: Platform, session: Session, case: CaseRow) -> CaseState:
    """What was in force stays so; an appointment keeps its place, or takes it if it is free; everything else takes effect now."""
    before, report = history.in_force(session, case), waiting.reports(platform, session, case.case_no)[0]
    if before:
        return before
    if releasing.booked(report):
        places.book(desk_of(platform, session, report), report)
        return CaseState.DONE
    try:
        done = judge_anyway(platform, session, report)
    except Unfinished as unfinished:
        raise NotWaiting(f"its resident has still to answer: {unfinished.missing}") from unfinished
    case.promise_date, case.supplement_by = done.promise_date, done.supplement_by
    return done.state


def _granted(platform: Platform, session: Session, case: CaseRow) -> str:
    """Changes the department's record; what the resident reads of it. Raises `Refusing` when a protected flag came meanwhile."""
    item = known()[case.item]
    require_up(session, platform.config, item.category)
    act = kept.opened(platform, session, case.case_no, case.item)
    if act is None:
        raise Malformed("the case was never walked to its end")
    if meanwhile(act, item).protected:
        raise refuse(Refusal.NEUTRAL, "记录有变，请核实。", "没有核实清楚以前不能同意。")
    waiting.release(session, case.case_no)
    grant = DEPARTMENTS[item.category].grants.get(item.id)
    said = grant(act) if grant else ""
    if item.shape is Shape.CERT:
        certificates.issue(platform, act, item)
    return said


def _refused(platform: Platform, session: Session, case: CaseRow, by: Actor | None) -> None:
    releasing.release(platform, session, case)
    history.move(platform, session, case, CaseState.REJECTED, Result.DISAGREED, opinion=case.reply, by=by)
