"""A certificate that was declared void: who did it and why stays written, and its holder is told wherever the case is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from core.plain import from_plain
from flows.flow import Answers
from flows.records.exchange import Outcome
from flows.records.progress import CaseFound
from flows.services.case_progress import summary
from tests.central.client import INSURED, Kiosk, insured, policy
from tests.central.my_cases import offered
from tests.central.operator import Operator

VOID = "这份证明已作废"


@pytest.fixture
def operator(home: Path, capsys: pytest.CaptureFixture[str]) -> Operator:
    return Operator(home, capsys)


@pytest.fixture
def voided(kiosk: Kiosk, operator: Operator) -> Outcome:
    outcome = kiosk.done(INSURED, insured("P6"))
    assert outcome.document is not None
    number = outcome.document.number
    assert operator.does("withdraw", f"{number[:8]} {number[8:]}", "--why", "信息有误", "--by", "王主任") == 0
    return outcome


def test_at_the_machine_it_leaves_operator_and_reason(voided: Outcome, operator: Operator) -> None:
    assert voided.document is not None
    operator.does("audit")
    (line,) = [line for line in operator.said.splitlines() if voided.document.number in line]
    for words in ("王主任", "certificate-withdrawn", "信息有误"):
        assert words in line
    assert operator.does("withdraw", voided.document.number, "--why", "又一次") == 2, "it is void already"


def test_its_holder_finds_the_reprint_locked_with_the_reason(voided: Outcome, kiosk: Kiosk) -> None:
    assert offered(kiosk, "P6", voided.case_no)["print"].startswith(VOID)


def test_the_progress_page_says_so_beside_the_state(voided: Outcome, http: TestClient) -> None:
    page = http.get(voided.progress_url.removeprefix("http://kiosk.test")).text
    assert "已办结" in page
    assert VOID in page


def test_a_good_certificate_has_no_such_line(kiosk: Kiosk, http: TestClient) -> None:
    outcome = kiosk.done(INSURED, insured("P6"))
    assert "作废" not in http.get(outcome.progress_url.removeprefix("http://kiosk.test")).text


def test_the_kiosk_says_so_to_whoever_asks_for_the_progress(voided: Outcome, kiosk: Kiosk) -> None:
    typed = {"case_no": voided.case_no, "code": voided.query_code}
    reply = kiosk.ask(kiosk.new_case(), "case-progress", "found", {"consent": "card-only", **typed})
    found = from_plain(CaseFound, reply.json()["record"])
    told = summary(Answers({"found": found}, policy()))
    assert dict(told.rows)["证明"].startswith(VOID)
