"""Help orders and tickets have a number that can be checked, a person with a name, and a time; ratings come once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from fastapi.testclient import TestClient

from central.platform import read_policy
from central.service_orders import reply_by
from core.clock import CHINA
from core.workdays import CLOSING, closing_of
from flows.calendar import workdays
from flows.numbers import is_case_number
from tests.central.client import POWER, ROOT, Kiosk

CALENDAR = workdays(read_policy(ROOT / "config/policy"))


def order(**more: Any) -> dict[str, Any]:
    about = {"report_id": "order-00001", "terminal": "0007", "item": POWER, "step": "power", "phone": "13800000101"}
    return {**about, "topic": "电费", "kind": "onsite", "occurred_at": "2025-11-21T10:00:00+08:00", **more}


def ticket(**more: Any) -> dict[str, Any]:
    about = {"report_id": "ticket-00001", "terminal": "0007", "item": POWER, "step": "power", "phone": "13800000101"}
    return {**about, "code": "E-ACCOUNT", "occurred_at": "2025-11-21T10:00:00+08:00", "words": "户号查不到", **more}


def test_help_on_the_spot_comes_from_whom_the_kiosk_itself_promises(kiosk: Kiosk) -> None:
    assert kiosk.post("/v1/help-orders", order()).json()["who"] == "窗口负责人 王主任"


def test_a_help_order_for_elsewhere_names_the_agent_of_the_grid(kiosk: Kiosk) -> None:
    answer = kiosk.post("/v1/help-orders", order(kind="call")).json()
    assert answer["number"][0] == "B"
    assert is_case_number(answer["number"][1:])
    assert answer["number"][7:11] == "0007"
    assert answer["who"] == "代办员 向明（太和-03）"
    assert answer["reply_by"] == "2025-11-21T12:00:00+08:00"
    assert answer["url"].startswith(f"http://kiosk.test/h/{answer['number']}?k=")


def test_a_ticket_is_answered_within_five_working_days(kiosk: Kiosk) -> None:
    answer = kiosk.post("/v1/tickets", ticket()).json()
    assert answer["number"][0] == "T"
    assert is_case_number(answer["number"][1:])
    assert answer["reply_by"] == "2025-11-28T17:30:00+08:00"
    assert "太和镇便民服务中心" in answer["who"]


def test_each_place_names_its_own_helper(neighbour: Kiosk) -> None:
    assert neighbour.post("/v1/help-orders", order(terminal="0008")).json()["who"] == "大堂经理 刘经理"


def test_numbers_run_on_and_never_clash(kiosk: Kiosk) -> None:
    numbers = [kiosk.post("/v1/help-orders", order(report_id=f"order-{n:05}")).json()["number"] for n in range(3)]
    numbers.append(kiosk.post("/v1/tickets", ticket()).json()["number"])
    assert len({number[1:] for number in numbers}) == 4


@pytest.mark.parametrize(("route", "body"), [("/v1/help-orders", order()), ("/v1/tickets", ticket())])
def test_the_same_report_gives_the_same_number_and_another_body_is_a_conflict(kiosk: Kiosk, route: str, body: dict[str, Any]) -> None:
    assert kiosk.post(route, body).json() == kiosk.post(route, body).json()
    assert kiosk.post(route, {**body, "step": "amount"}).status_code == 409


@pytest.mark.parametrize(
    "more",
    [
        {"kind": "ticket"},
        {"kind": "fly"},
        {"item": "none"},
        {"step": "x" * 65},
        {"report_id": "1"},
        {"phone": 1},
        {"phone": "0000101"},
        {"phone": "", "kind": "call"},
        {"phone": "", "kind": "home"},
    ],
)
def test_an_odd_order_is_malformed(kiosk: Kiosk, more: dict[str, Any]) -> None:
    assert kiosk.post("/v1/help-orders", order(**more)).json()["error"] == "malformed"


@pytest.mark.parametrize("phone", ["07350000101", "01000000101", ""])
def test_a_landline_will_do_and_who_waits_or_reads_the_answer_needs_no_telephone(kiosk: Kiosk, phone: str) -> None:
    assert kiosk.post("/v1/help-orders", order(phone=phone)).json()["number"]
    assert kiosk.post("/v1/tickets", ticket(phone=phone)).json()["number"]


def test_another_terminals_order_is_not_taken(kiosk: Kiosk) -> None:
    assert kiosk.post("/v1/help-orders", order(terminal="0008")).status_code == 404
    assert kiosk.post("/v1/tickets", ticket(terminal="0008")).status_code == 404


@pytest.mark.parametrize(
    ("kind", "now", "by"),
    [
        ("onsite", "2025-11-21T10:00", "2025-11-21T10:30"),
        ("call", "2025-11-21T17:29", "2025-11-21T19:29"),
        ("call", "2025-11-21T18:00", "2025-11-24T10:30"),  # Friday evening
        ("onsite", "2025-11-22T10:00", "2025-11-24T09:00"),  # Saturday
        ("onsite", "2025-11-24T06:00", "2025-11-24T09:00"),
        ("home", "2025-11-21T10:00", "2025-11-24T17:30"),
        ("ticket", "2025-12-31T10:00", "2026-01-08T17:30"),  # over New Year, and 4 January is worked
    ],
)
def test_somebody_answers_by(kind: str, now: str, by: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=CHINA)
    assert reply_by(kind, moment, CALENDAR) == datetime.fromisoformat(by).replace(tzinfo=CHINA)


@pytest.mark.parametrize(
    ("number", "after", "day"),
    [
        (1, date(2025, 12, 31), date(2026, 1, 4)),  # a Sunday worked in exchange for New Year
        (1, date(2026, 2, 13), date(2026, 2, 14)),  # a Saturday worked in exchange
        (2, date(2026, 2, 13), date(2026, 2, 24)),  # over Spring Festival
        (3, date(2026, 9, 29), date(2026, 10, 9)),  # over the National Day: 30 September, 8 October, 9 October
        (0, date(2025, 11, 21), date(2025, 11, 24)),
    ],
)
def test_working_days_go_over_holidays_and_take_in_the_weekend_days_that_are_worked(number: int, after: date, day: date) -> None:
    assert closing_of(number, after, CALENDAR) == datetime.combine(day, CLOSING)


def test_the_page_of_an_order_tells_no_personal_data(kiosk: Kiosk, http: TestClient) -> None:
    order = kiosk.post("/v1/tickets", ticket()).json()
    page = http.get(urlsplit(order["url"]).path, params=dict(parse_qsl(urlsplit(order["url"]).query)))
    assert page.status_code == 200
    assert "已登记" in page.text
    assert "电费查询缴纳" in page.text
    assert "13800000101" not in page.text
    assert "户号查不到" not in page.text


@pytest.mark.parametrize("key", ["", "k=", "k=000000000000", "k=公"])
def test_the_page_of_an_order_needs_the_key_of_its_slip(kiosk: Kiosk, http: TestClient, key: str) -> None:
    number = kiosk.post("/v1/tickets", ticket()).json()["number"]
    assert http.get(f"/h/{number}?{key}").status_code == 404


def rating(kiosk: Kiosk, case_no: str, **more: Any) -> int:
    body = {"report_id": "rating-00001", "case_no": case_no, "scale": "guiyang4", "level": 4, **more}
    return kiosk.post("/v1/evaluations", body).status_code


def test_a_case_is_rated_once(kiosk: Kiosk) -> None:
    case_no = kiosk.new_case()
    assert rating(kiosk, case_no) == 200
    assert rating(kiosk, case_no) == 200  # the answer was lost
    assert rating(kiosk, case_no, level=1) == 409
    assert rating(kiosk, case_no, report_id="rating-00002") == 409


@pytest.mark.parametrize(
    "more",
    [{"level": 0}, {"level": 5}, {"level": 10**30}, {"scale": "stars"}, {"tags": ["x"] * 9}, {"tags": ["x" * 65]}, {"report_id": "1"}],
)
def test_an_odd_rating_is_malformed(kiosk: Kiosk, more: dict[str, Any]) -> None:
    assert rating(kiosk, kiosk.new_case(), **more) == 422


def test_the_national_scale_has_five_levels(kiosk: Kiosk) -> None:
    assert rating(kiosk, kiosk.new_case(), scale="national5", level=5) == 200
