"""P4 and P5 with their children, and who may marry whom: two cards on one reader, each with its own part."""

from __future__ import annotations

from datetime import date

from flows.records.exchange import CaseState
from flows.refusal import Refusal
from tests.journeys.stories.counter import Counter, has, words


def test_p5_claims_the_childcare_subsidy_of_24_months_for_the_child_of_december_2023(counter: Counter) -> None:
    done = counter.does("fp-childcare-subsidy", "P5")
    has(done.check, "7,200.00 元", "24 个月")
    has(done.paper, "张*  2023年12月出生", "2025年1月至2026年12月", "7,200.00 元", "尾号 5505", "已受理")


def test_p4_registers_her_second_child_with_the_card_of_her_husband(counter: Counter) -> None:
    done = counter.does("fp-birth-registration", "P4", partner_card="P5", stage="已怀孕", due=date(2026, 3, 21))
    assert done.outcome.state is CaseState.DONE
    has(done.paper, "生育登记服务单", "李*梅", "张*", "第2个", "2026年3月21日", "龙潭街道", "已办结")
    again = counter.refused("fp-birth-registration", "P5", partner_card="P4", stage="已怀孕", due=date(2026, 4, 2), reprint="不用补打")
    assert again.refusal is Refusal.DUPLICATE
    has(again.sentences[0], "2025年11月21日已经登记过")


def test_p4_pays_the_medical_dues_of_herself_and_the_child_whose_father_has_an_employer(counter: Counter) -> None:
    done = counter.does("mi-resident-pay", "P4", pay_method="支付宝扫码")
    has(done.check, "800.00 元", "李*梅 居民", "张* 居民")
    has(done.paper, "实缴 800.00 元", "捌佰元")


def test_p9_at_21_is_a_year_too_young_to_marry_and_his_bride_is_not(counter: Counter) -> None:
    for one, other in (("P9", "P6"), ("P6", "P9")):
        refused = counter.refused("ca-marriage-appointment", one, kind="结婚登记", partner_card=other)
        assert refused.refusal is Refusal.AGE_LOW
        has("".join(refused.sentences), "男方年满22周岁", "2026年10月2日起可以")


def test_p3_and_p6_who_are_both_unmarried_book_their_wedding(counter: Counter) -> None:
    done = counter.does("ca-marriage-appointment", "P3", kind="结婚登记", partner_card="P6")
    has(done.paper, "婚姻登记预约凭条", "双方身份证", "预约号", "已办结")
    assert "罗建国" not in done.paper
    assert "欧阳静" not in done.paper


def test_p4_and_p5_are_married_and_cannot_marry_again(counter: Counter) -> None:
    refused = counter.refused("ca-marriage-appointment", "P3", kind="结婚登记", partner_card="P4")
    assert refused.refusal is Refusal.MARRIED


def test_p10_and_p13_may_fetch_their_divorce_within_the_days_that_the_law_gives_them(counter: Counter) -> None:
    case = counter.asks("ca-marriage-appointment", "P10", kind="离婚领证", partner_card="P13", phone=counter.phone("P13"))
    assert case.path().complete
    has(words(case), "双方身份证、结婚证、离婚协议书")


def test_p13_whose_name_the_printer_lacks_has_it_drawn_and_is_sent_to_have_another_paper_corrected(counter: Counter) -> None:
    certified = counter.does("si-insured-certificate", "P13", purpose="子女入学")
    has(certified.paper, "姓名: ▣某", "431021198505150004")
    has("".join(counter.refused("dp-card-info-print", "P13", purpose="就业").sentences), "姓名和身份证不一样", "办不成事")
