"""高龄津贴: bands, first months and refusals of asking for it, and its yearly confirmation at the machine or at home."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from central.departments.ageing import AllowanceFile, allowance
from central.departments.department import Desk
from central.platform import Platform
from central.registry import Register
from core.clock import ManualClock
from core.id_card import IdCard
from core.secret import Secret
from flows.longevity import band
from flows.records.common import BankAccount, BankAccounts, Contact
from flows.records.exchange import CaseState
from flows.records.household import Household
from tests.central.client import FACE, SIGNED, Kiosk, Stopped, card, policy

APPLY = "ag-longevity-allowance-apply"
CONFIRM = "ag-longevity-allowance-authentication"
HOME = Household(Secret("431021100099"), "431021", "太和镇", "太和村")


def apply(holder: IdCard, **more: Any) -> dict[str, Any]:
    return {"consent": "face", "card": holder, "face": FACE, "who": "老人本人", "signature": SIGNED, **more}


def confirm(holder: IdCard, here: str = "in-person", **more: Any) -> dict[str, Any]:
    face = {"face": FACE} if here == "in-person" else {}
    return {"consent": "face", "card": holder, "here": here, **face, **more}


def born(day: date) -> IdCard:
    """P1 with another birthday and the number that belongs to it."""
    body = f"431021{day:%Y%m%d}999"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    check = "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]
    return replace(card("P1"), birth=day, number=Secret(body + check))


def settled(platform: Platform, holder: IdCard, file: AllowanceFile | None = None) -> IdCard:
    """That person with a household here, a phone, an account, and what the county keeps of them."""
    with platform.store.writing() as session:
        register = Register(session, platform.vault)
        register.put(holder.number, HOME)
        register.put(holder.number, Contact(Secret("13800000199")))
        register.put(holder.number, BankAccounts((BankAccount("惠农“一卡通”账户", "湖南农信", "1101"),)))
        if file:
            register.put(holder.number, file)
    return holder


def stopped(kiosk: Kiosk, item: str, answers: dict[str, Any]) -> Stopped:
    with pytest.raises(Stopped) as caught:
        kiosk.fill(item, answers)
    return caught.value


def test_p1_is_82_and_may_ask_for_50_yuan_a_month_from_december(kiosk: Kiosk) -> None:
    case = kiosk.fill(APPLY, apply(card("P1")))
    offered = case.path.answers["allowance"]
    assert (offered.band, offered.monthly_fen, offered.first_month) == ("80至89周岁", 5_000, "2025年12月")
    outcome = kiosk.done(APPLY, apply(card("P1")))
    assert (outcome.state, outcome.promise_date) == (CaseState.ACCEPTED, date(2025, 11, 26))  # three working days after a Friday
    assert outcome.details["下一步"] == "太和镇审核，您不用再来"


@pytest.mark.parametrize(
    ("birthday", "name", "fen", "first"),
    [
        (date(1945, 12, 21), "80至89周岁", 5_000, "2025年12月"),  # 79 and eleven months to the day
        (date(1935, 11, 22), "80至89周岁", 5_000, "2025年12月"),
        (date(1935, 11, 21), "90至99周岁", 10_000, "2025年12月"),  # 90 today
        (date(1925, 11, 21), "100周岁以上", 50_000, "2025年12月"),
    ],
)
def test_the_band_follows_the_age_of_the_day(kiosk: Kiosk, platform: Platform, birthday: date, name: str, fen: int, first: str) -> None:
    offered = kiosk.fill(APPLY, apply(settled(platform, born(birthday)))).path.answers["allowance"]
    assert (offered.band, offered.monthly_fen, offered.first_month) == (name, fen, first)


def test_nothing_is_paid_for_a_month_before_the_birthday(platform: Platform) -> None:
    young = {"number": card("P2").number, "birth": date(1946, 3, 5)}
    with platform.store.reading() as session:
        desk = Desk(Register(session, platform.vault), policy(), platform.config, platform.now())
        assert allowance(desk, young).first_month == "2026年3月"


def test_whoever_is_a_day_too_young_hears_from_when_on_before_the_camera(kiosk: Kiosk) -> None:
    refused = stopped(kiosk, APPLY, {"consent": "face", "card": born(date(1945, 12, 22))})
    assert (refused.code, refused.sentences[1]) == ("E-AGE-LOW", "2025年11月22日起可以来办。")


def test_a_card_of_another_county_is_refused_before_the_camera(kiosk: Kiosk) -> None:
    old = replace(card("P8"), birth=date(1940, 1, 1))
    assert stopped(kiosk, APPLY, {"consent": "face", "card": old}).code == "E-REGION"


def test_who_has_no_household_here_any_more_is_sent_to_the_new_one(kiosk: Kiosk, platform: Platform) -> None:
    gone = born(date(1940, 5, 5))
    assert stopped(kiosk, APPLY, apply(gone)).code == "E-REGION"
    settled(platform, gone, AllowanceFile(date(2020, 6, 1), date(2024, 3, 3), date(2025, 12, 31)))
    with platform.store.writing() as session:
        Register(session, platform.vault).put(gone.number, Household(None))
    assert stopped(kiosk, CONFIRM, confirm(gone)).code == "E-REGION"


def test_p11_is_paid_already_and_told_how_much(kiosk: Kiosk) -> None:
    refused = stopped(kiosk, APPLY, apply(card("P11")))
    assert (refused.code, refused.sentences[0]) == ("E-DUP", "您已经在领高龄津贴，每月500.00元。")


def test_the_allowance_is_asked_for_once_until_it_is_decided(kiosk: Kiosk) -> None:
    kiosk.done(APPLY, apply(card("P1")))
    reply = kiosk.report(kiosk.report_of(kiosk.fill(APPLY, apply(card("P1"))))).json()
    assert (reply["error"], reply["happened"]) == ("E-DUP", "您已经申领过高龄津贴，正在审核。")


def test_a_flag_of_the_county_is_never_explained(kiosk: Kiosk, platform: Platform) -> None:
    holder = settled(platform, born(date(1940, 5, 5)), AllowanceFile(date(2020, 6, 1), next_due=date(2025, 12, 31), protected=True))
    for item, answers in ((APPLY, apply(holder)), (CONFIRM, confirm(holder))):
        refused = stopped(kiosk, item, answers)
        assert refused.code == "E-NEUTRAL"
        assert "窗口核实" in refused.sentences[0]


def test_without_an_account_there_is_nowhere_to_pay_to(kiosk: Kiosk, platform: Platform) -> None:
    holder = born(date(1940, 5, 5))
    with platform.store.writing() as session:
        Register(session, platform.vault).put(holder.number, HOME)
    assert stopped(kiosk, APPLY, apply(holder)).code == "E-ACCOUNT"


def test_a_child_who_comes_instead_lays_a_card_too(kiosk: Kiosk) -> None:
    for_father = apply(card("P1"), who="子女代办", agent_card=card("P3"))
    assert kiosk.done(APPLY, for_father).state is CaseState.ACCEPTED


def test_p11_who_confirms_is_next_due_at_the_end_of_next_year(kiosk: Kiosk) -> None:
    outcome = kiosk.done(CONFIRM, confirm(card("P11")))
    assert outcome.state is CaseState.DONE
    assert outcome.details == {"认证日期": "2025-11-21", "下次认证": "2026-12-31前", "待遇状态": "正常发放"}
    refused = stopped(kiosk, CONFIRM, confirm(card("P11")))
    assert (refused.code, refused.sentences[1]) == ("E-DUP", "今年不用再来；明年请在12月31日前认证。")


def test_a_new_year_wants_a_new_confirmation(kiosk: Kiosk, clock: ManualClock) -> None:
    kiosk.done(CONFIRM, confirm(card("P11")))
    clock.advance(60 * 86400)
    kiosk.now = clock.now()
    assert kiosk.fill(CONFIRM, confirm(card("P11")))


def test_a_suspended_allowance_is_paid_again_from_next_month_on(kiosk: Kiosk, platform: Platform) -> None:
    file = AllowanceFile(date(2020, 6, 1), date(2023, 5, 4), date(2024, 12, 31), suspended_since=date(2025, 2, 1))
    outcome = kiosk.done(CONFIRM, confirm(settled(platform, born(date(1940, 5, 5)), file)))
    assert outcome.details["恢复月份"] == "2025年12月"
    assert outcome.details["补发"] == "2025年2月起停发的高龄津贴在12月一并补发"


def test_who_is_not_paid_has_nothing_to_confirm(kiosk: Kiosk) -> None:
    assert stopped(kiosk, CONFIRM, confirm(card("P1"))).code == "E-NODATA"


def test_for_p11_in_her_bed_somebody_is_sent_and_nothing_is_confirmed(kiosk: Kiosk, platform: Platform, clock: ManualClock) -> None:
    outcome = kiosk.done(CONFIRM, confirm(card("P11"), "at-home"))
    assert (outcome.state, outcome.promise_date) == (CaseState.ACCEPTED, date(2025, 11, 28))
    assert outcome.details == {"上门认证": "代办员先打电话，11月28日前上门"}
    with platform.store.reading() as session:
        file = Register(session, platform.vault).get(AllowanceFile, card("P11").number)
    assert file is not None
    assert file.last_confirmed == date(2024, 11, 12)
    again = kiosk.report(kiosk.report_of(kiosk.fill(CONFIRM, confirm(card("P11"), "at-home"))))
    assert again.json()["error"] == "E-DUP"
    clock.advance(timedelta(days=8).total_seconds())
    kiosk.now = clock.now()
    assert kiosk.done(CONFIRM, confirm(card("P11"), "at-home")).state is CaseState.ACCEPTED


def test_a_still_face_confirms_nothing(kiosk: Kiosk) -> None:
    report = kiosk.report_of(kiosk.fill(CONFIRM, confirm(card("P11"))))
    report.answers["face"]["live"] = False
    assert kiosk.report(report).json()["error"] == "E-FACE"


def test_a_band_is_named_by_its_ages() -> None:
    assert [band(age, (80, 90, 100)) for age in (79, 80, 89, 90, 99, 100, 120)] == [
        "80至89周岁",
        "80至89周岁",
        "80至89周岁",
        "90至99周岁",
        "90至99周岁",
        "100周岁以上",
        "100周岁以上",
    ]
