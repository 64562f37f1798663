"""The person's own cases over all terminals, newest first, each with what may be done with it now."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import select

from central.after import possible
from central.after.past import Past, past
from central.cases import lapsing
from central.departments import slots
from central.departments.department import Asked, Desk, number_of
from central.store.cases import CaseRow
from core.calendar import months_later
from core.clock import CHINA
from flows.after import AfterKind
from flows.flow import Answers
from flows.items import catalogue
from flows.records.common import Slots
from flows.records.exchange import CaseState
from flows.records.own_cases import Appointment, OwnCase, OwnCases


def own_cases(desk: Desk, asked: Asked) -> OwnCases:
    """Cases of the last months whose card was laid by this person; those of somebody else's card are not theirs."""
    since = datetime.combine(months_later(desk.now.date(), -desk.policy["after.months"]), time(), CHINA)
    mine = select(CaseRow).filter(
        CaseRow.person_tag == desk.register.person(number_of(asked)), CaseRow.item.in_(catalogue()), CaseRow.opened_at >= since
    )
    rows = desk.session.scalars(mine.order_by(CaseRow.opened_at.desc(), CaseRow.case_no.desc()).limit(desk.policy["after.listed"]))
    assert desk.platform is not None, "the platform's own services are asked with the platform"
    found = list(rows)
    for row in found:
        lapsing.lapse(desk.platform, desk.session, row)
    return OwnCases(tuple(_listed(desk, past(desk, row)) for row in found))


def _listed(desk: Desk, case: Past) -> OwnCase:
    acts = possible.acts(desk, case)
    movable = any(act.kind is AfterKind.REBOOK and not act.locked for act in acts)
    return OwnCase(
        case.row.case_no,
        case.item.id,
        case.item.name,
        case.kept.item_digest if case.kept else "",
        case.opened_on(),
        case.state,
        acts,
        _appointment(desk, case, movable),
        str(case.answers.get("bank_account", "")) if case.answers else "",
        case.handover.place if case.state is CaseState.READY else "",
    )


def _appointment(desk: Desk, case: Past, movable: bool) -> Appointment | None:
    slot, answers = case.slot, case.answers
    if slot is None or answers is None:
        return None
    place = next(place for place in answers["places"].places if place.id == answers["site"])
    return Appointment(place.id, place.name, slot.id, slot.day, slot.span, _days(desk, case, answers, place.id) if movable else ())


def _days(desk: Desk, case: Past, answers: Answers, place: str) -> tuple[date, ...]:
    """The days that the item offers this very case at that place now, by its own rule."""
    fresh = Answers({**answers, "slots": Slots(tuple(slots.listed(desk, place)))}, desk.policy)
    return tuple(date.fromisoformat(option.value) for option in case.item.step("date").options(fresh))
