"""Certificates of the provident fund: what the test persons get, and what stands against one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from central.platform import Platform
from central.registry import Register
from core.secret import Secret
from flows.places import called
from flows.records.exchange import CaseState
from flows.records.housing_fund import FundAccount, FundLoan, FundLoans
from tests.central.client import FACE, Kiosk, Stopped, card, policy

SETTLED, OFFSITE = "hf-loan-settled-certificate", "hf-offsite-loan-certificate"


def settled(person: str, **more: Any) -> dict[str, Any]:
    return {"consent": "face", "card": card(person), "face": FACE, "purpose": "再次贷款", **more}


def offsite(person: str, city: str = "武汉市", mode: str = "打印纸质", province: str = "湖北省") -> dict[str, Any]:
    return {"consent": "face", "card": card(person), "face": FACE, "city": called(policy(), province, city), "mode": mode}


def known(platform: Platform, person: str, record: Any) -> None:
    """The department knows this of the person."""
    with platform.store.writing() as session:
        Register(session, platform.vault).put(card(person).number, record)


def account(kiosk: Kiosk) -> FundAccount:
    """P6's account."""
    found = kiosk.fill("hf-account-query", {"consent": "face", "card": card("P6"), "face": FACE}).path.answers["fund"]
    assert isinstance(found, FundAccount)
    return found


def refused(kiosk: Kiosk, item: str, answers: dict[str, Any]) -> tuple[str, tuple[str, str]]:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(item, answers)
    return stopped.value.code, stopped.value.sentences


def test_p6_certifies_her_settled_loan_whose_mortgage_still_stands(kiosk: Kiosk) -> None:
    answers = kiosk.fill(SETTLED, settled("P6")).path.answers
    loan = answers["loans"].loans[0]
    assert answers["contract"] == loan.key != ""
    assert (loan.settled_on, loan.principal_fen, loan.mortgaged) == (date(2024, 9, 10), 15_000_000, True)
    assert kiosk.done(SETTLED, settled("P6", purpose="注销抵押")).document is not None


def test_p5_still_owes_and_hears_how_much(kiosk: Kiosk) -> None:
    code, (happened, do) = refused(kiosk, SETTLED, settled("P5"))
    assert code == "E-NOT-ELIGIBLE"
    assert "剩余本金 243,180.57 元" in happened
    assert "12329" in do


def test_without_a_loan_there_is_nothing_to_certify(kiosk: Kiosk) -> None:
    assert refused(kiosk, SETTLED, settled("P3"))[0] == "E-NODATA"


def test_a_released_mortgage_is_no_purpose_any_more(kiosk: Kiosk, platform: Platform) -> None:
    known(
        platform,
        "P3",
        FundLoans((FundLoan(Secret("4310002012100303"), date(2012, 4, 1), 100, settled_on=date(2016, 4, 1), mortgaged=False),)),
    )
    case = kiosk.fill(SETTLED, settled("P3"))
    assert [option.value for option in case.path.taken[-1].options(case.path.answers) if option.locked] == ["注销抵押"]


def test_p6_takes_78_months_to_wuhan_on_paper(kiosk: Kiosk) -> None:
    fund = kiosk.fill(OFFSITE, offsite("P6")).path.answers["fund"]
    assert (fund.months_in_a_row, fund.monthly_fen) == (78, 83_200)
    outcome = kiosk.done(OFFSITE, offsite("P6"))
    assert outcome.document is not None
    assert outcome.details == {}


def test_what_is_sent_is_sent_once_to_each_city(kiosk: Kiosk) -> None:
    outcome = kiosk.done(OFFSITE, offsite("P6", mode="系统直传贷款地"))
    assert outcome.state is CaseState.DONE
    assert outcome.details == {"传送": "已传给武汉市住房公积金中心"}
    again = kiosk.report(kiosk.report_of(kiosk.fill(OFFSITE, offsite("P6", mode="系统直传贷款地"))))
    assert again.json()["error"] == "E-DUP"
    assert kiosk.done(OFFSITE, offsite("P6", "深圳市", "系统直传贷款地", "广东省")).document is not None


def test_a_city_without_a_line_gets_paper_only(kiosk: Kiosk) -> None:
    filled = kiosk.fill(OFFSITE, offsite("P6", "宜昌市", "系统直传贷款地"))
    assert filled.path.answers["mode"] == "打印纸质"


def test_nobody_without_an_account_gets_one(kiosk: Kiosk) -> None:
    assert refused(kiosk, OFFSITE, offsite("P3"))[0] == "E-NODATA"


def test_a_sealed_account_and_too_few_months_are_refused_with_the_day(kiosk: Kiosk, platform: Platform) -> None:
    fund = account(kiosk)
    known(platform, "P3", replace(fund, status="封存"))
    code, (happened, _) = refused(kiosk, OFFSITE, offsite("P3"))
    assert (code, "「封存」" in happened) == ("E-NOT-ELIGIBLE", True)
    known(platform, "P3", replace(fund, months_in_a_row=4))
    assert refused(kiosk, OFFSITE, offsite("P3"))[1] == ("您已连续缴存4个月，满6个月才能开。", "照常缴存的话，2026年1月起可以来开。")
    known(platform, "P3", replace(fund, months_in_a_row=6))
    assert kiosk.done(OFFSITE, offsite("P3")).document is not None


def test_two_loans_are_the_most(kiosk: Kiosk, platform: Platform) -> None:
    loan = FundLoan(Secret("4310002012100303"), date(2012, 4, 1), 100, settled_on=date(2016, 4, 1))
    known(platform, "P6", FundLoans((loan, loan)))
    code, (happened, _) = refused(kiosk, OFFSITE, offsite("P6"))
    assert (code, happened) == ("E-NOT-ELIGIBLE", "您已用过2次公积金贷款，不能再申请。")
