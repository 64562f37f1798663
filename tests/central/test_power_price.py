"""Residential power in Hunan, to the fen: the corners of the tariff (the worked examples are with the others), and what the resident reads."""

from __future__ import annotations

from datetime import date

import pytest

from central.departments.power_price import POWER
from flows.records.utilities import Bill, PowerAccount
from tests.central.client import policy

PLAIN = PowerAccount("1", True)
POOR = PowerAccount("1", True, subsistence=True)
MANY = PowerAccount("1", True, many_from="2025-01", many_until="2026-12")
SHARED = PowerAccount("1", True, kind="合表")


@pytest.mark.parametrize(
    ("account", "month", "kwh", "fen"),
    [
        (SHARED, "2025-07", 1000, 60400),  # one price: 0.604
        (SHARED, "2025-07", 1, 60),
        (MANY, "2025-07", 520, 31676),  # 300 x 0.588 + 220 x 0.638: 176.40 + 140.36
        (MANY, "2025-07", 560, 34478),  # 300 x 0.588 + 250 x 0.638 + 10 x 0.888
        (PLAIN, "2024-01", 190, 11222),  # before 2024-02 tier 1 ended at 180: 105.84 + 10 x 0.638 = 6.38
        (PLAIN, "2024-02", 190, 11172),  # 190 x 0.588
        (PLAIN, "2025-07", 0, 0),
        (PLAIN, "2025-07", 200, 11760),
        (PLAIN, "2025-07", 201, 11824),  # 63.8 fen rounds to 64
        (PLAIN, "2025-04", 350, 21330),
        (PLAIN, "2025-04", 351, 21419),  # 88.8 fen rounds to 89
        (PLAIN, "2025-07", 450, 27710),
        (PLAIN, "2025-07", 451, 27799),
        (POOR, "2025-04", 10, 0),
        (POOR, "2025-04", 4, 0),
        (POOR, "2025-07", 520, 33338),  # 339.26 - 10 x 0.588
    ],
)
def test_a_month_costs(account: PowerAccount, month: str, kwh: int, fen: int) -> None:
    assert POWER.fen(account, Bill(month, kwh), policy()) == fen


def test_five_or_more_people_move_every_limit_up_by_a_hundred() -> None:
    for month, limit in (("2025-04", 450), ("2025-07", 550)):
        rows = POWER.rows(MANY, Bill(month, 600), policy())
        assert [row.quantity for row in rows] == ["300度", f"{limit - 300}度", f"{600 - limit}度"]


@pytest.mark.parametrize("month", range(1, 13))
def test_the_second_tier_reaches_further_in_the_months_of_heating_and_cooling(month: int) -> None:
    rows = POWER.rows(PLAIN, Bill(f"2025-{month:02d}", 500), policy())
    assert rows[1].quantity == ("250度" if month in (1, 2, 6, 7, 8, 12) else "150度")


def test_the_table_in_force_in_the_month_of_the_reading_counts_not_that_of_today() -> None:
    later = policy(date(2026, 3, 1))
    assert POWER.fen(PLAIN, Bill("2024-01", 190), later) == 11222


def test_the_rows_say_tier_limit_and_reduction_in_words() -> None:
    rows = POWER.rows(POOR, Bill("2025-10", 360), policy())
    assert [(r.label, r.quantity, r.price, r.fen) for r in rows] == [
        ("10月 一档(200度内)", "200度", "0.588", 11760),
        ("10月 二档(至350度)", "150度", "0.638", 9570),
        ("10月 三档(350度上)", "10度", "0.888", 888),
        ("10月 低保免10度", "-10度", "0.588", -588),
    ]


def test_a_month_of_another_year_is_named_with_its_year() -> None:
    assert POWER.rows(PLAIN, Bill("2024-01", 5), policy())[0].label == "2024-01 一档"


@pytest.mark.parametrize("kwh", range(0, 1200, 7))
def test_the_rows_add_up_to_the_bill(kwh: int) -> None:
    for account in (PLAIN, POOR, MANY, SHARED):
        bill = Bill("2025-07", kwh)
        rows = POWER.rows(account, bill, policy())
        assert sum(row.fen for row in rows) == POWER.fen(account, bill, policy())
        assert sum(int(row.quantity.removesuffix("度")) for row in rows if row.fen >= 0) == kwh


def test_a_balance_settles_the_oldest_bills_it_covers() -> None:
    bills = (Bill("2025-10", 100), Bill("2025-09", 100), Bill("2025-08", 100))
    after = POWER.settled(PowerAccount("1", True, balance_fen=12000, bills=bills), policy())
    assert after.bills == (Bill("2025-10", 100),)
    assert after.balance_fen == 12000 - 2 * 5880
