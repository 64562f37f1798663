"""Each field of a report, and of the card in it, as anything: answered with 4xx or judged, never a fault, never half stored."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

from central.cases.admission import CHIP_TEXT
from central.platform import Platform
from central.store.cases import CaseRow, ReportRow
from core.plain import to_plain
from tests.central.client import INSURED, Kiosk, insured
from tests.central.resident import rows
from tests.central.test_anybody import JUNK

ODD = (
    *JUNK,
    True,
    "\x00\u202e",
    "\ud800",
    "９" * 5000,
    "9999-12-31",
    "0001-01-01T00:00:00+08:00",
    {"x": 10**30},
)


def sent(kiosk: Kiosk, platform: Platform, report: dict[str, Any]) -> int:
    """The status of the answer, after a look at what stayed."""
    reply = kiosk.send("POST", "/v1/cases", raw=json.dumps(report).encode())
    assert reply.status_code in (200, 404, 422), (report, reply.text)
    assert reply.status_code == 200 or reply.json()["error"]
    assert rows(platform, ReportRow, ReportRow.sealed_outcome.is_(None)) == 0
    assert rows(platform, ReportRow) == rows(platform, CaseRow)
    return reply.status_code


@pytest.fixture
def report(kiosk: Kiosk) -> dict[str, Any]:
    return to_plain(kiosk.report_of(kiosk.fill(INSURED, insured("P6"))))


def fresh(kiosk: Kiosk, report: dict[str, Any], **changed: Any) -> dict[str, Any]:
    return {**report, "report_id": str(uuid.uuid4()), "case_no": kiosk.new_case(), **changed}


def test_any_value_in_any_field(kiosk: Kiosk, patient: Platform, report: dict[str, Any]) -> None:
    for name in report:
        statuses = [sent(kiosk, patient, fresh(kiosk, report, **{name: value})) for value in ODD]
        assert 422 in statuses, name


def test_any_value_in_any_field_of_the_card(kiosk: Kiosk, patient: Platform, report: dict[str, Any]) -> None:
    for place in ("card", "face"):
        for name in report["answers"][place]:
            changed = [{**report["answers"], place: {**report["answers"][place], name: value}} for value in ODD]
            statuses = [sent(kiosk, patient, fresh(kiosk, report, answers=answers)) for answers in changed]
            assert 422 in statuses, name


def test_a_field_that_is_missing_is_named_and_one_too_many_is_not_minded(kiosk: Kiosk, patient: Platform, report: dict[str, Any]) -> None:
    for name in (
        "report_id",
        "terminal",
        "case_no",
        "data_version",
        "item",
        "item_digest",
        "policy_date",
        "occurred_at",
        "answers",
        "records",
    ):
        short = {key: value for key, value in report.items() if key != name}
        reply = kiosk.send("POST", "/v1/cases", raw=json.dumps(short).encode())
        assert (reply.status_code, reply.json()["where"]) == (422, f"Report: {name!r} is missing")
    assert sent(kiosk, patient, {**report, "invented": [1, {"x": "y"}]}) == 200


@pytest.mark.parametrize("field", ["name", "address", "issuer", "nation", "english_name"])
def test_more_text_than_a_chip_holds_is_no_card(kiosk: Kiosk, report: dict[str, Any], field: str) -> None:
    long = {**report["answers"]["card"], field: "长" * (CHIP_TEXT + 1)}
    answers = {**report["answers"], "card": long}
    assert kiosk.post("/v1/cases", fresh(kiosk, report, answers=answers)).json()["error"] == "E-CARD-READ"
