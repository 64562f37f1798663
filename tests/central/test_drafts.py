"""What was drafted while the line was down: settled over our own records, and never without a word for who holds the slip."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from core.plain import from_plain, to_plain
from core.secret import Secret
from flows.items import catalogue
from flows.numbers import grouped
from flows.records.exchange import CaseState, Outcome, Report
from flows.walk import reported
from tests.central.client import FACE, INSURED, SIGNED, SUBSIDIES, Kiosk, card, policy, subsidies
from tests.central.operator import Operator
from tests.central.test_many_people import MANY

DEVICES = "dp-assistive-device-apply"
CODE = "482907"
PHONE = Secret("13873500007")


@pytest.fixture
def operator(home: Path, capsys: pytest.CaptureFixture[str]) -> Operator:
    return Operator(home, capsys)


def drafted(kiosk: Kiosk, item_id: str, person: str, **answers: Any) -> Report:
    """A draft as a kiosk without a line would keep it."""
    item = catalogue()[item_id]
    given = {"consent": "face", "card": card(person), "face": FACE, "phone": PHONE, "signature": SIGNED, **answers}
    path = item.draft_path(given, policy())
    assert path.complete, path.next or path.refused
    plain, records = reported(path)
    return Report(
        report_id=str(uuid.uuid4()),
        terminal=kiosk.terminal,
        case_no=kiosk.new_case(),
        data_version=1,
        item=item_id,
        item_digest=item.digest,
        policy_date=kiosk.now.date(),
        occurred_at=kiosk.now,
        answers=plain,
        records=records,
        shown_digest="",
        simulated_devices=True,
        draft=True,
        query_code=CODE,
    )


def told(kiosk: Kiosk, report: Report) -> Outcome:
    reply = kiosk.report(report)
    assert reply.status_code == 200, reply.text
    return from_plain(Outcome, reply.json())


def page(http: TestClient, case_no: str) -> str:
    """What the resident reads with the number and the code of the slip."""
    answer = http.get(f"/p?n={case_no}&c={CODE}")
    assert answer.status_code == 200
    return answer.text


def unsuited(kiosk: Kiosk, person: str = "P7") -> Report:
    """A draft that asks for a device which does not suit the certificate."""
    return drafted(kiosk, DEVICES, person, devices=("助听器",), fit="上门")


def fitting(person: str = "P7", **more: Any) -> dict[str, Any]:
    return {"consent": "face", "card": card(person), "face": FACE, "phone": PHONE, "signature": SIGNED, "fit": "上门", **more}


def test_a_draft_with_one_account_is_accepted_with_the_presets_of_the_item(kiosk: Kiosk, http: TestClient) -> None:
    report = drafted(kiosk, SUBSIDIES, "P7")
    outcome = told(kiosk, report)
    assert outcome.state is CaseState.ACCEPTED
    assert outcome.promise_date is not None
    assert outcome.query_code == CODE, "the code stands on the slip already"
    assert "已受理" in page(http, report.case_no)


def test_what_the_rules_finish_is_finished(kiosk: Kiosk) -> None:
    outcome = told(kiosk, drafted(kiosk, MANY, "P16", commit=True))
    assert outcome.state is CaseState.DONE
    assert outcome.details == {"生效月份": "2025-12", "到期月份": "2027-11"}


def test_a_rule_that_says_no_is_read_on_the_page(kiosk: Kiosk, http: TestClient) -> None:
    report = drafted(kiosk, SUBSIDIES, "P5")
    outcome = told(kiosk, report)
    assert outcome.state is CaseState.REJECTED
    assert outcome.details["没有办成"] == "没有查到您的残疾人证。"
    text = page(http, report.case_no)
    assert "不予办理" in text
    assert "没有查到您的残疾人证。" in text


def test_a_draft_that_came_twice_is_one_case(kiosk: Kiosk) -> None:
    report = drafted(kiosk, SUBSIDIES, "P7")
    assert told(kiosk, report) == told(kiosk, report)


def test_two_drafts_from_two_terminals_become_one_case(kiosk: Kiosk, neighbour: Kiosk, http: TestClient) -> None:
    first, second = drafted(kiosk, SUBSIDIES, "P7"), drafted(neighbour, SUBSIDIES, "P7")
    assert told(kiosk, first).state is CaseState.ACCEPTED
    merged = told(neighbour, second)
    assert merged.state is CaseState.MERGED
    assert merged.details["并入办件"] == grouped(first.case_no)
    assert grouped(first.case_no) in page(http, second.case_no)


def test_nobody_is_told_the_number_of_somebody_elses_case(kiosk: Kiosk, neighbour: Kiosk) -> None:
    def machine(at: Kiosk, person: str) -> Report:
        bought = {"category": "拖拉机", "invoice_date": kiosk.now.date(), "qty": 1, "serial": "LZ90A7X25B00123", "invoice": "12345678"}
        return drafted(at, "am-subsidy-apply", person, **bought, price=9_000_000, commit=True)

    first = told(kiosk, machine(kiosk, "P3"))
    second = told(neighbour, machine(neighbour, "P6"))
    assert CaseState.MERGED not in (first.state, second.state)
    assert grouped(first.case_no) not in json.dumps(to_plain(second), ensure_ascii=False)


def test_what_nobody_could_know_is_asked_for_by_page_by_phone_and_in_the_reviews(
    kiosk: Kiosk, operator: Operator, http: TestClient
) -> None:
    report = unsuited(kiosk)
    outcome = told(kiosk, report)
    assert outcome.state is CaseState.SUPPLEMENT
    assert outcome.details["还要回答"] == "器具"
    assert "还要回答：器具" in page(http, report.case_no)
    operator.does("reviews")
    assert "to be answered: 器具" in operator.said
    assert operator.does("decide", report.case_no, "--accept", "--reply", "同意", "--by", "王主任") == 2
    assert "still to answer: 器具" in operator.complained
    operator.does("orders")
    assert "电话帮" in operator.said
    assert "离线登记还要回答：器具" in operator.said


def test_any_terminal_finishes_it_and_the_draft_is_merged(kiosk: Kiosk, neighbour: Kiosk, http: TestClient, operator: Operator) -> None:
    report = unsuited(kiosk)
    told(kiosk, report)
    done = neighbour.done(DEVICES, fitting(devices=("手杖",)))
    assert done.state is CaseState.ACCEPTED
    text = page(http, report.case_no)
    assert "已并入另一件" in text
    assert grouped(done.case_no) in text
    operator.does("reviews")
    assert "to be answered" not in operator.said
    operator.does("orders")
    assert "电话帮" not in operator.said, "nobody need call any more"


def test_a_second_unfinished_draft_takes_the_place_of_the_first(kiosk: Kiosk, neighbour: Kiosk, http: TestClient) -> None:
    first, second = unsuited(kiosk), unsuited(neighbour)
    assert told(kiosk, first).state is told(neighbour, second).state is CaseState.SUPPLEMENT
    assert "已并入另一件" in page(http, first.case_no)
    assert "还要回答" in page(http, second.case_no)


def test_somebody_elses_draft_is_left_alone(kiosk: Kiosk, http: TestClient) -> None:
    report = unsuited(kiosk)
    told(kiosk, report)
    kiosk.done(DEVICES, fitting("P16", devices=("手杖",)))
    assert "还要回答" in page(http, report.case_no)


def test_a_record_from_before_the_line_broke_is_compared(kiosk: Kiosk) -> None:
    report = drafted(kiosk, SUBSIDIES, "P7")
    seen = Report(**{**vars(report), "records": {"disability": "0" * 32}})
    assert told(kiosk, seen).state is CaseState.REVIEWING


def test_only_what_may_be_drafted_is_taken_as_a_draft(kiosk: Kiosk) -> None:
    report = drafted(kiosk, SUBSIDIES, "P7")
    whole = kiosk.report_of(kiosk.fill(SUBSIDIES, subsidies("P7")))
    without_face = {key: value for key, value in report.answers.items() if key != "face"}
    insured = {"consent": "face", "card": card("P5"), "face": FACE, "purpose": "购房"}
    wrong = (
        Report(**{**vars(report), "answers": without_face}),
        Report(**{**vars(report), "query_code": "12"}),
        Report(**{**vars(whole), "query_code": CODE}),
        Report(**{**vars(kiosk.report_of(kiosk.fill(INSURED, insured))), "draft": True}),
    )
    for one in wrong:
        reply = kiosk.report(one)
        assert (reply.status_code, reply.json()["error"]) == (422, "malformed")


def test_a_whole_case_with_a_missing_answer_is_no_draft(kiosk: Kiosk) -> None:
    report = Report(**{**vars(drafted(kiosk, SUBSIDIES, "P7")), "draft": False, "query_code": ""})
    assert kiosk.report(report).json()["error"] == "malformed"
