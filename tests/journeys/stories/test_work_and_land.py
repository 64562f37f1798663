"""P3, P6, P7, P8, P10 and P12: fields and machines, work and a flat, hardship, somebody from elsewhere, a card that has run out."""

from __future__ import annotations

from datetime import date

import pytest

from flows.machine_licence import FIT
from flows.places import called
from flows.refusal import Refusal
from tests.central.client import policy, tapped
from tests.central.refusals import CAUSES
from tests.journeys.stories.counter import Counter, has

TILLER = {"category": "耕整地", "grade": "rotary_tiller", "qty": 1, "invoice": "12345678", "price": 450_000}


@pytest.mark.parametrize(("day", "quota"), [(date(2023, 7, 28), "1,500.00"), (date(2023, 8, 5), "1,300.00")])
def test_p3_gets_for_each_tiller_what_the_catalogue_said_on_the_day_of_its_invoice(counter: Counter, day: date, quota: str) -> None:
    done = counter.does("am-subsidy-apply", "P3", **TILLER, invoice_date=day, serial=f"XGZ1-{day:%Y%m%d}")
    has(done.check, f"每台 {quota} 元")
    has(done.paper, "单轴旋耕机", f"XGZ1-{day:%Y%m%d}", f"{quota} 元", "待补材料", "发票照片", "已受理")


def test_p3_renews_his_licence_sixty_days_before_it_runs_out_and_has_his_tractor_inspected(counter: Counter) -> None:
    done = counter.does("am-licence-renewal", "P3", health=FIT, delivery="免费邮寄到家")
    has(done.paper, "2026年1月20日", "轮式拖拉机 G1、轮式联合收割机 R", "取证码", "已受理")
    booked = counter.does("am-inspection-appointment", "P3")
    has(booked.paper, "湘10-00035", "预约号", "已办结")


def test_p6_moves_to_wuhan_with_three_certificates_and_is_masked_before_each(counter: Counter) -> None:
    about = {"city": called(policy(), "湖北省", "武汉市"), "mode": "打印纸质"}
    for item, said, wanted in (
        ("hf-offsite-loan-certificate", about, ("武汉市", "78", "欧阳静")),
        ("hf-loan-settled-certificate", {"purpose": "再次贷款"}, ("150,000.00", "2024", "欧阳静")),
        ("re-housing-certificate", {"purpose": "贷款"}, ("欧阳静", "108.36", "单独所有")),
    ):
        case = counter.asks(item, "P6", **said)
        preview = str(counter.desk.slips.preview(case))
        assert "欧阳静" not in preview
        assert "欧阳*" in preview
        done = counter.does(item, "P6", **said)
        has(done.paper, "431021198708050003", "验证码", "已办结", *wanted)


def test_p7_has_both_subsidies_nothing_to_pay_and_a_wheelchair(counter: Counter) -> None:
    both = counter.does("dp-two-subsidies-apply", "P7")
    has(both.paper, "困难残疾人生活补贴", "重度残疾人护理补贴", "70.00", "尾号 7707", "已受理")
    free = counter.refused("mi-resident-pay", "P7", people=tapped(0))
    assert free.refusal is Refusal.NOTHING_TO_PAY
    has(free.sentences[0], "重度残疾由政府全额资助参保")
    chair = counter.does("dp-assistive-device-apply", "P7", devices=("手动轮椅",), fit="上门")
    has(chair.paper, "手动轮椅", "上门", "已受理")


def test_p8_from_guangdong_is_endorsed_and_gets_no_household_certificate_of_this_county(counter: Counter) -> None:
    refused = counter.refused("ps-household-certificate", "P8", ctype="户口登记项目变更更正", purpose="入学")
    assert refused.refusal is Refusal.REGION
    has("".join(refused.sentences), "户籍")
    done = counter.does("ps-residence-permit-endorsement", "P8")
    has(done.paper, "居住证签注回执", "2026", "已办结")
    assert counter.refused("ps-residence-permit-endorsement", "P8").refusal is Refusal.WINDOW_CLOSED


def test_p10_is_asked_for_all_papers_and_never_told_of_a_list(counter: Counter) -> None:
    refused = counter.refused("am-subsidy-apply", "P10")
    assert refused.refusal is Refusal.BLACKLIST
    told = "".join(refused.sentences)
    has(told, "带齐全部材料", "窗口")
    assert [word for word in (*CAUSES, "信用", "容缺", "后补") if word in told] == []


def test_p12_whose_card_has_run_out_may_ask_and_may_not_be_certified(counter: Counter) -> None:
    asked = counter.does("hf-account-query", "P12", paper="打印凭条")
    has(asked.paper, "封存", "已办结")
    for item in ("si-insured-certificate", "hf-offsite-loan-certificate", "mi-insured-certificate"):
        refused = counter.refused(item, "P12")
        assert refused.refusal is Refusal.CARD_EXPIRED
        has("".join(refused.sentences), "2025年9月1日已到期", "换领身份证")


def test_p12_books_a_new_card_for_twenty_yuan_that_is_valid_for_twenty_years(counter: Counter) -> None:
    done = counter.does("ps-id-card-renewal-appointment", "P12", reason="有效期满", home="自己去")
    has(done.check, "20年", "20.00 元")
    has(done.paper, "身份证办理预约凭条", "新证有效期: 20年", "费用预告: 20.00 元", "已办结")
