"""Water and gas to the fen: the corners of their prices, and what a payment does, by the test persons whose story it is."""

from __future__ import annotations

from typing import Any

import pytest

from central.departments.gas_price import GAS, bought, filled
from central.departments.tariff import cut
from central.departments.water_price import WATER
from central.platform import Platform
from flows.numbers import yuan
from flows.records.utilities import IC_CARD, Bill, GasAccount, WaterAccount
from tests.central.client import Kiosk, Stopped, card, policy
from tests.central.test_payments import outcome_of, paid_report

WATER_ITEM, GAS_ITEM = "ut-water-pay", "ut-gas-pay"
FOUR = WaterAccount("1", True)
SIX = WaterAccount("1", True, people=6)
PLAIN = GasAccount("1", True)
POOR = GasAccount("1", True, subsistence=True)
FILLS = GasAccount("1", True, meter=IC_CARD, year=2025, year_volume=35000)


def by_number(number: str, **more: Any) -> dict[str, Any]:
    return {"consent": "card-only", "by": "number", "account_no": number, "pay_method": "微信扫码", **more}


def by_card(person: str, **more: Any) -> dict[str, Any]:
    return {"consent": "card-only", "by": "card", "card": card(person), "pay_method": "微信扫码", **more}


@pytest.mark.parametrize(
    ("account", "bill", "fen"),
    [
        (FOUR, Bill("2025-10", 15), 4020),  # 15 x 2.68
        (FOUR, Bill("2025-10", 25), 7510),  # 24.30 + 24.30 + 26.50
        (FOUR, Bill("2025-10", 0), 0),
        (SIX, Bill("2025-10", 30), 8607),  # limits 23 and 33: 37.26 + 17.01 + 31.80
        (WaterAccount("1", True, people=3), Bill("2025-10", 30), 9660),  # fewer people than the base lose nothing
        (FOUR, Bill("2025-10", 15, late_fen=321), 4341),
    ],
)
def test_a_month_of_water_costs(account: WaterAccount, bill: Bill, fen: int) -> None:
    assert WATER.fen(account, bill, policy()) == fen
    assert sum(row.fen for row in WATER.rows(account, bill, policy())) == fen


def test_only_the_water_itself_is_tiered_and_the_charges_stay_flat() -> None:
    rows = WATER.rows(FOUR, Bill("2025-10", 30, late_fen=50), policy())
    assert [(row.label, row.quantity, row.price, row.fen) for row in rows] == [
        ("10月 一档(15方内)", "15方", "1.62", 2430),
        ("10月 二档(至25方)", "10方", "2.43", 2430),
        ("10月 三档(25方上)", "5方", "3.24", 1620),
        ("10月 污水处理费", "30方", "0.80", 2400),
        ("10月 垃圾处理费", "30方", "0.18", 540),
        ("10月 排水设施费", "30方", "0.06", 180),
        ("10月 水资源费", "30方", "0.02", 60),
        ("10月 违约金", "", "", 50),
    ]


@pytest.mark.parametrize(
    ("account", "bill", "fen"),
    [
        (POOR, Bill("2025-10", 100, year_before=350), 29680),  # 40 x 2.65 + 60 x 3.18
        (PLAIN, Bill("2025-12", 300, year_before=380), 108174),  # 10 x 2.832 + 210 x 3.398 + 80 x 4.248
        (PLAIN, Bill("2025-12", 10, year_before=600), 4248),
        (PLAIN, Bill("2025-12", 0, year_before=600), 0),
        (PLAIN, Bill("2022-11", 100), 26200),  # before December 2022: 2.62
    ],
)
def test_gas_costs_by_what_was_used_in_the_year(account: GasAccount, bill: Bill, fen: int) -> None:
    assert GAS.fen(account, bill, policy()) == fen
    assert sum(row.fen for row in GAS.rows(account, bill, policy())) == fen


@pytest.mark.parametrize("used", range(0, 90, 7))
@pytest.mark.parametrize("before", [0, 14, 15, 20, 25, 40])
def test_the_tiers_hold_everything_that_was_used(used: int, before: int) -> None:
    assert sum(cut([15, 25], before, used)) == used


def test_an_ic_card_meter_buys_gas_for_money_tier_by_tier() -> None:
    rows = bought(FILLS, 31716, policy()).rows
    assert [(row.label, row.quantity, row.price, row.fen) for row in rows] == [
        ("购气 一档", "40方", "2.832", 11328),
        ("购气 二档", "60方", "3.398", 20388),
    ]
    after = filled(FILLS, 31716, policy())
    assert (after.unwritten, after.year_volume) == (10000, 45000)


@pytest.mark.parametrize("fen", [1000, 5000, 11327, 11328, 11329, 82686, 82687, 200000])
def test_the_rows_of_a_purchase_are_the_money_paid(fen: int) -> None:
    assert sum(row.fen for row in bought(FILLS, fen, policy()).rows) == fen


def test_a_new_year_begins_in_the_first_tier() -> None:
    last_year = GasAccount("1", True, meter=IC_CARD, year=2024, year_volume=80000)
    assert bought(last_year, 2832, policy()).rows[0].quantity == "10方"
    assert filled(last_year, 2832, policy()).year_volume == 1000


def test_a_card_finds_the_accounts_of_its_own_utility_only(kiosk: Kiosk) -> None:
    path = kiosk.fill(GAS_ITEM, by_card("P6")).path
    assert [account.number for account in path.answers["bound"].accounts] == ["22000066"]
    assert path.answers["quote"].demo
    assert [account.number for account in kiosk.fill(WATER_ITEM, by_card("P3")).path.answers["bound"].accounts] == ["2100000035"]


def test_p13_pays_the_lower_gas_price(kiosk: Kiosk) -> None:
    quote = kiosk.fill(GAS_ITEM, by_card("P13")).path.answers["quote"]
    assert [(row.price, row.fen) for row in quote.rows] == [("2.65", 5300)]


def test_paying_clears_two_months_of_water(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(WATER_ITEM, by_number("2100000028"))
    quote = case.path.answers["quote"]
    assert quote.total_fen == 321 + 24 * 268 + 5 * 81 + 9012  # limits 19 and 29 for five people
    details = outcome_of(paid_report(kiosk, platform, case)).details
    assert details["账户余额"] == "0.00 元"
    assert kiosk.fill(WATER_ITEM, by_number("2100000028", amount="预存50")).path.answers["water"].bills == ()


def test_a_part_payment_says_what_is_still_owed(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(GAS_ITEM, by_number("22000066", amount="预存100"))
    assert outcome_of(paid_report(kiosk, platform, case)).details["尚欠气费"] == f"{yuan(21716)} 元"


def test_paid_gas_waits_to_be_written_to_the_card(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(GAS_ITEM, by_card("P4", amount="其他金额", amount_fen=31716))
    details = outcome_of(paid_report(kiosk, platform, case)).details
    assert (details["待写卡气量"], details["本年累计"]) == ("100方", "450方")
    again = kiosk.fill(GAS_ITEM, by_card("P4", amount="预存50")).path.answers["quote"]
    assert [row.price for row in again.rows] == ["3.398"]


@pytest.mark.parametrize(
    ("item", "answers", "words"),
    [
        (WATER_ITEM, by_number("2100000999"), "没有找到这个户号"),
        (WATER_ITEM, by_number("2100000103"), "账单正在核对"),
        (WATER_ITEM, by_card("P8"), "名下没有查到用水户号"),
        (GAS_ITEM, by_number("22000127"), "停气锁表"),
        (GAS_ITEM, by_number("22000999"), "没有找到这个户号"),
        (GAS_ITEM, by_card("P3"), "名下没有查到燃气户号"),
    ],
)
def test_an_account_that_takes_no_money_says_why(kiosk: Kiosk, item: str, answers: dict[str, Any], words: str) -> None:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(item, answers)
    assert stopped.value.code == "E-ACCOUNT"
    happened = stopped.value.reply.json()["happened"] if stopped.value.reply is not None else stopped.value.sentences[0]
    assert words in happened
