"""Somebody, or a dead battery, sets the clock."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from core.clock import CHINA, DEMO_START
from flows.records.exchange import CaseState
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import DRAFT, QUERY, Rig

YEARS = pytest.mark.parametrize("years", [-10, -6, 3, 10])


def set_clock(rig: Rig, years: int) -> None:
    rig.clock.set_wall(rig.clock.now() + timedelta(days=365 * years))


@YEARS
def test_a_request_signed_with_the_wrong_time_is_signed_again_with_the_platforms(rig: Rig, platform: FakePlatform, years: int) -> None:
    case = rig.open(QUERY)
    set_clock(rig, years)
    assert rig.desk.submit(case).state is CaseState.DONE
    assert rig.clock.now().year != DEMO_START.year, "the kiosk does not set its clock"
    assert abs(rig.kiosk.desk.readiness.clock_offset + timedelta(days=365 * years).total_seconds()) < 2


@YEARS
def test_what_waits_keeps_its_order_and_leaves(rig: Rig, platform: FakePlatform, years: int) -> None:
    cases = [rig.open(DRAFT) for _ in range(3)]
    platform.down()
    rig.desk.submit(cases[0])
    set_clock(rig, years)
    rig.desk.submit(cases[1])
    rig.report(3)
    set_clock(rig, -years)
    rig.desk.submit(cases[2])
    rig.report(3)
    platform.up()
    rig.report(30)
    assert [report["case_no"] for report in platform.case_reports] == [case.number for case in cases]


def test_an_age_is_never_negative(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(DRAFT)
    platform.down()
    rig.desk.submit(case)
    rig.clock.set_wall(datetime(1999, 1, 1, tzinfo=CHINA))
    assert rig.desk.readiness.waiting().oldest_seconds == 0
    rig.clock.set_wall(DEMO_START + timedelta(days=30))
    assert rig.desk.readiness.waiting().oldest_seconds == 30 * 86_400


def test_the_platforms_word_about_free_numbers_is_taken(rig: Rig, platform: FakePlatform) -> None:
    platform.heartbeat_answer["next_sequence"] = 5_000
    rig.report(1)
    assert rig.desk.open_case(QUERY).number[16:22] == "005000"
    platform.heartbeat_answer["next_sequence"] = 3
    rig.report(3)
    assert rig.desk.open_case(QUERY).number[16:22] == "005001", "it never goes back"
