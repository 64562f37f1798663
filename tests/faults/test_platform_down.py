"""Nobody listens at the platform's address: certain that nothing was sent."""

from __future__ import annotations

import pytest

from core.secret import Secret
from flows.records.exchange import CaseState
from flows.refusal import Refusal
from kiosk.case import Stage
from kiosk.trouble import Trouble
from kiosk.workshop.people import card
from tests.flows.test_slips import words
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import BOOKING, DRAFT, PAYMENT, QUERY, Rig


def test_an_item_that_cannot_wait_is_taken_back_and_may_be_tried_again(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(BOOKING)
    platform.down()
    with pytest.raises(Trouble) as caught:
        rig.desk.submit(case)
    assert caught.value.explained is Refusal.OFFLINE
    assert rig.desk.readiness.waiting().undelivered == 0
    assert case.stage is Stage.CHECKING
    platform.up()
    assert rig.desk.submit(case).state is CaseState.DONE
    assert len(platform.case_reports) == 1


def test_it_is_never_booked_behind_the_residents_back(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(BOOKING)
    platform.down()
    with pytest.raises(Trouble):
        rig.desk.submit(case)
    rig.leave()
    platform.up()
    rig.report()
    assert platform.case_reports == []


def test_a_draft_is_kept_and_told_later_and_its_person_hears_of_it(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(DRAFT)
    platform.down()
    case.outcome = rig.desk.submit(case)
    assert case.outcome.state is CaseState.QUEUED
    slip = words(rig.desk.slips.of_case(case))
    assert "离线登记回执" in slip
    assert "尚未受理" in slip
    assert rig.desk.readiness.waiting().undelivered == 1
    rig.leave()
    rig.report(5)
    assert rig.desk.readiness.waiting().undelivered == 1
    platform.up()
    rig.report()
    assert rig.desk.readiness.waiting().undelivered == 0
    assert [report["case_no"] for report in platform.case_reports] == [case.number]
    said = rig.messages(card("P5"))
    assert len(said) == 1
    assert "残疾人补贴" in said[0]
    assert rig.messages(card("P5")) == [], "told only once"


def test_a_draft_survives_the_power_cut_before_the_line_comes_back(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(DRAFT)
    platform.down()
    rig.desk.submit(case)
    rig.restart()
    platform.up()
    rig.report()
    assert [report["case_no"] for report in platform.case_reports] == [case.number]


def test_no_order_is_left_when_none_was_made(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(PAYMENT)
    platform.down()
    with pytest.raises(Trouble) as caught:
        rig.desk.payments.start(case, "微信扫码")
    assert caught.value.explained is Refusal.OFFLINE
    assert rig.kiosk.payments.rows.unsettled() == []
    assert rig.desk.readiness.waiting().undelivered == 0


def test_tiles_go_grey_after_two_misses_and_come_back_by_themselves(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(PAYMENT)
    platform.down()
    for expected in ("", "网络暂时不通"):
        with pytest.raises(Trouble):
            rig.desk.payments.start(case, "微信扫码")
        assert rig.desk.readiness.availability()[PAYMENT] == expected
    platform.up()
    rig.report(2)
    assert rig.desk.readiness.availability()[PAYMENT] == ""


def test_help_is_asked_for_even_so(rig: Rig, platform: FakePlatform) -> None:
    platform.down()
    registered = rig.desk.order_help(QUERY, "fund", "看不懂", "onsite", Secret("13873512345"))
    assert (registered.number, registered.state) == ("", "queued")
    assert registered.who == "工作人员", "the platform may name another than who helps here"
    assert registered.reply_by.isoformat() == "2025-11-24T17:30:00+08:00", "asked on a Friday"
    platform.up()
    rig.report()
    assert [order["item"] for order in platform.told["help-orders"]] == [QUERY]
