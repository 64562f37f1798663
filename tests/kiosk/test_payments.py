"""Paying in the ordinary ways: paid, given up, unknown, settled later."""

from __future__ import annotations

import pytest

from flows.records.exchange import CaseState, PayState
from flows.refusal import Refused
from kiosk.case import Case, Stage
from kiosk.trouble import Trouble
from kiosk.workshop.people import card
from tests.flows.test_slips import words
from tests.kiosk.fake_platform import FakePlatform, Fault, Say
from tests.kiosk.rig import PAYMENT, Rig


@pytest.fixture
def case(rig: Rig) -> Case:
    """A bill that the resident has agreed to pay."""
    case = rig.open(PAYMENT, person="P3")
    case.agree()
    return case


def test_a_paid_bill_is_reported_with_its_order_and_posted(rig: Rig, platform: FakePlatform, case: Case) -> None:
    case.payment = rig.desk.payments.start(case, "微信扫码")
    assert (case.payment.fen, case.payment.case_no) == (8_232, case.number)
    assert case.payment.cashier_url.endswith("/pay/P1")
    assert rig.desk.payments.poll(case).state is PayState.QR_SHOWN
    assert platform.case_reports == [], "nothing is reported before it is paid"
    platform.pay("P1")
    case.payment = rig.desk.payments.poll(case)
    assert case.stage is Stage.SUBMITTING
    assert rig.desk.submit(case).state is CaseState.DONE
    (report,) = platform.case_reports
    assert (report["order_no"], report["quote_id"]) == ("P1", case.path().answers["quote"].id)
    assert rig.desk.payments.poll(case).state is PayState.POSTED


def test_the_same_bill_is_never_ordered_twice(rig: Rig, platform: FakePlatform, case: Case) -> None:
    first = rig.desk.payments.start(case, "微信扫码")
    assert rig.desk.payments.start(case, "微信扫码") == first
    assert len(platform.orders) == 1


def test_giving_up_leaves_nothing_and_a_new_bill_can_be_paid(rig: Rig, platform: FakePlatform, case: Case) -> None:
    case.payment = rig.desk.payments.start(case, "微信扫码")
    case.payment = rig.desk.payments.close(case)
    assert case.payment.state is PayState.CLOSED
    assert rig.desk.readiness.waiting().undelivered == 0
    case.reopen()
    assert case.stage is Stage.ASKING
    while (step := case.path().next) is not None:
        case.given[step.id] = rig.desk.look(case)
    case.agree()
    case.payment = rig.desk.payments.start(case, "微信扫码")
    platform.pay(case.payment.order_no)
    case.payment = rig.desk.payments.poll(case)
    rig.desk.submit(case)
    assert [report["data_version"] for report in platform.case_reports] == [2]


def test_paid_at_the_last_moment_is_paid(rig: Rig, platform: FakePlatform, case: Case) -> None:
    case.payment = rig.desk.payments.start(case, "微信扫码")
    platform.pay("P1")
    case.payment = rig.desk.payments.close(case)
    assert case.paid
    assert rig.desk.submit(case).state is CaseState.DONE


def test_an_order_whose_answer_was_lost_is_asked_for_again_not_made_again(rig: Rig, platform: FakePlatform, case: Case) -> None:
    platform.next.append(Fault.LOST)
    with pytest.raises(Trouble):
        rig.desk.payments.start(case, "微信扫码")
    case.payment = rig.desk.payments.start(case, "微信扫码")
    assert list(platform.orders) == ["P1"]


def test_an_order_that_nobody_saw_is_closed_when_the_resident_goes(rig: Rig, platform: FakePlatform, case: Case) -> None:
    platform.next.append(Fault.LOST)
    with pytest.raises(Trouble):
        rig.desk.payments.start(case, "微信扫码")
    rig.leave()
    rig.report()
    assert platform.orders["P1"]["state"] == "closed"
    assert rig.desk.readiness.waiting().undelivered == 0
    assert platform.case_reports == []


def test_an_expired_bill_is_said_and_leaves_nothing(rig: Rig, platform: FakePlatform, case: Case) -> None:
    platform.next.append(Say(422, {"error": "quote-expired", "happened": "账单已过期，金额可能有变化。", "do": "请重新查看账单后再付。"}))
    with pytest.raises(Trouble) as caught:
        rig.desk.payments.start(case, "微信扫码")
    assert caught.value.sentences == ("账单已过期，金额可能有变化。", "请重新查看账单后再付。")
    assert rig.kiosk.payments.rows.unsettled() == []
    assert rig.desk.readiness.waiting().undelivered == 0


def test_an_unknown_payment_is_never_asked_for_again_and_settles_itself(rig: Rig, platform: FakePlatform, case: Case) -> None:
    case.payment = rig.desk.payments.start(case, "微信扫码")
    platform.pay("P1")
    platform.down()
    case.payment = rig.desk.payments.poll(case)
    assert case.payment.state is PayState.UNKNOWN
    slip = words(rig.desk.slips.of_payment(case))
    assert "请勿重复支付" in slip
    assert "P1" in slip
    assert "82.32 元" in slip
    rig.leave()
    platform.up()
    rig.report()
    assert platform.orders["P1"]["state"] == "posted"
    assert [report["order_no"] for report in platform.case_reports] == ["P1"]


def test_who_paid_by_card_hears_of_it_at_the_next_visit(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(PAYMENT, person="P3", by="card")
    case.agree()
    case.payment = rig.desk.payments.start(case, "微信扫码")
    platform.down()
    platform.pay("P1")
    rig.desk.payments.poll(case)
    rig.leave()
    platform.up()
    rig.report()
    said = rig.messages(card("P3"))
    assert len(said) == 1
    assert "您缴的 82.32 元已入账" in said[0]
    assert rig.messages(card("P5")) == []


def test_nothing_is_said_again_of_what_the_resident_saw(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(PAYMENT, person="P3", by="card")
    case.agree()
    case.payment = rig.desk.payments.start(case, "微信扫码")
    platform.pay("P1")
    case.payment = rig.desk.payments.poll(case)
    case.outcome = rig.desk.submit(case)
    rig.leave()
    rig.report()
    assert rig.kiosk.payments.rows.unsettled() == []
    assert rig.messages(card("P3")) == []


def test_paid_and_refused_is_refunded_and_said(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(PAYMENT, person="P3", by="card")
    case.agree()
    case.payment = rig.desk.payments.start(case, "微信扫码")
    platform.pay("P1")
    case.payment = rig.desk.payments.poll(case)
    platform.judge = lambda _: (422, {"error": "E-ACCOUNT", "happened": "这个户号刚刚销户了。", "do": "钱会原路退回。"})
    assert isinstance(rig.desk.submit(case), Refused)
    rig.leave()
    platform.orders["P1"]["state"] = "refunding"
    rig.report(4)
    platform.orders["P1"]["state"] = "refunded"
    rig.report(4)
    (said,) = rig.messages(card("P3"))
    assert "82.32 元没有入账，已原路退回" in said


def test_a_paid_case_waits_as_long_as_it_must(rig: Rig, platform: FakePlatform, case: Case) -> None:
    case.payment = rig.desk.payments.start(case, "微信扫码")
    platform.pay("P1")
    case.payment = rig.desk.payments.poll(case)
    platform.down()
    outcome = rig.desk.submit(case)
    assert outcome.state is CaseState.QUEUED, "money has moved: the report is never taken back"
    rig.restart()
    platform.up()
    rig.report()
    assert len(platform.case_reports) == 1


def test_while_the_resident_stands_here_nobody_else_closes_the_payment(rig: Rig, platform: FakePlatform, case: Case) -> None:
    case.payment = rig.desk.payments.start(case, "微信扫码")
    rig.report(5)
    assert platform.orders["P1"]["state"] in ("created", "qr_shown")


def test_another_bill_of_a_case_is_not_ordered_while_the_first_can_still_be_paid(rig: Rig, platform: FakePlatform, case: Case) -> None:
    rig.desk.payments.start(case, "微信扫码")
    del case.given["quote"]
    case.given["quote"] = rig.desk.look(case)
    with pytest.raises(RuntimeError, match="still open"):
        rig.desk.payments.start(case, "微信扫码")
    assert len(platform.orders) == 1


def test_another_bill_is_ordered_when_nobody_saw_the_first(rig: Rig, platform: FakePlatform, case: Case) -> None:
    platform.next.append(Fault.CUT)
    with pytest.raises(Trouble):
        rig.desk.payments.start(case, "微信扫码")
    del case.given["quote"]
    case.given["quote"] = rig.desk.look(case)
    case.payment = rig.desk.payments.start(case, "微信扫码")
    platform.pay(case.payment.order_no)
    case.payment = rig.desk.payments.poll(case)
    rig.desk.submit(case)
    rig.leave()
    rig.report(8)
    assert len(platform.case_reports) == 1
    assert rig.kiosk.payments.rows.unsettled() == []
