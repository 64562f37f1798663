"""The residents' pension to the fen: grades and what the government adds, years that were missed, who may not pay, and nothing twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from central.payments import orders
from central.platform import Platform
from central.store.payments import Order
from core.clock import ManualClock
from core.plain import from_plain
from flows.records.exchange import CaseState, Outcome
from tests.central.client import INSURED, Filled, Kiosk, Stopped, card, insured, tapped

RESIDENTS = "si-resident-pension-pay"


def paying(person: str, **more: Any) -> dict[str, Any]:
    return {"consent": "card-only", "card": card(person), "for_whom": "本人", "pay_method": "微信扫码", **more}


def for_family(person: str, member: object, **more: Any) -> dict[str, Any]:
    return paying(person, for_whom="家人", member=member, **more)


def paid(kiosk: Kiosk, platform: Platform, case: Filled) -> Outcome:
    """The outcome after somebody paid at the cashier's."""
    order = kiosk.order(case)
    with platform.store.writing() as session:
        assert orders.pay(platform, session, session.get_one(Order, order.order_no))
    reply = kiosk.report(replace(kiosk.report_of(case), order_no=order.order_no))
    assert reply.status_code == 200, reply.text
    return from_plain(Outcome, reply.json())


def test_p3_pays_this_year_at_the_grade_of_last_year(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(RESIDENTS, paying("P3"))
    answers = case.path.answers
    assert (answers["year"], answers["grade"], answers["pension"].years_paid) == ("本年度", "50000", 11)
    assert [(row.label, row.fen) for row in answers["quote"].rows] == [("2025年度", 50000)]
    outcome = paid(kiosk, platform, case)
    assert outcome.details["已缴年数"] == "12 年"
    account = kiosk.fill(INSURED, insured("P3")).path.answers["insurance"].accounts[0]
    assert (account.rows[0].month, account.rows[0].base_fen, account.months_total) == ("2025-12", 50000, 12 * 12)
    assert refused(kiosk, paying("P3"))[0] == "E-DUP"


def test_years_that_were_missed_cost_the_same_and_bring_no_subsidy(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(RESIDENTS, paying("P3", year="补缴往年", missed_years=("2016", "2017"), grade="300000"))
    assert case.path.answers["quote"].total_fen == 600000
    facts = dict(item_facts(case))
    assert (facts["年度"], facts["预计政府补贴"]) == ("2016、2017", "没有")
    assert paid(kiosk, platform, case).details["已缴年数"] == "13 年"
    assert kiosk.fill(RESIDENTS, paying("P3")).path.answers["pension"].missed == ()


def item_facts(case: Filled) -> tuple[tuple[str, str], ...]:
    from flows.items import catalogue

    return catalogue()[RESIDENTS].summary(case.path.answers).rows


def test_p7_finds_the_grade_that_the_county_pays_and_may_choose_a_higher_one(kiosk: Kiosk) -> None:
    case = kiosk.fill(RESIDENTS, paying("P7", grade="30000"))
    least, *others = case.path.answers["pension"].grades
    assert (least.fen, least.locked) == (10000, "县财政代缴，不用您缴")
    assert len(others) == 15
    assert case.path.answers["quote"].total_fen == 30000


def test_p4_who_left_her_work_may_pay_and_owes_nothing_for_the_years_at_work(kiosk: Kiosk) -> None:
    held = kiosk.fill(RESIDENTS, paying("P4", grade="30000")).path.answers["pension"]
    assert held.years_paid == 0
    assert not set(held.missed) & {2019, 2020, 2021, 2022, 2023}
    assert 2024 in held.missed


def test_a_husband_pays_for_his_wife_with_his_card_alone(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(RESIDENTS, for_family("P5", tapped(0), grade="100000"))
    assert dict(item_facts(case))["参保人"] == "李*梅"
    assert paid(kiosk, platform, case).details["已缴年数"] == "1 年"
    assert refused(kiosk, paying("P4"))[0] == "E-DUP"


def test_a_neighbour_pays_for_somebody_who_lays_the_card(kiosk: Kiosk) -> None:
    case = kiosk.fill(RESIDENTS, for_family("P6", "card", family_card=card("P3")))
    assert case.path.answers["quote"].total_fen == 50000


def test_the_hardship_grade_says_that_its_price_is_a_demonstration(kiosk: Kiosk) -> None:
    assert not kiosk.fill(RESIDENTS, paying("P3")).path.answers["quote"].demo


def refused(kiosk: Kiosk, answers: dict[str, Any]) -> tuple[str, str]:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(RESIDENTS, answers)
    if stopped.value.reply is not None:
        return stopped.value.code, stopped.value.reply.json()["happened"]
    return stopped.value.code, stopped.value.sentences[0]


@pytest.mark.parametrize(
    ("answers", "code", "words"),
    [
        (paying("P1"), "E-AGE-HIGH", "已经在领取养老金"),
        (paying("P5"), "E-EXCLUSIVE", "已参加职工养老保险"),
        (paying("P8"), "E-REGION", "本省户籍"),
        (paying("P9"), "E-NOT-ELIGIBLE", "在校学生"),
        (paying("P12"), "E-CARD-EXPIRED", "已到期"),
        (paying("P13"), "E-DUP", "2025年度已经缴过"),
        (for_family("P5", tapped(1)), "E-AGE-LOW", "年满16周岁"),
    ],
)
def test_the_story_ends_in_its_refusal(kiosk: Kiosk, answers: dict[str, Any], code: str, words: str) -> None:
    found, happened = refused(kiosk, answers)
    assert found == code
    assert words in happened


def test_after_sixty_only_the_years_before_may_be_paid(kiosk: Kiosk, platform: Platform) -> None:
    father = for_family("P3", tapped(0), missed_years=("2012",), grade="30000")
    case = kiosk.fill(RESIDENTS, father)
    assert (case.path.answers["year"], case.path.answers["pension"].missed) == ("补缴往年", (2012,))
    paid(kiosk, platform, case)
    assert refused(kiosk, for_family("P3", tapped(0))) == ("E-AGE-HIGH", "已年满60周岁，缴了1年，没有要补缴的年度。")


def test_two_who_pay_for_the_same_year_pay_once(kiosk: Kiosk, platform: Platform) -> None:
    first, second = kiosk.fill(RESIDENTS, paying("P3")), kiosk.fill(RESIDENTS, for_family("P6", "card", family_card=card("P3")))
    assert paid(kiosk, platform, first).state is CaseState.DONE
    late = paid(kiosk, platform, second)
    assert late.state is CaseState.REJECTED
    assert late.details["退款"] == "500.00 元已按原支付方式退回"


def test_a_new_year_opens_by_itself(kiosk: Kiosk, clock: ManualClock) -> None:
    clock.advance(60 * 86400)
    kiosk.now = clock.now()
    held = kiosk.fill(RESIDENTS, paying("P3")).path.answers["pension"]
    assert (held.this_year, held.missed[-1]) == (2026, 2025)
