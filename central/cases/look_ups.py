"""Serves the one look-up or quote that a case needs next, by walking the case so far over the departments, and writes down who asked.

A record behind a code is looked up by a report too. What a refused report did is undone, and a wrong code must not be: it is tried
before, in a transaction of its own, and as often in a minute as any look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central.answers import Answered, Refusing
from central.departments.department import Desk
from central.departments.directory import look_up
from central.platform import Platform
from central.registry import Register, person_tag
from central.store.register import Access
from core.plain import Malformed
from core.secret import Secret
from flows.flow import Step, StepKind
from flows.item import Item
from flows.items import known
from flows.policy import NoFigure
from flows.records.exchange import Report
from flows.records.progress import CaseFound
from flows.records.real_estate import Registrations
from flows.walk import walk

Pricing = Callable[[Mapping[str, Any]], Any]

CODED = frozenset({CaseFound, Registrations})
"""Records that a number opens with its code: wrong ones are counted."""


class _Reached(Exception):
    """The walk came to the step that was asked for; ends it there, later look-ups are not made."""

    def __init__(self, record: Any) -> None:
        super().__init__()
        self.record = record


def next_record(desk: Desk, item: Item, wanted: str, plain: Mapping[str, Any], pricing: Pricing | None = None) -> Any:
    """The record of step `wanted`. `pricing` makes a quote; without it only look-ups are served.

    Raises `Refusing` when a rule before the step says no, `Malformed` when the case does not come to that step.
    """

    def look(step: Step, asked: Mapping[str, Any]) -> Any:
        if step.kind is StepKind.QUOTE:
            if pricing is None or step.id != wanted:
                raise Malformed(f"{wanted} is not the look-up that comes next")
            raise _Reached(pricing(asked))
        record = look_up(desk, step, asked)
        if step.id == wanted and pricing is None:
            raise _Reached(record)
        return record

    try:
        path = walk(item, plain, look, desk.policy)
    except _Reached as reached:
        return reached.record
    if path.refused:
        raise Refusing(path.refused)
    raise Malformed(f"{wanted} is not the look-up that comes next")


def not_too_fast(platform: Platform, session: Session, terminal: str) -> None:
    """Raises `Answered` when the kiosk has asked as often as it may within a minute."""
    since = platform.now() - timedelta(minutes=1)
    recent = select(func.count()).select_from(Access).filter(Access.terminal == terminal, Access.at > since)
    if (session.scalar(recent) or 0) >= platform.config.lookups_per_minute:
        raise Answered(HTTPStatus.TOO_MANY_REQUESTS, "too-fast", {"Retry-After": "30"})


def note(platform: Platform, session: Session, case_no: str, item: Item, step: str, number: Secret[str] | None) -> None:
    """Writes down which kiosk asked, in which case, for whose record."""
    tag = person_tag(platform.vault, number) if number else None
    session.add(Access(at=platform.now(), terminal=case_no[6:10], case_no=case_no, item=item.id, step=step, person_tag=tag))


def try_code(platform: Platform, session: Session, report: Report) -> None:
    """Counts the code that a report tries, if it tries one. Raises `ConnectorDown`, or `Answered` when it came too fast."""
    item = known().get(report.item)
    coded = next((step for step in item.steps if isinstance(step, Step) and step.holds in CODED), None) if item else None
    if item is None or coded is None:
        return
    not_too_fast(platform, session, report.terminal)
    note(platform, session, report.case_no, item, coded.id, None)
    desk = Desk(Register(session, platform.vault), platform.policy(), platform.config, platform.now(), report.case_no, platform)
    with suppress(Answered, Malformed, NoFigure):  # judging says so
        next_record(desk, item, coded.id, report.answers)
