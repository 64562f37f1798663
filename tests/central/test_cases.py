"""What becomes of a reported case, one test for each of the six shapes and each way to be refused."""

from __future__ import annotations

from datetime import date

from fastapi.testclient import TestClient

from central.platform import Platform
from flows.numbers import is_case_number
from flows.records.exchange import CaseState
from tests.central.client import FUND, INSURED, MARRIAGE, PENSION, SUBSIDIES, Kiosk, fund, insured, marriage, pension, subsidies


def test_a_query_is_done_and_changes_nothing(kiosk: Kiosk) -> None:
    outcome = kiosk.done(FUND, fund("P6"))
    assert outcome.state is CaseState.DONE
    assert outcome.document is None
    assert outcome.query_code.isdigit()
    assert len(outcome.query_code) == 6


def test_a_suspended_pension_resumes_next_month_and_is_due_again_in_twelve_months(kiosk: Kiosk) -> None:
    outcome = kiosk.done(PENSION, pension("P1"))
    assert outcome.state is CaseState.DONE
    assert outcome.details["下次认证"] == "2026-11-21前"
    assert outcome.details["待遇状态"] == "恢复发放"
    assert outcome.details["恢复月份"] == "2025年12月"
    assert outcome.details["补发"] == "2025年11月起停发的养老金在12月一并补发"
    again = kiosk.fill(PENSION, pension("P1")).path.answers["benefits"].benefits[0]
    assert (again.status, again.next_due, again.suspended_since) == ("正常发放", date(2026, 11, 21), None)


def test_a_certificate_has_the_terminal_the_day_and_the_sequence_in_its_number(kiosk: Kiosk) -> None:
    outcome = kiosk.done(INSURED, insured("P6"))
    paper = outcome.document
    assert paper is not None
    assert paper.number == outcome.case_no[6:22]
    assert paper.number.startswith("0007251121")
    assert len(paper.verify_code) == 16
    assert paper.valid_until == date(2025, 12, 21)
    assert paper.copies_left == 2
    assert paper.verify_url == f"http://kiosk.test/v?c={paper.verify_code}"


def test_a_subsidy_application_is_accepted_with_a_promised_day(kiosk: Kiosk) -> None:
    outcome = kiosk.done(SUBSIDIES, subsidies("P7"))
    assert outcome.state is CaseState.ACCEPTED
    assert outcome.promise_date == date(2025, 12, 1)
    assert "太和镇人民政府" in outcome.details["下一步"]


def test_an_appointment_takes_one_place_of_its_slot(kiosk: Kiosk) -> None:
    case = kiosk.fill(MARRIAGE, marriage("P3", "P6", site="gy-hall", date="2025-11-25", slot="gy-hall-20251125-1", phone=_phone()))
    before = next(s for s in case.path.answers["slots"].slots if s.id == "gy-hall-20251125-1").free
    reply = kiosk.report(kiosk.report_of(case))
    assert reply.status_code == 200, reply.text
    number = reply.json()["details"]["预约号"]
    assert number[0] == "Y"
    assert is_case_number(number[1:])
    other = marriage("P12", "P6", kind="补领结婚证或离婚证")
    del other["partner_card"]
    other["card"] = marriage("P16", "P6")["card"]
    slots = kiosk.fill(MARRIAGE, {**other, "site": "gy-hall", "date": "2025-11-25", "slot": "gy-hall-20251125-2", "phone": _phone()})
    assert next(s for s in slots.path.answers["slots"].slots if s.id == "gy-hall-20251125-1").free == before - 1


def _phone():
    from core.secret import Secret

    return Secret("13800000103")


def test_healthz_says_the_time(http: TestClient, platform: Platform) -> None:
    assert http.get("/healthz").json() == {"ok": True, "time": "2025-11-21T10:00:00+08:00", "unix": 1763690400}
