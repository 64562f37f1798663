"""A judged case is opened: its row, its first nodes, what its slip is made of, and what the kiosk is told of it.

The query code is told once, in the first outcome; later outcomes of the same case are made from that one.
"""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.cases import drafts, history, kept
from central.departments.acts import Done
from central.departments.towns import town_of
from central.platform import Platform
from central.registry import Register
from central.store.cases import CaseRow, ReportRow
from core.plain import from_plain
from core.secret import Secret
from flows.flow import Path
from flows.items import known
from flows.numbers import query_code
from flows.records.exchange import Outcome, Report


def open_case(
    platform: Platform, session: Session, report: Report, done: Done, number: Secret[str] | None = None, path: Path | None = None
) -> Outcome:
    """The case's row, its first nodes, and what its slip is made of; `path` None: it was not walked to its end."""
    code = report.query_code or query_code()
    register = Register(session, platform.vault)
    case = CaseRow(
        case_no=report.case_no,
        terminal=report.terminal,
        item=report.item,
        state=done.state.value,
        person_tag=register.person(number) if number else None,
        code_tag=platform.vault.tag("query-code", report.case_no, code),
        opened_at=platform.now(),
        promise_date=done.promise_date,
        test=report.test or report.simulated_devices,
        reply=done.reply,
        town=town_of(register, platform.policy(), number) if number else "",
    )
    case.supplement_by = done.supplement_by
    session.add(case)
    history.begin(platform, session, case)
    if path or done.supplement_by:  # a case of another edition does not take the place of a draft that can be finished
        drafts.take_over(platform, session, case)
    url = f"{platform.public_url}/p?n={report.case_no}&c={code}"
    outcome = with_done(Outcome(report.case_no, done.state, code, url), done)
    if path and known()[report.item].category is not None:  # a service changes other cases, and nothing comes after itself
        kept.keep(session, platform.vault, known()[report.item], report, path, outcome)
    return outcome


def with_done(answered: Outcome, done: Done) -> Outcome:
    """The outcome of that case with what became of it."""
    return replace(
        answered,
        state=done.state,
        document=done.document,
        promise_date=done.promise_date,
        details=done.details,
        demo=done.demo,
        earlier=done.earlier,
        progress_url=done.progress_url or answered.progress_url,
    )


def first_outcome(platform: Platform, session: Session, case_no: str) -> Outcome:
    """What the kiosk was answered first: it alone carries the query code in plain."""
    first = session.scalar(select(ReportRow).filter(ReportRow.case_no == case_no, ReportRow.sealed_outcome.is_not(None)))
    assert first is not None
    assert first.sealed_outcome is not None
    return from_plain(Outcome, json.loads(platform.vault.open(first.sealed_outcome, f"reports/{first.report_id}/outcome")))
