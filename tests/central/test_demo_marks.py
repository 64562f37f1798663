"""What rests on a figure for demonstration says 演示 on the check page, the slip or with the refusal; what is published does not.

The slips are composed as on a kiosk in earnest: no demo clock, no simulated machines whose own mark could be mistaken for this one.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.clock import DEMO_START, ManualClock
from core.plain import from_plain
from flows.demonstration import DEMO, marked_summary
from flows.item import Act
from flows.items import catalogue
from flows.policy import Policy
from flows.receipt import Imprint, case_slip, preview_slip
from flows.records.exchange import CaseState, Outcome
from flows.refusal import Refused
from tests.central.client import Filled, Kiosk, policy, tapped
from tests.central.refusals import MACHINE
from tests.central.resident import come

PRINTING = Imprint("桂阳县", "太和镇便民服务中心", "0007", "王主任", "0735-0000000", "12345", DEMO_START)


@pytest.fixture(autouse=True)
def a_minute_later(desk: Kiosk, desk_clock: ManualClock) -> None:
    """Nobody asks faster than the platform allows."""
    desk_clock.advance(60)
    desk.now = desk_clock.now()


def case_of(desk: Kiosk, item: str, person: str, said: dict[str, Any]) -> Filled:
    case = come(desk, item, person, said)
    assert isinstance(case, Filled), case
    return case


def check_page(case: Filled) -> str:
    return str(marked_summary(catalogue()[case.item].summary, case.path.answers))


def slip(case: Filled, outcome: Outcome) -> str:
    return str(case_slip(catalogue()[case.item], case.path.answers, outcome, PRINTING, "12345"))


@pytest.mark.parametrize(
    ("item", "person", "said"),
    [
        ("ag-senior-preference-card", "P2", {"paper": "打印凭条"}),
        ("ag-longevity-allowance-apply", "P1", {}),
        ("ag-longevity-allowance-authentication", "P11", {"here": "at-home"}),
        ("dp-two-subsidies-apply", "P7", {}),
        ("am-subsidy-apply", "P3", MACHINE),
        ("fp-childcare-subsidy", "P5", {}),
        ("ps-no-crime-certificate", "P6", {}),
        ("re-housing-certificate", "P6", {}),
    ],
)
def test_what_rests_on_a_demo_figure_says_so_on_screen_and_paper(desk: Kiosk, item: str, person: str, said: dict[str, Any]) -> None:
    case = case_of(desk, item, person, said)
    reply = desk.report(desk.report_of(case))
    assert reply.status_code == 200, reply.text
    assert DEMO in slip(case, from_plain(Outcome, reply.json()))
    if item not in ON_PAPER_ONLY:
        assert DEMO in check_page(case)
        assert DEMO in str(preview_slip(catalogue()[item], case.path.answers, case.case_no, PRINTING, "12345"))


ON_PAPER_ONLY = {"ps-no-crime-certificate"}
"""What only the certificate itself says: who issues it, and until when it holds."""


@pytest.mark.parametrize(("item", "person"), [("ut-water-pay", "P3"), ("ut-gas-pay", "P6")])
def test_a_bill_at_borrowed_prices_says_so(desk: Kiosk, item: str, person: str) -> None:
    case = case_of(desk, item, person, {"by": "card"})
    assert DEMO in check_page(case)
    assert DEMO in slip(case, Outcome(case.case_no, CaseState.DONE, "", ""))


@pytest.mark.parametrize(
    ("item", "person", "said"),
    [("ut-electricity-pay", "P3", {"by": "card"}), ("mi-resident-pay", "P3", {"people": tapped(0)}), ("hf-account-query", "P6", {})],
)
def test_what_is_published_is_not_marked(desk: Kiosk, item: str, person: str, said: dict[str, Any]) -> None:
    case = case_of(desk, item, person, said)
    assert DEMO not in check_page(case)
    if Act.PAY not in catalogue()[item].acts:
        outcome = from_plain(Outcome, desk.report(desk.report_of(case)).json())
        assert not outcome.demo
        assert DEMO not in slip(case, outcome)


def test_a_day_that_follows_from_a_demo_figure_is_marked_with_the_refusal(desk: Kiosk) -> None:
    early = come(desk, "ps-id-card-renewal-appointment", "P4", {"reason": "有效期满"})
    young = come(desk, "ca-marriage-appointment", "P9", {"kind": "结婚登记", "partner_card": "P6"})
    assert isinstance(early, Refused)
    assert isinstance(young, Refused)
    assert (early.demo, young.demo) == (True, False)


def test_only_who_notes_is_told_what_was_read() -> None:
    figures: Policy = policy(date(2025, 11, 21))
    noting = figures.noting()
    assert noting["marriage.age.male"] == figures["marriage.age.male"]
    assert noting.demo_read == frozenset()
    assert noting.on(date(2025, 11, 20))["longevity.bands"]
    assert [figure.key for figure in noting.beginning("water.")] == ["water.prepay", "water.tiers"]
    assert noting.demo_read == {"longevity.bands", "water.prepay", "water.tiers"}
    assert figures["longevity.bands"]
    assert figures.demo_read == frozenset()
