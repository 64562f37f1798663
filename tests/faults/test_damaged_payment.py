"""The report of a paid bill does not open any more: its money is followed all the same, and nobody else's waits for it."""

from __future__ import annotations

import pytest

from flows.records.exchange import PayState
from kiosk.case import Case
from kiosk.tables import Box
from kiosk.trouble import KioskProblem, Trouble
from tests.faults.test_damaged_row import flip
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import DRAFT, PAYMENT, Rig


def ordered(rig: Rig) -> Case:
    """A bill whose code is on the screen."""
    case = rig.open(PAYMENT, person="P3")
    case.agree()
    case.payment = rig.desk.payments.start(case, "微信扫码")
    return case


def test_one_damaged_report_does_not_stop_the_other_payments(rig: Rig, platform: FakePlatform) -> None:
    damaged, sound, unpaid = (ordered(rig) for _ in range(3))
    for case in (damaged, sound):
        platform.pay(case.payment.order_no)
    flip(rig, damaged.number)
    rig.leave()
    rig.report()
    assert [report["case_no"] for report in platform.case_reports] == [sound.number]
    assert platform.orders[unpaid.payment.order_no]["state"] == "closed"
    assert [(row.case_no, row.state) for row in rig.kiosk.outbox.tray()] == [(damaged.number, Box.DAMAGED)]
    assert rig.kiosk.payments.rows.find(damaged.number, damaged.payment.quote_id).state is PayState.PAID


def test_a_payment_that_breaks_the_program_is_logged_and_the_others_go_on(
    rig: Rig, platform: FakePlatform, caplog: pytest.LogCaptureFixture
) -> None:
    broken, sound = ordered(rig), ordered(rig)
    platform.pay(sound.payment.order_no)
    platform.orders[broken.payment.order_no]["case_no"] = "nobody's"
    rig.leave()
    rig.report()
    assert [report["case_no"] for report in platform.case_reports] == [sound.number]
    assert "payment.unsettled order=P1 type=NoResultFound" in caplog.text


def test_who_has_paid_is_told_not_to_pay_again(rig: Rig, platform: FakePlatform) -> None:
    case = ordered(rig)
    flip(rig, case.number)
    platform.pay(case.payment.order_no)
    case.payment = rig.desk.payments.poll(case)
    assert case.paid
    with pytest.raises(Trouble) as caught:
        rig.desk.submit(case)
    assert caught.value.explained is KioskProblem.STORE_BROKEN
    assert "请不要再付" in caught.value.sentences[1]


def test_an_earlier_record_that_does_not_open_is_set_aside_and_the_act_is_told_anew(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(DRAFT)
    platform.down()
    rig.desk.submit(case)
    flip(rig, case.number)
    platform.up()
    rig.desk.submit(case)
    assert [report["data_version"] for report in platform.case_reports] == [2]
    assert rig.desk.readiness.waiting().damaged == 1


def test_payments_that_go_on_are_asked_after_every_few_seconds_not_without_pause(rig: Rig, platform: FakePlatform) -> None:
    case = ordered(rig)
    platform.orders[case.payment.order_no]["state"] = "refunding"
    rig.leave()
    platform.requests.clear()
    for _ in range(10):
        rig.kiosk.reporter.step()
    assert len([path for path, _ in platform.requests if path.startswith("/v1/payments/")]) == 1
