"""What a year of residents' medical insurance costs whom, to the fen: groups, late price, waiting, newborns; several people on one bill."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from central.departments.department import Desk
from central.departments.hardship import AidFile
from central.departments.medical_dues import medical_dues
from central.payments import orders
from central.platform import Platform
from central.registry import Register
from central.store.payments import Order
from core.clock import ManualClock
from core.id_card import Sex
from core.plain import from_plain
from core.secret import Secret
from flows.items import catalogue
from flows.records.exchange import CaseState, Outcome
from flows.records.household import Household, Member
from flows.records.medical_insurance import Insuree
from tests.central.client import FACE, Filled, Kiosk, Stopped, card, policy, tapped

PAY = "mi-resident-pay"
LATE = date(2026, 2, 15)


def paying(person: str, **more: Any) -> dict[str, Any]:
    return {"consent": "card-only", "card": card(person), "pay_method": "微信扫码", **more}


def paid(kiosk: Kiosk, platform: Platform, case: Filled) -> Outcome:
    """The outcome after somebody paid at the cashier's."""
    order = kiosk.order(case)
    with platform.store.writing() as session:
        assert orders.pay(platform, session, session.get_one(Order, order.order_no))
    reply = kiosk.report(replace(kiosk.report_of(case), order_no=order.order_no))
    assert reply.status_code == 200, reply.text
    return from_plain(Outcome, reply.json())


def later(kiosk: Kiosk, clock: ManualClock, day: date) -> None:
    clock.advance((datetime.combine(day, datetime.min.time()) - datetime(2025, 11, 21)).total_seconds())
    kiosk.now = clock.now()


def insuree(platform: Platform, person: str, today: date, *, aid: str = "") -> Insuree:
    """The payer alone on that day, perhaps in one more group."""
    with platform.store.writing() as session:
        desk = Desk(Register(session, platform.vault), policy(today), platform.config, platform.now())
        number = card(person).number
        if aid:
            desk.register.put(number, AidFile((aid,)))
        return medical_dues(desk, {"number": number, "name": card(person).name}).years[0].people[0]


@pytest.mark.parametrize(
    ("aid", "fen"), [("特困", 0), ("孤儿", 0), ("事实无人抚养", 0), ("防返贫监测", 20_000), ("低保边缘", 20_000), ("别的", 40_000)]
)
def test_the_groups_of_the_notice(platform: Platform, aid: str, fen: int) -> None:
    found = insuree(platform, "P3", date(2025, 11, 21), aid=aid)
    assert found.due_fen - found.relief_fen == fen
    assert found.due_fen == 40_000


def test_a_group_that_leaves_nothing_wins_over_one_that_leaves_half(platform: Platform) -> None:
    assert insuree(platform, "P1", date(2025, 11, 21), aid="特困").relief_fen == 40_000


@pytest.mark.parametrize(
    ("person", "today", "begins", "fen"),
    [
        ("P3", date(2025, 11, 21), date(2026, 1, 1), 40_000),
        ("P3", date(2026, 1, 31), date(2026, 1, 31), 40_000),
        ("P3", date(2026, 2, 1), date(2026, 5, 1), 110_000),
        ("P3", LATE, date(2026, 5, 15), 110_000),
        ("P1", LATE, LATE, 20_000),  # who is helped neither waits nor pays more
        ("P10", date(2025, 11, 21), date(2026, 5, 21), 40_000),  # seven years without insurance: six months
        ("P10", LATE, date(2026, 8, 15), 110_000),
    ],
)
def test_treatment_is_reimbursed_from(platform: Platform, person: str, today: date, begins: date, fen: int) -> None:
    found = insuree(platform, person, today)
    assert (found.begins, found.due_fen - found.relief_fen) == (begins, fen)


@pytest.mark.parametrize(
    ("birth", "category", "fen", "begins"),
    [
        (date(2026, 2, 3), "新生儿", 0, date(2026, 2, 3)),
        (date(2025, 10, 1), "居民", 40_000, date(2025, 10, 1)),
        (date(2025, 9, 30), "居民", 110_000, date(2026, 5, 15)),
    ],
)
def test_a_newborn_is_insured_from_its_birth(platform: Platform, birth: date, category: str, fen: int, begins: date) -> None:
    father, child = card("P5"), Secret(f"431021{birth:%Y%m%d}0001")
    baby = Member(Secret("张欢"), child, "女", Sex.FEMALE, birth, (father.number,))
    head = Member(father.name, father.number, "户主", Sex.MALE, father.birth)
    with platform.store.writing() as session:
        desk = Desk(Register(session, platform.vault), policy(LATE), platform.config, platform.now())
        desk.register.put(father.number, Household(Secret("1"), "431021", members=(head, baby)))
        found = medical_dues(desk, {"number": father.number, "name": father.name}).years[0].people[1]
    assert (found.category, found.due_fen - found.relief_fen, found.begins) == (category, fen, begins)


def test_p4_pays_for_herself_and_the_child_on_one_bill(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(PAY, paying("P4"))
    answers = case.path.answers
    assert [(row.label, row.fen) for row in answers["quote"].rows] == [("李*梅 居民", 40_000), ("张* 居民", 40_000)]
    locked = {option.label: option.locked for option in catalogue()[PAY].step("people").options(answers) if option.locked}
    assert locked == {"张*": "已参加职工医保"}
    assert paid(kiosk, platform, case).state is CaseState.DONE
    assert refused(kiosk, paying("P4"))[0] == "E-DUP"
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(PAY, paying("P5"))
    assert stopped.value.code == "E-EXCLUSIVE", "the child is paid for, and he is insured by his employer"


def test_p7_is_registered_with_the_family_and_pays_nothing_himself(kiosk: Kiosk) -> None:
    rows = kiosk.fill(PAY, paying("P7")).path.answers["quote"].rows
    assert (rows[0].label, rows[0].quantity, rows[0].price, rows[0].fen) == ("雷*山 重度残疾", "400.00", "400.00", 0)
    assert [row.fen for row in rows[1:]] == [20_000, 20_000], "the household receives 低保"
    assert refused(kiosk, paying("P7", people=tapped(0))) == ("E-NOTHING-TO-PAY", "重度残疾由政府全额资助参保，2026年度不用缴费。")


def test_what_was_paid_stands_on_the_certificate_when_its_year_has_come(kiosk: Kiosk, platform: Platform, clock: ManualClock) -> None:
    paid(kiosk, platform, kiosk.fill(PAY, paying("P3", people=tapped(0))))
    later(kiosk, clock, date(2026, 1, 5))
    asked = {"consent": "face", "card": card("P3"), "face": FACE, "content": ("参保缴费信息",), "purpose": "报销"}
    newest = kiosk.fill("mi-insured-certificate", asked).path.answers["medical"].years[0]
    assert (newest.year, newest.fen, newest.paid_on) == (2026, 40_000, date(2025, 11, 21))


def test_after_the_collection_the_higher_price_is_asked_first(kiosk: Kiosk, clock: ManualClock) -> None:
    later(kiosk, clock, LATE)
    assert refused(kiosk, paying("P3", late="先不缴"))[0] == "E-WINDOW-CLOSED"
    case = kiosk.fill(PAY, paying("P3", people=tapped(0), late="按这个价缴"))
    assert case.path.answers["quote"].total_fen == 110_000
    option = catalogue()[PAY].step("late").options(case.path.answers)[0]
    assert option.note == "每人1,100.00元，缴费后等3个月才能报销"
    rows = dict(catalogue()[PAY].summary(case.path.answers).rows)
    assert (rows["待遇开始"], rows["等待期"]) == ("2026年5月15日", "自缴费之日起3个月")
    assert "late" not in kiosk.fill(PAY, paying("P1")).path.answers, "whoever is helped pays no late price"


def test_a_late_year_closes_when_waiting_would_outlast_it(kiosk: Kiosk, clock: ManualClock) -> None:
    later(kiosk, clock, date(2026, 9, 30))
    open_ = kiosk.fill(PAY, paying("P3", people=tapped(0))).path.answers
    assert [(year.year, year.late) for year in open_["dues"].years] == [(2027, False), (2026, True)]
    assert open_["quote"].demo
    clock.advance(timedelta(days=2).total_seconds())
    kiosk.now = clock.now()
    assert [year.year for year in kiosk.fill(PAY, paying("P3", people=tapped(0))).path.answers["dues"].years] == [2027]


def refused(kiosk: Kiosk, answers: dict[str, Any]) -> tuple[str, str]:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(PAY, answers)
    if stopped.value.reply is not None:
        return stopped.value.code, stopped.value.reply.json()["happened"]
    return stopped.value.code, stopped.value.sentences[0]


@pytest.mark.parametrize(
    ("person", "code", "words"),
    [
        ("P13", "E-DUP", "2026年度已经缴过"),
        ("P8", "E-EXCLUSIVE", "已在湛江市参保"),
        ("P12", "E-CARD-EXPIRED", "已到期"),
    ],
)
def test_the_story_ends_in_its_refusal(kiosk: Kiosk, person: str, code: str, words: str) -> None:
    found, happened = refused(kiosk, paying(person))
    assert (found, words in happened) == (code, True)


def test_two_of_a_family_who_pay_for_the_same_child_pay_once(kiosk: Kiosk, platform: Platform) -> None:
    mother, father = kiosk.fill(PAY, paying("P4")), kiosk.fill(PAY, paying("P5"))
    assert paid(kiosk, platform, mother).state is CaseState.DONE
    second = paid(kiosk, platform, father)
    assert second.state is CaseState.REJECTED
    assert second.details["退款"] == "800.00 元已按原支付方式退回"
