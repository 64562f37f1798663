"""农机补贴: quotas on both sides of 2023-08-01, caps, the year's money, one application for each serial number."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from central.departments.agri_machinery import YearsFund
from central.departments.machine_subsidy import estimate, listed, subsidy
from central.platform import Platform
from central.registry import Register
from core.calendar import months_later
from core.secret import Secret
from flows.records.agri_machinery import Farmer
from flows.records.common import BankAccount, BankAccounts
from flows.records.exchange import CaseState
from tests.central.client import FACE, SIGNED, TODAY, Kiosk, Stopped, card, policy

SUBSIDY = "am-subsidy-apply"
BEFORE, AFTER = date(2023, 7, 31), date(2023, 8, 1)
FUND = Secret("machine-fund-2025")


def bought(person: str, **more: Any) -> dict[str, Any]:
    """Somebody with one rotary tiller and its invoice."""
    told = {
        "category": "耕整地",
        "invoice_date": date(2023, 8, 5),
        "grade": "rotary_tiller",
        "qty": 1,
        "serial": "XGZ1-20230805",
        "invoice": "12345678",
        "price": 450_000,
        "commit": True,
        "signature": SIGNED,
    }
    return {"consent": "face", "card": card(person), "face": FACE, **told, **more}


def spend(platform: Platform, fen: int) -> None:
    with platform.store.writing() as session:
        Register(session, platform.vault).put(FUND, YearsFund(fen))


def fund(platform: Platform) -> YearsFund | None:
    with platform.store.reading() as session:
        return Register(session, platform.vault).get(YearsFund, FUND)


@pytest.mark.parametrize(
    ("grade", "day", "quantity", "fen"),
    [
        ("ridger", AFTER, 3, 840_000),
        ("transplanter", AFTER, 20, 29_600_000),
        ("sprayer", AFTER, 2, 10_000_000),  # 52 000 yuan each, an ordinary machine gets at most 50 000
        ("dryer", AFTER, 1, 12_000_000),  # 126 000, a dryer at most 120 000
        ("combine", AFTER, 1, 3_900_000),
        ("tractor_200", AFTER, 1, 8_600_000),
    ],
)
def test_each_machine_gets_the_lower_of_quota_and_cap_of_the_invoices_day(grade: str, day: date, quantity: int, fen: int) -> None:
    assert subsidy(policy(), grade, day, quantity, 100_000_000).total_fen == fen


@pytest.mark.parametrize(
    ("grade", "price", "above"),
    [
        ("ridger", 933_333, 30),  # 30 % of 9 333.33 is a third of a fen less than 2 800
        ("ridger", 933_334, 0),
        ("transplanter", 4_228_571, 35),
        ("transplanter", 4_228_572, 0),
    ],
)
def test_a_subsidy_above_its_share_of_the_price_is_pointed_out(grade: str, price: int, above: int) -> None:
    assert estimate(policy(), grade, AFTER, 1, price, 10**10).above_ratio == above


def test_the_catalogue_is_that_of_the_invoices_day() -> None:
    assert [(g.id, g.quota_fen) for g in listed(policy(), "耕整地", BEFORE)] == [("ridger", 320_000), ("rotary_tiller", 150_000)]
    assert [(g.id, g.quota_fen) for g in listed(policy(), "耕整地", AFTER)] == [("ridger", 280_000), ("rotary_tiller", 130_000)]
    assert [g.id for g in listed(policy(), "其他", date(2023, 12, 31))] == ["thresher"]
    assert listed(policy(), "其他", date(2024, 1, 1)) == ()


def test_an_application_sets_the_money_aside_and_says_what_is_still_to_come(kiosk: Kiosk, platform: Platform) -> None:
    outcome = kiosk.done(SUBSIDY, bought("P3", qty=2))
    assert (outcome.state, outcome.promise_date) == (CaseState.ACCEPTED, date(2025, 12, 12))
    assert outcome.details["待补材料"] == "发票照片，2025年12月6日前交到乡镇便民服务中心，逾期不补视为撤回申请"
    assert "资金情况" not in outcome.details
    assert fund(platform) == YearsFund(260_000, 0)


def test_a_serial_number_is_used_once_whoever_asks(kiosk: Kiosk, platform: Platform) -> None:
    both = [kiosk.fill(SUBSIDY, bought(person)) for person in ("P3", "P7")]
    assert kiosk.report(kiosk.report_of(both[0])).status_code == 200
    reply = kiosk.report(kiosk.report_of(both[1])).json()
    assert (reply["error"], "出厂编号已经申请过补贴" in reply["happened"]) == ("E-DUP", True)
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(SUBSIDY, bought("P7"))
    assert stopped.value.code == "E-DUP"
    assert kiosk.done(SUBSIDY, bought("P7", serial="XGZ1-20230806"))
    assert fund(platform) == YearsFund(260_000, 0)


def test_when_the_years_money_is_spent_one_may_wait_in_line(kiosk: Kiosk, platform: Platform) -> None:
    left = policy()["machine.fund_fen"] - 130_000
    spend(platform, left)
    assert kiosk.done(SUBSIDY, bought("P3")), "the last of the money is still given"
    waiting = kiosk.done(SUBSIDY, bought("P7", serial="XGZ1-2", queue="排队登记"))
    assert (waiting.state, waiting.details["资金情况"]) == (CaseState.ACCEPTED, "今年资金已用完，排队登记第1位")
    assert fund(platform) == YearsFund(left + 130_000, 1)


def test_who_does_not_want_to_wait_is_not_registered(kiosk: Kiosk, platform: Platform) -> None:
    spend(platform, policy()["machine.fund_fen"])
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(SUBSIDY, bought("P3", queue="不排了"))
    assert stopped.value.code == "E-QUOTA"


def test_money_that_ran_out_meanwhile_is_not_promised_again(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(SUBSIDY, bought("P3"))
    spend(platform, policy()["machine.fund_fen"])
    assert kiosk.report(kiosk.report_of(case)).status_code == 422
    assert fund(platform) == YearsFund(policy()["machine.fund_fen"])


@pytest.mark.parametrize(
    ("person", "more", "code", "words"),
    [
        ("P10", {}, "E-BLACKLIST", "带齐全部材料"),
        ("P8", {}, "E-REGION", "没有查到您在本县经营的土地"),
        ("P3", {"invoice_date": date(2022, 11, 20)}, "E-WINDOW-CLOSED", "开得太早"),
        ("P3", {"grade": "not-listed"}, "E-NODATA", "不在补贴目录里"),
        ("P14", {}, "E-ACCOUNT", "没有查到您名下可以收款的账户"),
    ],
)
def test_the_story_ends_in_its_refusal(kiosk: Kiosk, platform: Platform, person: str, more: dict[str, Any], code: str, words: str) -> None:
    if person == "P14":
        with platform.store.writing() as session:
            Register(session, platform.vault).put(card("P14").number, BankAccounts(()))
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(SUBSIDY, bought(person, **more))
    assert stopped.value.code == code
    assert words in stopped.value.sentences[0]


def test_why_somebody_is_on_the_list_is_never_said(kiosk: Kiosk) -> None:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(SUBSIDY, bought("P10"))
    assert not any(word in "".join(stopped.value.sentences) for word in ("失信", "名单", "信用"))


def test_somebody_from_elsewhere_with_fields_here_may_ask(kiosk: Kiosk, platform: Platform) -> None:
    with platform.store.writing() as session:
        register = Register(session, platform.vault)
        register.put(card("P8").number, Farmer(fields_here=True))
        register.put(card("P8").number, BankAccounts((BankAccount("社保卡金融账户", "中国农业银行", "0808"),)))
    assert kiosk.done(SUBSIDY, bought("P8", phone=Secret("13800000108"))).state is CaseState.ACCEPTED


def test_an_invoice_of_three_years_ago_to_the_day_still_counts(kiosk: Kiosk) -> None:
    assert kiosk.fill(SUBSIDY, bought("P3", invoice_date=months_later(TODAY, -36)))
