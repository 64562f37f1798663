"""The platform's own desk: what it knows itself of cases, for the services that come after them. No line of it can be down."""

from __future__ import annotations

from central.after.own import own_cases
from central.cases import codes, history, lapsing
from central.departments.department import Asked, Department, Desk
from flows.records.own_cases import OwnCases
from flows.records.progress import CaseFound


def found(desk: Desk, asked: Asked) -> CaseFound:
    """Where a case stands, for its number and code."""
    assert desk.platform is not None, "the platform's own services are asked with the platform"
    try:
        case = codes.opened(desk.session, desk.register.vault, desk.policy, desk.now, asked["case"], asked["code"])
    except codes.CodeLocked:
        return CaseFound(None, locked=True)
    if case:
        lapsing.lapse(desk.platform, desk.session, case)
    return CaseFound(history.progress(desk.platform, desk.session, case) if case else None)


DEPARTMENT = Department(None, {OwnCases: own_cases, CaseFound: found})
