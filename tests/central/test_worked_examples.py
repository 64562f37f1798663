"""The worked examples of every price and subsidy, to the fen, as the platform tells them to a kiosk on the reference day.

The corners of each rule are with its own department: here stands what somebody can check with a pencil.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from central.points import ItemClass, earned, worth_fen
from flows.flow import Path as CasePath
from flows.items import catalogue
from tests.central.client import FACE, SIGNED, Kiosk, card, policy, tapped


def bill(person: str) -> dict[str, Any]:
    return {"consent": "card-only", "by": "card", "card": card(person), "pay_method": "微信扫码"}


def dues(person: str, who: int = 0) -> dict[str, Any]:
    return {"consent": "card-only", "card": card(person), "people": tapped(who), "pay_method": "微信扫码"}


def signed(person: str, **more: Any) -> dict[str, Any]:
    return {"consent": "face", "card": card(person), "face": FACE, "commit": True, "signature": SIGNED, **more}


def tiller(day: date) -> dict[str, Any]:
    told = {"category": "耕整地", "grade": "rotary_tiller", "qty": 1, "serial": "XGZ1-1", "invoice": "12345678", "price": 450_000}
    return signed("P3", invoice_date=day, **told)


def pension(grade: int, **more: Any) -> dict[str, Any]:
    return {"consent": "card-only", "card": card("P3"), "for_whom": "本人", "grade": str(grade * 100), "pay_method": "微信扫码", **more}


@pytest.mark.parametrize(
    ("item", "answers", "rows", "fen"),
    [
        # power: 200 x 0.588 + 250 x 0.638 + 70 x 0.888 in July; 200 + 150 + 10 in April; (150 - 10) x 0.588 on 低保
        ("ut-electricity-pay", bill("P3"), [11760, 15950, 6216], 33926),
        ("ut-electricity-pay", bill("P4"), [11760, 9570, 888], 22218),
        ("ut-electricity-pay", bill("P1"), [8820, -588], 8232),
        # water: 15 x 1.62 + 10 x 2.43 + 5 x 3.24, and 30 x (0.80 + 0.18 + 0.06 + 0.02)
        ("ut-water-pay", bill("P3"), [2430, 2430, 1620, 2400, 540, 180, 60], 9660),
        # gas: 350 m³ were used this year, of the next 100 are 40 x 2.832 and 60 x 3.398
        ("ut-gas-pay", bill("P6"), [11328, 20388], 31716),
        # medical insurance of 2026: 400, on 低保 200
        ("mi-resident-pay", dues("P3"), [40000], 40000),
        ("mi-resident-pay", dues("P4"), [40000], 40000),
        ("mi-resident-pay", dues("P1"), [20000], 20000),
    ],
)
def test_a_bill_comes_to(desk: Kiosk, item: str, answers: dict[str, Any], rows: list[int], fen: int) -> None:
    quote = desk.fill(item, answers).path.answers["quote"]
    assert [row.fen for row in quote.rows] == rows
    assert quote.total_fen == fen == sum(rows)


def test_severe_disability_leaves_nothing_of_the_400_yuan(desk: Kiosk) -> None:
    people = desk.fill("mi-resident-pay", {**dues("P7"), "people": tapped(0, 1)}).path.answers["dues"].years[0].people
    assert [(who.category, who.due_fen, who.due_fen - who.relief_fen) for who in people[:2]] == [
        ("重度残疾", 40000, 0),
        ("低保", 40000, 20000),
    ]


@pytest.mark.parametrize(
    ("item", "answers", "label", "words"),
    [
        ("fp-childcare-subsidy", signed("P5"), "应补金额", "7,200.00 元"),  # 24 months x 300: born in December 2023
        ("fp-childcare-subsidy", signed("P14", child=tapped(0)), "应补金额", "300.00 元"),  # 1 month: born in January 2022
        ("fp-childcare-subsidy", signed("P14", child=tapped(1)), "应补金额", "3,600.00 元"),  # a year: born in 2025
        ("am-subsidy-apply", tiller(date(2023, 7, 28)), "预计补贴", "1,500.00 元"),
        ("am-subsidy-apply", tiller(date(2023, 8, 5)), "预计补贴", "1,300.00 元"),
    ],
)
def test_a_subsidy_comes_to(desk: Kiosk, item: str, answers: dict[str, Any], label: str, words: str) -> None:
    assert facts(item, desk.fill(item, answers).path)[label] == words


@pytest.mark.parametrize(
    ("grade", "day", "yuan"),
    [
        ("ridger", date(2023, 7, 31), 3200),
        ("ridger", date(2023, 8, 1), 2800),
        ("transplanter", date(2023, 7, 31), 15800),
        ("transplanter", date(2023, 8, 1), 14800),
    ],
)
def test_two_published_quotas_changed_with_the_invoices_of_august_2023(desk: Kiosk, grade: str, day: date, yuan: int) -> None:
    category = "耕整地" if grade == "ridger" else "种植施肥"
    case = desk.fill("am-subsidy-apply", {**tiller(day), "category": category, "grade": grade, "price": 10_000_000})
    assert case.path.answers["estimate"].total_fen == yuan * 100


SUBSIDIES = {300: 40, 400: 40, **dict.fromkeys((500, 600, 700, 800, 900, 1000, 1500, 2000, 2500, 3000), 60)}
SUBSIDIES |= dict.fromkeys((4000, 5000, 6000), 100)


@pytest.mark.parametrize(("grade", "subsidy"), SUBSIDIES.items())
def test_a_year_of_residents_pension_costs_its_grade_and_the_government_adds(desk: Kiosk, grade: int, subsidy: int) -> None:
    path = desk.fill("si-resident-pension-pay", pension(grade)).path
    assert path.answers["quote"].total_fen == grade * 100
    assert facts("si-resident-pension-pay", path)["预计政府补贴"] == f"{subsidy}.00 元"
    assert len(path.answers["pension"].grades) == len(SUBSIDIES) == 15


def test_nothing_is_added_to_a_year_that_was_missed(desk: Kiosk) -> None:
    path = desk.fill("si-resident-pension-pay", pension(3000, year="补缴往年", missed_years=("2016", "2017"))).path
    assert path.answers["quote"].total_fen == 600_000
    assert facts("si-resident-pension-pay", path)["预计政府补贴"] == "没有"


def test_nine_services_of_an_agent_are_worth_205_yuan() -> None:
    first = [earned(policy(), ItemClass.FIRST, level) for level in (4, 3, 3, 4, 2, 1)]
    second = [earned(policy(), ItemClass.SECOND, level) for level in (3, 4, 3)]
    assert (first, second) == ([25, 25, 25, 25, 15, 0], [30, 30, 30])
    assert sum(first + second) == 205, "20.5 points"
    assert worth_fen(policy(), 205) == 20_500
    assert earned(policy(), ItemClass.SECOND, None) == 20, "nobody answered"


def facts(item: str, path: CasePath) -> dict[str, str]:
    return dict(catalogue()[item].summary(path.answers).rows)
