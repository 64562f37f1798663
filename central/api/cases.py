"""`POST /v1/cases` and `/v1/cases:batch`: reports in, outcomes out, each judged on its own."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from central import sequences
from central.answers import Answered, Unavailable, malformed
from central.api.bodies import read_json
from central.api.schema import described, schema_of
from central.api.signing import Caller, PlatformOf, SignedBy
from central.cases.receiving import answer, failed, read_report, store
from central.platform import Platform
from core.plain import Malformed, to_plain
from flows.numbers import is_case_number
from flows.records.exchange import Outcome, Report

ROUTER = APIRouter()
BATCH_LIMIT = 100  # reports

REPORTS = {"type": "object", "properties": {"reports": {"type": "array", "maxItems": BATCH_LIMIT, "items": schema_of(Report)}}}
RESULT = {"report_id": {"type": "string"}, "status": {"type": "integer"}, "outcome": schema_of(Outcome), "error": {"type": "string"}}
RESULTS = {"type": "object", "properties": {"results": {"type": "array", "items": {"type": "object", "properties": RESULT}}}}


@ROUTER.post("/v1/cases", **described(Outcome, Report))
def one(platform: PlatformOf, caller: SignedBy, request: Request) -> Any:
    raw = read_json(caller.body)
    report = read_report(raw, caller.terminal, platform.config.region)
    if request.headers.get("idempotency-key", report.report_id) != report.report_id:
        raise Malformed("Idempotency-Key: not the report_id of the body")
    with platform.store.writing() as session:
        sequences.note(session, caller.terminal, report.case_no)
        store(platform, session, report, raw)
    return to_plain(answer(platform, report))


@ROUTER.post("/v1/cases:batch", **described(RESULTS, REPORTS))
def batch(platform: PlatformOf, caller: SignedBy) -> dict[str, Any]:
    """First all are stored, in one transaction; then each is judged in its own."""
    raw = read_json(caller.body)
    reports = raw.get("reports") if isinstance(raw, dict) else None
    if not isinstance(reports, list) or len(reports) > BATCH_LIMIT:
        raise Malformed(f"reports: a list of at most {BATCH_LIMIT}")
    with platform.store.writing() as session:
        kept = [_kept(platform, session, caller, one) for one in reports]
    return {"results": [_result(platform, one, found) for one, found in zip(reports, kept, strict=True)]}


def _kept(platform: Platform, session: Session, caller: Caller, raw: Any) -> Report | Answered:
    try:
        report = read_report(raw, caller.terminal, platform.config.region)
        with session.begin_nested():
            sequences.note(session, caller.terminal, report.case_no)
            store(platform, session, report, raw)
        return report
    except (OperationalError, PoolTimeout):  # the database is away, and for every report of the batch
        raise
    except Exception as error:
        return _in_words(error, raw)


def _result(platform: Platform, raw: Any, kept: Report | Answered) -> dict[str, Any]:
    report_id = _text(raw, "report_id")
    if isinstance(kept, Report):
        try:
            return {"report_id": report_id, "status": HTTPStatus.OK, "outcome": to_plain(answer(platform, kept))}
        except Exception as error:  # the others of the batch have their own answers
            kept = _in_words(error, raw)
    return {"report_id": report_id, "status": kept.status, **kept.body}


def _in_words(error: Exception, raw: Any) -> Answered:
    """What one report of a batch hears of an error; a fault of the platform is an alarm, and the kiosk keeps the report."""
    if isinstance(error, Answered):
        return error
    if isinstance(error, Malformed):
        return malformed(error)
    if isinstance(error, OperationalError | PoolTimeout):
        return Unavailable("busy", 10)
    number = _text(raw, "case_no")
    failed(number if is_case_number(number) else "", error)
    return Answered(HTTPStatus.INTERNAL_SERVER_ERROR, "platform-fault")


def _text(raw: Any, key: str) -> str:
    return str(raw.get(key, "")) if isinstance(raw, dict) else ""
