"""P1, P2, P11 and P16: pensions that stop and go on, what age entitles to, and a flag that nobody explains."""

from __future__ import annotations

from flows.refusal import Refusal
from tests.central.client import tapped
from tests.central.refusals import CAUSES
from tests.journeys.stories.counter import Counter, has, words


def test_p1_whose_pension_stopped_confirms_that_he_is_there_and_is_paid_again_with_arrears(counter: Counter) -> None:
    has(words(counter.asks("si-pension-payment-query", "P1")), "养老认证")
    done = counter.does("si-benefit-authentication", "P1", living="本县", home_visit="none")
    has(done.check, "已过期40天", "2025-11起暂停，认证后次月恢复并补发")
    has(done.paper, "认证通过", "2025年12月", "补发", "已办结")
    assert "养老认证" not in words(counter.asks("si-pension-payment-query", "P1"))


def test_p1_at_82_asks_for_the_allowance_that_he_never_claimed(counter: Counter) -> None:
    done = counter.does("ag-longevity-allowance-apply", "P1", who="老人本人")
    has(done.paper, "80至89周岁", "50.00 元", "2025年12月", "尾号 1101", "已受理")


def test_p1_gets_his_low_income_certificate_to_be_used_for_the_medical_dues(counter: Counter) -> None:
    done = counter.does("ca-assistance-certificate", "P1", purpose="医保参保资助")
    has(done.paper, "社会救助对象身份证明", "郑福来", "431021194306159999", "低保", "D431021100001", "医保参保资助", "2026-03-31")


def test_p1_pays_200_yuan_for_a_year_of_medical_insurance_and_brings_no_second_proof(counter: Counter) -> None:
    done = counter.does("mi-resident-pay", "P1", people=tapped(0), pay_method="微信扫码")
    has(done.check, "200.00 元", "低保")
    has(done.paper, "实缴 200.00 元", "贰佰元", "已办结")


def test_p1_pays_for_october_with_ten_kilowatt_hours_free(counter: Counter) -> None:
    done = counter.does("ut-electricity-pay", "P1", by="card", pay_method="微信扫码")
    has(done.check, "82.32 元", "低保免10度")
    has(done.paper, "实缴 82.32 元", "低保免10度")


def test_p2_at_63_sees_what_60_to_64_may_and_has_37_days_for_her_pension(counter: Counter) -> None:
    rights = counter.does("ag-senior-preference-card", "P2", paper="打印凭条")
    has(rights.paper, "60至64周岁", "医院优先挂号", "2027年3月2日满65周岁起：长沙等地公交、地铁免费", "身份证就是优待证")
    has(words(counter.asks("si-benefit-authentication", "P2", home_visit="none")), "还有37天到期")


def test_p11_in_her_bed_has_the_camera_off_and_somebody_come_to_her(counter: Counter) -> None:
    done = counter.does("ag-longevity-allowance-authentication", "P11", here="at-home", living="家里")
    assert "face" not in done.case.path().answers
    has(done.check, "100周岁以上", "500.00 元")
    has(done.paper, "认证还没有完成", "上门认证", "11月28日前上门", "已受理")
    has(counter.refused("ag-longevity-allowance-apply", "P11", who="老人本人").sentences[0], "已经在领", "500.00")


def test_p16_of_a_household_of_six_has_the_power_limits_raised_for_two_years(counter: Counter) -> None:
    done = counter.does("ut-electricity-multi-person", "P16", account="4310210000165", members="人数对")
    has(done.paper, "6", "2025-12", "2027-11", "已办结")


def test_p16_whose_check_is_doubtful_gets_a_slip_that_says_no_more_than_anybodys(counter: Counter) -> None:
    done = counter.does("ps-no-crime-certificate", "P16", purpose="求职入职")
    has(done.paper, "受 理 凭 证", "2025年11月26日前给结果", "已受理")
    assert done.outcome.document is None
    plain = counter.asks("ps-no-crime-certificate", "P6", purpose="求职入职")
    assert words(done.case) == words(plain), "before the act nobody is told apart"
    told = (done.check + done.paper + str(done.outcome.details)).replace("无犯罪记录", "")  # the item's own name
    assert [word for word in CAUSES if word in told] == []


def test_p16_is_sent_to_a_counter_and_never_told_why(counter: Counter) -> None:
    for item, said in (("si-benefit-authentication", {"home_visit": "none"}), ("si-insured-certificate", {"purpose": "求职"})):
        refused = counter.refused(item, "P16", **said)
        assert refused.refusal is Refusal.NEUTRAL
        happened, do = refused.sentences
        has(happened + do, "窗口")
        assert [word for word in CAUSES if word in happened + do] == []
