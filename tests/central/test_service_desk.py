"""Somebody answers: operators see what is open without seeing whose it is, and the resident reads the answer behind the slip's code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.central.client import Kiosk
from tests.central.operator import Operator
from tests.central.test_service_orders import order, ticket

REPLY = "户号已找到，是老户号，请带房产证来窗口换一下。"


@pytest.fixture
def operator(home: Path, capsys: pytest.CaptureFixture[str]) -> Operator:
    return Operator(home, capsys)


def page(http: TestClient, url: str) -> str:
    answer = http.get(url.removeprefix("http://kiosk.test"))
    assert answer.status_code == 200
    return re.sub(r"<[^>]*>", " ", answer.text)


def test_open_orders_and_tickets_are_listed_apart_and_masked(kiosk: Kiosk, operator: Operator) -> None:
    help_number = kiosk.post("/v1/help-orders", order()).json()["number"]
    ticket_number = kiosk.post("/v1/tickets", ticket()).json()["number"]
    assert operator.does("orders") == 0
    lines = operator.said.splitlines()
    assert lines[0].replace(" ", "") == f"{help_number}已通知"
    assert lines[1].strip() == "现场帮 / 电费查询缴纳 / 电费  138****0101  terminal 0007"
    assert "due 2025-11-21 10:30, 窗口负责人 王主任" in lines[2]
    assert lines[-1] == "1 open"
    assert operator.does("tickets") == 0
    assert operator.said.splitlines()[0].replace(" ", "") == f"{ticket_number}已登记"
    assert "办不成事 / 电费查询缴纳 / E-ACCOUNT  138****0101" in operator.said
    assert "13800000101" not in operator.said
    assert "户号查不到" not in operator.said


def test_the_list_says_where_nobody_can_be_called(kiosk: Kiosk, http: TestClient, operator: Operator) -> None:
    kiosk.post("/v1/help-orders", order(phone=""))
    operator.does("orders")
    assert "无电话，本人在现场等，请到现场  terminal 0007" in operator.said
    kiosk.post("/v1/help-orders", order(report_id="order-00002", phone="07350000101"))
    kiosk.post("/v1/help-orders", order(report_id="order-00003", phone="07350000101", kind="home"))
    operator.does("orders")
    assert "只有座机，本人在现场等，请到现场" in operator.said
    assert "  座机  terminal" in operator.said
    registered = kiosk.post("/v1/tickets", ticket(phone="")).json()
    operator.does("tickets")
    assert "无电话，本人凭编号来问，请写好答复" in operator.said
    operator.does("tickets", "--reveal", registered["number"], "--by", "窗口 李芳")
    assert "无电话" in operator.said
    assert "不会有来电" in page(http, registered["url"])
    called = kiosk.post("/v1/tickets", ticket(report_id="ticket-00002")).json()
    assert "不会有来电" not in page(http, called["url"])


def test_the_whole_telephone_number_is_read_by_number_and_written_down(kiosk: Kiosk, operator: Operator) -> None:
    number = kiosk.post("/v1/tickets", ticket()).json()["number"]
    assert operator.does("tickets", "--reveal", number, "--by", "窗口 李芳") == 0
    assert operator.said.endswith("13800000101  户号查不到")
    operator.does("audit")
    assert re.search(rf"窗口 李芳 +reveal +{number}$", operator.said)


def test_an_answer_stands_on_the_page_of_the_slip_until_the_ticket_is_closed(kiosk: Kiosk, http: TestClient, operator: Operator) -> None:
    registered = kiosk.post("/v1/tickets", ticket()).json()
    assert "给您的答复" not in page(http, registered["url"])
    assert operator.does("tickets", "--answer", registered["number"], "--reply", "正在查老户号") == 0
    assert "正在查老户号" in (text := page(http, registered["url"]))
    assert "正在处理" in text
    assert "最迟答复" in text
    assert operator.does("tickets", "--close", f"{registered['number'][:7]} {registered['number'][7:]}", "--reply", REPLY) == 0
    text = page(http, registered["url"])
    assert REPLY in text
    assert "已办结" in text
    assert "正在查老户号" not in text
    assert "最迟答复" not in text
    assert operator.does("tickets") == 0
    assert operator.said == "0 open"
    assert operator.does("tickets", "--all") == 0
    assert REPLY in operator.said
    operator.does("audit")
    assert [line.split()[3:] for line in operator.said.splitlines()] == [["close", registered["number"]], ["answer", registered["number"]]]


def test_what_an_operator_types_is_text_on_the_page(kiosk: Kiosk, http: TestClient, operator: Operator) -> None:
    registered = kiosk.post("/v1/help-orders", order()).json()
    operator.does("orders", "--answer", registered["number"], "--reply", "<script>alert(1)</script>‮")
    answer = http.get(registered["url"].removeprefix("http://kiosk.test")).text
    assert "<script" not in answer
    assert "‮" not in answer


def test_an_answer_is_sealed_at_rest(kiosk: Kiosk, operator: Operator, home: Path) -> None:
    number = kiosk.post("/v1/help-orders", order()).json()["number"]
    operator.does("orders", "--close", number, "--reply", REPLY)
    assert REPLY.encode() not in b"".join(path.read_bytes() for path in home.glob("central.db*"))


def test_a_wrong_number_an_empty_answer_and_a_second_closing_are_refused(kiosk: Kiosk, operator: Operator) -> None:
    number = kiosk.post("/v1/help-orders", order()).json()["number"]
    assert operator.does("tickets", "--close", number, "--reply", REPLY) == 2
    assert "no ticket of the number" in operator.complained
    assert operator.does("orders", "--close", number, "--reply", " ") == 2
    assert operator.does("orders", "--close", number, "--reply", REPLY) == 0
    assert operator.does("orders", "--close", number, "--reply", "另一个答复") == 2
    assert "closed already" in operator.complained
    operator.does("audit")
    assert len(operator.said.splitlines()) == 1
