"""Receives reports exactly once. First the report itself is stored, in its own transaction; then it is judged and answered.

    kiosk ──report──▶ [row without answer] ──commit── judge ──▶ [row with answer] ──commit──▶ outcome
                       same id, same body ───────────────────────────────────────────────────▶ the stored outcome
                       same id, other body, or the same version of the case under another id ─▶ 409

A report that is refused leaves no row: the kiosk still has it, and its next try is judged anew. A crash between the two
commits leaves a row without answer; it is judged at the next start, or when the kiosk sends it again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from central.answers import Answered, Conflict, NotFound, Unavailable, down
from central.cases.admission import own_case
from central.cases.judging import judge
from central.cases.look_ups import try_code
from central.departments.department import ConnectorDown
from central.log import alarm, event
from central.moments import check_moment
from central.platform import Platform
from central.store.cases import ReportRow
from central.store.missing import insert_missing
from core.plain import Malformed, from_plain, to_plain
from flows.records.exchange import Outcome, Report

REPORT_ID = 64  # most characters; a UUID has 36
VERSIONS = range(1, 1000)


def read_report(raw: Any, terminal: str, region: str) -> Report:
    """The report in this JSON. Raises `Malformed`, or `NotFound` when it is another kiosk's."""
    report = from_plain(Report, raw)
    own_case(report.case_no, terminal, region)
    if report.terminal != terminal:
        raise NotFound("no-such-case")
    if not 8 <= len(report.report_id) <= REPORT_ID or not report.report_id.isascii():
        raise Malformed("Report.report_id: 8 to 64 ASCII characters")
    if report.data_version not in VERSIONS:
        raise Malformed("Report.data_version: 1 to 999")
    if report.query_code and not (report.draft and re.fullmatch(r"[0-9]{6}", report.query_code)):
        raise Malformed("Report.query_code: six digits, of a draft only")
    check_moment(report.occurred_at, "Report.occurred_at")
    return report


def store(platform: Platform, session: Session, report: Report, raw: Mapping[str, Any]) -> None:
    """Makes sure that this very report is stored. Raises `Conflict` when its id or case version came with another body."""
    body = json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    tag = platform.vault.tag("report-body", body)
    row = {
        "report_id": report.report_id,
        "case_no": report.case_no,
        "data_version": report.data_version,
        "terminal": report.terminal,
        "body_tag": tag,
        "received_at": platform.now(),
        "times_received": 1,
        "sealed_report": platform.vault.seal(json.dumps(to_plain(report)).encode(), f"reports/{report.report_id}"),
    }
    if insert_missing(session, ReportRow, [row]):
        return
    earlier = session.get(ReportRow, report.report_id)
    if earlier is None or earlier.body_tag != tag:
        raise Conflict
    session.execute(update(ReportRow).where(ReportRow.report_id == report.report_id).values(times_received=ReportRow.times_received + 1))


def answer(platform: Platform, report: Report) -> Outcome:
    """The outcome of a stored report: the stored one, or a new judgement.

    Raises `Answered` or `Malformed` when it is refused, and forgets it then; `Unavailable` when it has to wait.
    """
    try:
        with platform.store.writing() as session:
            if _unanswered(session, report):
                try_code(platform, session, report)
        return _judged(platform, report)
    except ConnectorDown as error:
        raise down(error.connector) from error
    except (Answered, Malformed):
        _forget(platform, report)
        raise


def _unanswered(session: Session, report: Report) -> bool:
    waiting = select(ReportRow.report_id).filter_by(report_id=report.report_id, sealed_outcome=None)
    return session.scalar(waiting) is not None


def _judged(platform: Platform, report: Report) -> Outcome:
    try:
        return _answer(platform, report)
    except (IntegrityError, OperationalError):  # another case took the same thing at the same moment, or they waited for each other
        return _answer(platform, report)


def _answer(platform: Platform, report: Report) -> Outcome:
    with platform.store.writing() as session:
        row = session.scalar(select(ReportRow).filter_by(report_id=report.report_id).with_for_update())
        if row is None:
            raise Unavailable("again", 1)  # refused to another sender of the same report a moment ago
        if row.sealed_outcome is not None:
            return _stored(platform, row)
        outcome = judge(platform, session, report)
        row.sealed_outcome = platform.vault.seal(json.dumps(to_plain(outcome)).encode(), f"reports/{report.report_id}/outcome")
        row.answered_at = platform.now()
    event("case", case_no=report.case_no, item=report.item, state=outcome.state.value)
    return outcome


def _stored(platform: Platform, row: ReportRow) -> Outcome:
    assert row.sealed_outcome is not None
    return from_plain(Outcome, json.loads(platform.vault.open(row.sealed_outcome, f"reports/{row.report_id}/outcome")))


def _forget(platform: Platform, report: Report) -> None:
    unanswered = (ReportRow.report_id == report.report_id, ReportRow.sealed_outcome.is_(None))
    with platform.store.writing() as session:
        session.execute(delete(ReportRow).where(*unanswered))


def answer_left(platform: Platform) -> int:
    """Judges what a crash left without answer; how many were answered. What is refused now waits for the kiosk to send it again.

    A row that cannot be judged at all stays as it is, and an alarm names it: one report never keeps the platform from starting.
    """
    with platform.store.reading() as session:
        rows = list(session.scalars(select(ReportRow).filter(ReportRow.sealed_outcome.is_(None)).order_by(ReportRow.received_at)))
    return sum(_answered_now(platform, row) for row in rows)


def _answered_now(platform: Platform, row: ReportRow) -> bool:
    try:
        answer(platform, from_plain(Report, json.loads(platform.vault.open(row.sealed_report, f"reports/{row.report_id}"))))
    except (Answered, Malformed) as refused:
        alarm("left-report-refused", case_no=row.case_no, why=str(refused))
        return False
    except Exception as error:  # whatever it is, the rows behind it have their turn
        failed(row.case_no, error)
        return False
    return True


def failed(case_no: str, error: Exception) -> None:
    """Alarms about a report that could not be judged, by the kind of the error alone: its text may hold what the report holds."""
    alarm("report-failed", case_no=case_no, kind=type(error).__name__)


def counted(session: Session) -> dict[str, int]:
    """How often each case was received, all its reports together."""
    rows = session.execute(select(ReportRow.case_no, func.sum(ReportRow.times_received)).group_by(ReportRow.case_no))
    return {case_no: int(times) for case_no, times in rows}
