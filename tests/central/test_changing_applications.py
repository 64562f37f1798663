"""撤回, 变更账户, 取消 of what was done, and tickets: the case, the department's record and what was set aside all follow."""

from __future__ import annotations

import json

from fastapi.testclient import TestClient

from central import service_desk
from central.cases import deciding, kept
from central.payments import orders
from central.platform import Platform
from central.registry import Register
from central.store.payments import Order
from central.store.register import ConnectorRow
from central.store.service import ServiceOrder
from core.plain import from_plain
from flows.after import AfterKind
from flows.records.exchange import CaseState, Outcome
from flows.records.medical_insurance import Filings
from tests.central.client import POWER, SUBSIDIES, Kiosk, card, power, subsidies
from tests.central.my_cases import PHONE, asked, done, offered, wanting
from tests.central.test_fund_certificates import OFFSITE, offsite
from tests.central.test_remote_filing import FILING, filing

DOUBT = "ticket 对办理结果有疑问"


def applied(kiosk: Kiosk) -> Outcome:
    outcome = from_plain(Outcome, kiosk.report(kiosk.report_of(kiosk.fill(SUBSIDIES, subsidies("P7")))).json())
    assert outcome.state is CaseState.ACCEPTED
    return outcome


def test_what_was_withdrawn_may_be_asked_for_again(kiosk: Kiosk, neighbour: Kiosk, platform: Platform, http: TestClient) -> None:
    outcome = applied(kiosk)
    assert done(neighbour, "P7", outcome.case_no, AfterKind.WITHDRAW).state is CaseState.DONE
    page = http.get(outcome.progress_url.removeprefix("http://kiosk.test")).text
    assert "已撤回" in page
    with platform.store.reading() as session:
        assert outcome.case_no not in [one.case.case_no for one in deciding.undecided(platform, session)]
    assert applied(kiosk).case_no != outcome.case_no


def test_once_somebody_has_decided_it_cannot_be_withdrawn(kiosk: Kiosk, platform: Platform) -> None:
    outcome = applied(kiosk)
    late = wanting(kiosk, "P7", outcome.case_no, AfterKind.WITHDRAW)
    with platform.store.writing() as session:
        while deciding.decide(platform, session, outcome.case_no, True, "同意") is not CaseState.READY:
            pass
    assert "withdraw" not in offered(kiosk, "P7", outcome.case_no)
    assert asked(kiosk, late).json()["error"] == "E-NOT-ELIGIBLE"


def test_the_new_account_is_what_the_reviewer_decides_on(kiosk: Kiosk, platform: Platform) -> None:
    outcome = applied(kiosk)
    with platform.store.reading() as session:
        held = kept.find(session, platform.vault, outcome.case_no)
    assert held is not None
    old = held.answers["bank_account"]
    accounts = [f"{a['kind']} {a['tail']}" for a in held.records["accounts"]["accounts"]]
    new = next(account for account in accounts if account != old)
    changed = done(kiosk, "P7", outcome.case_no, AfterKind.ACCOUNT, bank_account=new)
    assert changed.details["新收款账户"] == f"尾号 {new[-4:]}"
    with platform.store.reading() as session:
        act = kept.opened(platform, session, outcome.case_no, SUBSIDIES)
    assert act is not None
    assert act.answers["bank_account"] == new


def test_a_filing_that_was_cancelled_is_gone_from_the_register(kiosk: Kiosk, platform: Platform) -> None:
    outcome = kiosk.done(FILING, filing("P6"))
    done(kiosk, "P6", outcome.case_no, AfterKind.CANCEL)
    with platform.store.reading() as session:
        held = Register(session, platform.vault).get(Filings, card("P6").number)
    assert held is not None
    assert f"B{outcome.case_no}" not in [one.number for one in held.filings]


def test_a_certificate_that_was_sent_is_void_when_its_transfer_is_taken_back(kiosk: Kiosk, http: TestClient) -> None:
    sent = kiosk.done(OFFSITE, offsite("P6", mode="系统直传贷款地"))
    assert sent.document is not None
    done(kiosk, "P6", sent.case_no, AfterKind.CANCEL)
    assert "已作废" in http.get(f"/v?c={sent.document.verify_code}").text
    assert "print" not in offered(kiosk, "P6", sent.case_no)
    assert kiosk.done(OFFSITE, offsite("P6", mode="系统直传贷款地")).state is CaseState.DONE, "the city may be sent it again"


def test_a_ticket_knows_the_case_and_who_answers_by_when(kiosk: Kiosk, platform: Platform) -> None:
    outcome = applied(kiosk)
    report = kiosk.report_of(wanting(kiosk, "P7", outcome.case_no, DOUBT, phone=PHONE))
    first, second = (from_plain(Outcome, kiosk.report(report).json()) for _ in range(2))
    assert first == second
    assert first.details["登记事项"] == "对办理结果有疑问"
    assert "/h/T" in first.progress_url
    with platform.store.reading() as session:
        (order,) = session.query(ServiceOrder).filter_by(kind="ticket").all()
        private = json.loads(platform.vault.open(order.sealed, f"service_orders/{order.number}"))
    assert (order.item, private["phone"]) == (SUBSIDIES, "13800000103")
    assert outcome.case_no.removeprefix("431021")[:4] in private["words"]


def test_a_second_ticket_on_the_same_thing_names_the_first_until_that_is_closed(kiosk: Kiosk, neighbour: Kiosk, platform: Platform) -> None:
    number = applied(kiosk).case_no
    first = done(kiosk, "P7", number, DOUBT, phone=PHONE)
    again = asked(neighbour, wanting(neighbour, "P7", number, DOUBT, phone=PHONE)).json()
    assert again["error"] == "E-DUP"
    assert first.details["登记编号"] in again["happened"]
    with platform.store.writing() as session:
        (order,) = session.query(ServiceOrder).filter_by(kind="ticket").all()
        service_desk.answer(platform, session, order, service_desk.Progress.CLOSE, "已核实。", "tester")
    assert done(kiosk, "P7", number, DOUBT, phone=PHONE).state is CaseState.DONE


def test_a_department_that_is_down_changes_nothing(kiosk: Kiosk, platform: Platform) -> None:
    outcome = applied(kiosk)
    filled = wanting(kiosk, "P7", outcome.case_no, AfterKind.WITHDRAW)
    with platform.store.writing() as session:
        session.merge(ConnectorRow(category="disability", up=False, reason="维护中"))
    assert asked(kiosk, filled).status_code == 503
    assert offered(kiosk, "P7", outcome.case_no)["withdraw"] == ""


def test_the_refund_of_a_payment_names_the_payment(kiosk: Kiosk, platform: Platform) -> None:
    answers = {**power("4310210000035"), "by": "card", "card": card("P3")}
    case = kiosk.fill(POWER, {step: value for step, value in answers.items() if step != "account_no"})
    order = kiosk.order(case)
    with platform.store.writing() as session:
        orders.pay(platform, session, session.get_one(Order, order.order_no))
    paid = from_plain(Outcome, kiosk.report(kiosk.report_of(case, order_no=order.order_no)).json())
    assert paid.state is CaseState.DONE
    asked_back = done(kiosk, "P3", paid.case_no, "ticket 缴费未到账", phone=PHONE)
    assert asked_back.details["支付单号"] == order.order_no
