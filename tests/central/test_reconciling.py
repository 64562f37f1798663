"""Money whose case is not done: it is listed with what to do, and ends booked or given back, never twice and never forgotten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from central.platform import Platform
from central.store.cases import CaseRow, Review
from core.plain import from_plain
from flows.records.exchange import CaseState, Outcome, PayState, Report
from tests.central.client import POWER, Kiosk, power
from tests.central.operator import Operator
from tests.central.test_payments import P1_ACCOUNT, pay


@pytest.fixture
def operator(home: Path, capsys: pytest.CaptureFixture[str]) -> Operator:
    return Operator(home, capsys)


def paid(kiosk: Kiosk, platform: Platform, **changes: object) -> tuple[Report, str]:
    """A report whose order is paid, and the order's number; not sent yet."""
    case = kiosk.fill(POWER, power(P1_ACCOUNT))
    order = kiosk.order(case)
    assert pay(platform, order.order_no)
    return kiosk.report_of(case, order_no=order.order_no, **changes), order.order_no


def in_review(kiosk: Kiosk, platform: Platform) -> tuple[Outcome, str]:
    """A paid case that waits because a record has changed since it was shown."""
    report, order_no = paid(kiosk, platform, records={})
    outcome = from_plain(Outcome, kiosk.report(report).json())
    assert outcome.state is CaseState.REVIEWING
    return outcome, order_no


def state_of(platform: Platform, case_no: str) -> str:
    with platform.store.reading() as session:
        return session.get_one(CaseRow, case_no).state


def progress(http: TestClient, outcome: Outcome) -> str:
    return re.sub(r"<[^>]*>", " ", http.get(outcome.progress_url.removeprefix("http://kiosk.test")).text)


def test_money_without_a_report_is_listed_until_the_report_comes(kiosk: Kiosk, platform: Platform, operator: Operator) -> None:
    report, order_no = paid(kiosk, platform)
    assert operator.does("payments") == 0
    assert operator.said.startswith(f"{order_no}  82.32 元  paid  paid 2025-11-21 10:00  微信扫码")
    assert "no report has come" in operator.said
    assert "`kiosk outbox` on terminal 0007" in operator.said
    assert kiosk.report(report).status_code == 200
    operator.does("payments")
    assert operator.said == "0 paid without a done case"


def test_a_refund_ends_a_case_in_review_for_kiosk_payer_and_resident(
    kiosk: Kiosk, platform: Platform, http: TestClient, operator: Operator
) -> None:
    outcome, order_no = in_review(kiosk, platform)
    operator.does("payments")
    assert "reviewing: records changed since: power" in operator.said
    assert f"central refund {order_no}" in operator.said
    assert operator.does("refund", order_no, "--why", "bill was cancelled") == 0
    assert operator.said == f"{order_no} refunded, 82.32 元"
    assert kiosk.payment(order_no).state is PayState.REFUNDED
    assert "已退款" in http.get(f"/pay/{order_no}").text
    assert "不予办理" in (text := progress(http, outcome))
    assert "82.32 元没有入账，已按原支付方式退回" in text
    operator.does("payments")
    assert operator.said == "0 paid without a done case"
    with platform.store.reading() as session:
        assert session.query(Review).filter(Review.settled_at.is_(None)).count() == 0
    operator.does("audit")
    assert f"refund           {order_no}  bill was cancelled" in operator.said


def test_a_report_that_comes_after_the_refund_is_told_so(kiosk: Kiosk, platform: Platform, operator: Operator) -> None:
    report, order_no = paid(kiosk, platform)
    assert operator.does("refund", order_no, "--why", "terminal burnt") == 0
    answer = kiosk.report(report)
    assert answer.status_code == 200
    outcome = from_plain(Outcome, answer.json())
    assert outcome.state is CaseState.REJECTED
    assert outcome.details["退款"] == "82.32 元已按原支付方式退回"
    assert kiosk.report(report).json() == answer.json()
    assert kiosk.fill(POWER, power(P1_ACCOUNT)).path.answers["quote"].total_fen == 8232


def test_a_case_in_review_can_be_booked_as_it_was_shown(kiosk: Kiosk, platform: Platform, http: TestClient, operator: Operator) -> None:
    outcome, order_no = in_review(kiosk, platform)
    assert operator.does("book", order_no, "--why", "bill is right") == 0
    assert operator.said.startswith(f"{order_no} posted, case ")
    assert kiosk.payment(order_no).state is PayState.POSTED
    assert state_of(platform, outcome.case_no) == "done"
    assert "已办结" in progress(http, outcome)
    assert kiosk.fill(POWER, power(P1_ACCOUNT, amount="预存50")).path.answers["power"].bills == ()
    operator.does("payments")
    assert operator.said == "0 paid without a done case"


def test_money_moves_once(kiosk: Kiosk, platform: Platform, operator: Operator) -> None:
    _, order_no = in_review(kiosk, platform)
    assert operator.does("book", order_no, "--why", "right") == 0
    for act in ("book", "refund"):
        assert operator.does(act, order_no, "--why", "again") == 2
    assert kiosk.payment(order_no).state is PayState.POSTED
    assert operator.does("refund", "1" * 24, "--why", "none") == 2
    operator.does("audit")
    assert len(operator.said.splitlines()) == 1


def test_an_order_that_nobody_paid_is_not_given_back(kiosk: Kiosk, operator: Operator) -> None:
    order = kiosk.order(kiosk.fill(POWER, power(P1_ACCOUNT)))
    assert operator.does("refund", order.order_no, "--why", "test") == 2
    assert "the order is created" in operator.complained


def test_a_case_of_another_wording_cannot_be_booked_and_says_what_is_left(kiosk: Kiosk, platform: Platform, operator: Operator) -> None:
    report, order_no = paid(kiosk, platform, item_digest="0123456789abcdef")
    assert kiosk.report(report).json()["state"] == "reviewing"
    assert operator.does("book", order_no, "--why", "right") == 2
    assert f"central refund {order_no}" in operator.complained
    assert kiosk.payment(order_no).state is PayState.PAID
    assert state_of(platform, report.case_no) == "reviewing"


def test_a_booked_case_that_is_reported_otherwise_is_listed_and_not_refunded(kiosk: Kiosk, platform: Platform, operator: Operator) -> None:
    report, order_no = paid(kiosk, platform)
    assert kiosk.report(report).json()["state"] == "done"
    changed = kiosk.report_of(kiosk.fill(POWER, power(P1_ACCOUNT, amount="预存50"), report.case_no), data_version=2, order_no=order_no)
    assert kiosk.report(changed).json()["state"] == "reviewing"
    operator.does("payments")
    assert "only the department can take it back" in operator.said
    assert operator.does("refund", order_no, "--why", "test") == 2
