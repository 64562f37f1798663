"""Temporary relief: accepted on the spot, told to the duty officer when it cannot wait, and for whom it is not."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from central import service_desk
from central.platform import Platform
from central.store.service import ServiceOrder
from core.clock import ManualClock
from flows.items import catalogue
from flows.records.exchange import CaseState
from tests.central.client import FACE, SIGNED, TODAY, Kiosk, Stopped, card

RELIEF = "ca-temporary-relief-apply"


def relief(person: str, kind: str = "医药费负担重", **more: Any) -> dict[str, Any]:
    head = {"consent": "face", "card": card(person), "face": FACE, "kind": kind, "urgent": "有着落", "self_cost": 1_200_000}
    return {**head, "commit": True, "signature": SIGNED, **more}


def refused(kiosk: Kiosk, answers: dict[str, Any]) -> tuple[str, str, str]:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(RELIEF, answers)
    if stopped.value.reply is not None:
        body = stopped.value.reply.json()
        return body["error"], body["happened"], body["do"]
    return stopped.value.code, *stopped.value.sentences


def orders(platform: Platform) -> list[ServiceOrder]:
    with platform.store.reading() as session:
        return list(session.scalars(select(ServiceOrder)))


def test_a_burden_of_expenses_is_accepted_for_twenty_working_days(kiosk: Kiosk, platform: Platform) -> None:
    outcome = kiosk.done(RELIEF, relief("P7"))
    assert outcome.state is CaseState.ACCEPTED
    assert outcome.promise_date == date(2025, 12, 19)
    assert outcome.details == {
        "下一步": "太和镇人民政府调查审核；请在12月1日前补交材料，其他不用再来",
        "待补材料": "诊断证明、医疗票据，2025年12月1日前交到经办乡镇或村代办员",
    }
    assert orders(platform) == []


@pytest.mark.parametrize("answers", [relief("P7", "火灾或自然灾害"), relief("P7", urgent="没有着落，很急")])
def test_who_cannot_wait_is_told_to_the_duty_officer_who_calls_within_two_hours(
    kiosk: Kiosk, platform: Platform, answers: dict[str, Any]
) -> None:
    outcome = kiosk.done(RELIEF, answers)
    assert outcome.state is CaseState.ACCEPTED
    assert outcome.promise_date == TODAY + timedelta(days=1)
    assert outcome.details["下一步"] == "已通知太和镇人民政府值班人员，2小时内给您打电话，先行救助"
    (order,) = orders(platform)
    assert (order.kind, order.who, order.item) == ("duty", "太和镇人民政府值班人员", RELIEF)
    assert service_desk.told(platform, order).phone.reveal() == "13800000107"


def test_the_duty_officer_calls_at_night_too(kiosk: Kiosk, platform: Platform, clock: ManualClock) -> None:
    clock.advance(12 * 3600)
    kiosk.now = clock.now()
    kiosk.done(RELIEF, relief("P7", "突发重大疾病"))
    (order,) = orders(platform)
    due: datetime = order.reply_by
    assert due.timestamp() == (clock.now() + timedelta(hours=2)).timestamp()


def test_a_report_sent_twice_calls_once(kiosk: Kiosk, platform: Platform) -> None:
    report = kiosk.report_of(kiosk.fill(RELIEF, relief("P7", "火灾或自然灾害")))
    assert kiosk.report(report).json() == kiosk.report(report).json()
    assert len(orders(platform)) == 1


def test_a_kiosk_cannot_call_out_the_duty_officer_by_itself(kiosk: Kiosk) -> None:
    body = {"report_id": "12345678", "terminal": "0007", "item": "", "step": "", "topic": "x", "kind": "duty", "phone": "13800000107"}
    assert kiosk.post("/v1/help-orders", {**body, "occurred_at": kiosk.now.isoformat()}).json()["error"] == "malformed"


def test_the_slip_says_who_looks_into_it_and_where_the_money_goes(kiosk: Kiosk) -> None:
    path = kiosk.fill(RELIEF, relief("P7")).path
    said = dict(catalogue()[RELIEF].also(path.answers))
    assert "其他情况" not in said
    assert said["经办乡镇"] == "太和镇人民政府  0735-0000311"
    assert said["收款账户"] == "尾号 7707"
    assert path.answers["members"] == 3


def test_somebody_without_an_account_is_accepted_all_the_same(kiosk: Kiosk) -> None:
    path = kiosk.fill(RELIEF, relief("P13", "其他")).path
    assert dict(catalogue()[RELIEF].also(path.answers))["收款账户"] == "到乡镇窗口登记"
    assert dict(catalogue()[RELIEF].also(path.answers))["经办乡镇"].startswith("鹿峰街道办事处")


def test_p16_was_helped_for_the_same_cause_this_year_and_longer_ago_for_another(kiosk: Kiosk) -> None:
    code, happened, do = refused(kiosk, relief("P16"))
    assert (code, happened) == ("E-DUP", "为「医药费负担重」，您家近12个月内已得到过临时救助。")
    assert do == "2026年3月10日起可以再申请；有别的困难，请改选。"
    assert kiosk.fill(RELIEF, relief("P16", "火灾或自然灾害"))


def test_an_application_is_taken_once_until_it_is_decided(kiosk: Kiosk) -> None:
    kiosk.done(RELIEF, relief("P7"))
    reply = kiosk.report(kiosk.report_of(kiosk.fill(RELIEF, relief("P7")))).json()
    assert (reply["error"], reply["happened"]) == ("E-DUP", "您家已经为同样的困难申请过临时救助，正在审核。")
    assert kiosk.done(RELIEF, relief("P7", "上学费用负担重"))


def test_p8_who_only_lives_here_is_helped_in_distress_and_not_with_expenses(kiosk: Kiosk, platform: Platform, clock: ManualClock) -> None:
    more = {"members": 1}
    assert refused(kiosk, relief("P8", **more))[1] == "您的户籍不在本县，这类困难要在户籍地申请。"
    outcome = kiosk.done(RELIEF, relief("P8", "交通事故等意外", **more))
    assert "龙潭街道办事处" in outcome.details["下一步"]
    clock.advance(30 * 86400)
    kiosk.now = clock.now()
    code, happened, _ = refused(kiosk, relief("P8", "交通事故等意外", **more))
    assert (code, happened) == ("E-REGION", "您不是本县户籍，也没有有效的本县居住证。")
