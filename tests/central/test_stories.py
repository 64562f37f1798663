"""The stories of the test persons are true on the reference day in the departments' records."""

from __future__ import annotations

from datetime import date

import pytest

from central.seeds.runs import FundSeed, InsuranceSeed, Run, SchemeSeed
from core.calendar import months_between
from tests.central.client import FUND, INSURED, PENSION, SUBSIDIES, TODAY, Kiosk, fund, insured, pension, subsidies


def test_p1_has_a_pension_that_stopped_40_days_after_it_was_due(kiosk: Kiosk) -> None:
    benefit = kiosk.fill(PENSION, pension("P1")).path.answers["benefits"].benefits[0]
    assert (TODAY - benefit.next_due).days == 40
    assert benefit.status == "暂停发放"


def test_p2_has_37_days_left(kiosk: Kiosk) -> None:
    benefit = kiosk.fill(PENSION, pension("P2")).path.answers["benefits"].benefits[0]
    assert (benefit.next_due - TODAY).days == 37


def test_p6_is_insured_in_three_schemes_and_the_last_two_months_are_in_transit(kiosk: Kiosk) -> None:
    accounts = kiosk.fill(INSURED, insured("P6")).path.answers["insurance"].accounts
    assert [account.scheme for account in accounts] == ["企业职工养老", "失业", "工伤"]
    assert [row.month for row in accounts[0].rows if not row.arrived] == ["2025-11", "2025-10"]
    assert accounts[0].months_total == len(accounts[0].rows) == 152
    assert len({row.employer for row in accounts[0].rows}) == 2


def test_p6_has_78_months_of_housing_fund_and_three_years_of_rows(kiosk: Kiosk) -> None:
    account = kiosk.fill(FUND, fund("P6")).path.answers["fund"]
    assert len(list(months_between("2019-06", "2025-11"))) == 78
    days = [row.day for row in account.rows]
    assert days == sorted(days, reverse=True)
    assert (min(days), max(days)) == (date(2022, 11, 15), date(2025, 11, 15))
    assert {row.what for row in account.rows} == {"汇缴", "结息", "提取(还贷)"}
    assert account.balance_fen > 4_500_000


def test_p7_may_have_both_subsidies_on_either_account(kiosk: Kiosk) -> None:
    answers = kiosk.fill(SUBSIDIES, subsidies("P7")).path.answers
    assert answers["which"] == ("困难残疾人生活补贴", "重度残疾人护理补贴")
    assert [account.tail for account in answers["accounts"].accounts] == ["7707", "7717"]
    assert {subsidy.monthly_fen for subsidy in answers["subsidies"].subsidies} == {7000}


def test_a_fund_earns_interest_on_its_balance_every_30_june() -> None:
    seed = FundSeed("1", "e", "正常缴存", 100_000, 5, "2024-01", "2025-11")
    account = seed.record(date(2025, 11, 21))
    first = (6 * 10_000 * 15 + 500) // 1000  # six deposits of 100 yuan
    second = ((18 * 10_000 + first) * 15 + 500) // 1000
    assert account.balance_fen == 23 * 10_000 + first + second
    assert [row.fen for row in account.rows if row.what == "结息"] == [second, first]


def test_nothing_is_deposited_in_the_future() -> None:
    seed = FundSeed("1", "e", "正常缴存", 100_000, 5, "2025-01", "2026-12")
    assert max(row.day for row in seed.record(date(2025, 11, 14)).rows) == date(2025, 10, 15)


def test_runs_of_months_are_told_newest_first() -> None:
    seed = InsuranceSeed((SchemeSeed("失业", "参保缴费", (Run("a", "2024-11", "2024-12", 1), Run("b", "2025-01", "2025-02", 2)), True),))
    rows = seed.record().accounts[0].rows
    assert [(row.month, row.employer, row.arrived) for row in rows] == [
        ("2025-02", "b", False),
        ("2025-01", "b", False),
        ("2024-12", "a", True),
        ("2024-11", "a", True),
    ]


@pytest.mark.parametrize("bad", ['[P1.records]\nphone2 = "1"', '[P1.records.marriage]\nspouse = "P99"'])
def test_a_story_that_cannot_be_read_stops_the_start(bad: str, tmp_path, platform) -> None:  # type: ignore[no-untyped-def]
    from central.registry import Register
    from central.seeds.persons import seed_persons
    from core.config import ConfigError

    path = tmp_path / "persons.toml"
    path.write_text('[P1]\nname = "甲"\nnumber = "1"\naddress = "x"\n' + bad)
    with pytest.raises(ConfigError), platform.store.writing() as session:
        seed_persons(Register(session, platform.vault), path)
