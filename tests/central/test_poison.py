"""One report that cannot be judged costs itself alone: not its neighbours in a batch, not the next start of the platform."""

from __future__ import annotations

import json
import logging

import pytest
from sqlalchemy import func, select, update

from central.cases.receiving import answer_left, store
from central.platform import Platform
from central.registry import person_tag
from central.serve import prepare
from central.store.cases import CaseRow, ReportRow
from central.store.register import RecordRow
from core.plain import to_plain
from flows.records.exchange import Report
from tests.central.client import FUND, INSURED, PENSION, Kiosk, card, fund, insured, pension


def with_score(kiosk: Kiosk, score: str) -> bytes:
    """A report whose score is written so."""
    report = to_plain(kiosk.report_of(kiosk.fill(INSURED, insured("P6"))))
    report["answers"]["face"]["score"] = "HERE"
    return json.dumps(report).replace('"HERE"', score).encode()


def left(platform: Platform) -> int:
    with platform.store.reading() as session:
        return session.scalar(select(func.count()).select_from(ReportRow).filter(ReportRow.sealed_outcome.is_(None))) or 0


def crashed_with(platform: Platform, report: Report) -> None:
    """The report is stored, and the platform fell before it judged it."""
    with platform.store.writing() as session:
        store(platform, session, report, to_plain(report))


def spoil(platform: Platform, case_no: str) -> None:
    """A bit of the stored report has changed on the disk."""
    with platform.store.writing() as session:
        sealed = session.scalar(select(ReportRow.sealed_report).filter_by(case_no=case_no)) or b""
        session.execute(update(ReportRow).filter_by(case_no=case_no).values(sealed_report=sealed[:-1] + bytes([sealed[-1] ^ 1])))


@pytest.mark.parametrize("score", ["1" + "0" * 400, "-1" + "0" * 400, "1e999", "-1e999"])
def test_a_number_beyond_all_floats_is_malformed_and_stays_nowhere(kiosk: Kiosk, platform: Platform, score: str) -> None:
    raw = with_score(kiosk, score)
    for _ in range(2):
        answer = kiosk.send("POST", "/v1/cases", raw=raw)
        assert (answer.status_code, answer.json()["error"]) == (422, "malformed")
        assert answer.json()["where"].endswith("score: not a float") or "finite" in answer.json()["where"]
    assert left(platform) == 0
    prepare(platform)


def test_such_a_number_in_a_batch_leaves_the_others_their_answers(kiosk: Kiosk) -> None:
    poison = with_score(kiosk, "1" + "0" * 400)
    good = json.dumps(to_plain(kiosk.report_of(kiosk.fill(FUND, fund("P6"))))).encode()
    reply = kiosk.send("POST", "/v1/cases:batch", raw=b'{"reports": [' + poison + b"," + good + b"]}")
    assert [result["status"] for result in reply.json()["results"]] == [422, 200]


def test_a_row_that_does_not_open_is_left_and_the_rows_behind_it_are_judged(
    kiosk: Kiosk, platform: Platform, caplog: pytest.LogCaptureFixture
) -> None:
    spoilt, whole = (kiosk.report_of(kiosk.fill(FUND, fund("P6"))) for _ in range(2))
    crashed_with(platform, spoilt)
    crashed_with(platform, whole)
    spoil(platform, spoilt.case_no)
    with caplog.at_level(logging.INFO, "central"):
        prepare(platform)
    alarms = [json.loads(record.message) for record in caplog.records if record.levelno == logging.WARNING]
    assert alarms == [{"event": "report-failed", "case_no": spoilt.case_no, "kind": "KeyProblem"}]
    assert left(platform) == 1
    with platform.store.reading() as session:
        assert session.get(CaseRow, whole.case_no) is not None


def test_a_row_of_another_form_is_left_and_the_rows_behind_it_are_judged(kiosk: Kiosk, platform: Platform) -> None:
    odd, whole = (kiosk.report_of(kiosk.fill(FUND, fund("P6"))) for _ in range(2))
    crashed_with(platform, odd)
    crashed_with(platform, whole)
    with platform.store.writing() as session:
        sealed = platform.vault.seal(b"\xffno JSON", f"reports/{odd.report_id}")
        session.execute(update(ReportRow).filter_by(case_no=odd.case_no).values(sealed_report=sealed))
    assert answer_left(platform) == 1
    assert left(platform) == 1


def test_a_fault_of_the_platform_costs_one_report_of_a_batch(kiosk: Kiosk, platform: Platform, caplog: pytest.LogCaptureFixture) -> None:
    spoilt, whole = kiosk.report_of(kiosk.fill(FUND, fund("P6"))), kiosk.report_of(kiosk.fill(PENSION, pension("P1")))
    with platform.store.writing() as session:
        session.execute(update(RecordRow).filter_by(tag=person_tag(platform.vault, card("P6").number)).values(sealed=b"no longer sealed"))
    with caplog.at_level(logging.WARNING, "central"):
        results = kiosk.post("/v1/cases:batch", {"reports": [spoilt, whole]}).json()["results"]
    assert [(result["status"], result.get("error")) for result in results] == [(500, "platform-fault"), (200, None)]
    said = [json.loads(words) for words in caplog.messages if "report-failed" in words]
    assert said == [{"event": "report-failed", "case_no": spoilt.case_no, "kind": "KeyProblem"}]
    assert left(platform) == 1
