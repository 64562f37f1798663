"""The platform, or a department behind it, cannot now: 429 and 503 with Retry-After."""

from __future__ import annotations

import pytest

from flows.records.exchange import CaseState
from flows.refusal import Refusal
from kiosk.trouble import Trouble
from tests.kiosk.fake_platform import FakePlatform, Say
from tests.kiosk.rig import BOOKING, CERTIFICATE, DRAFT, PAYMENT, QUERY, Rig

DEPARTMENT = Say(503, {"error": "E-CONNECTOR", "category": "housing-fund", "reason": "公积金系统维护到12点"}, {"Retry-After": "60"})


def test_the_platform_is_not_asked_before_it_wants_to_be(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(DRAFT)
    platform.down()
    rig.desk.submit(case)
    platform.up()
    platform.next.append(Say(429, {"error": "too-fast"}, {"Retry-After": "120"}))
    begun = rig.clock.monotonic()
    while not platform.case_reports:
        rig.clock.advance(rig.kiosk.reporter.step())
    assert rig.clock.monotonic() - begun >= 120.0


def test_waking_the_reporter_does_not_undercut_it(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(DRAFT)
    platform.down()
    rig.desk.submit(case)
    platform.up()
    platform.next.append(Say(503, {"error": "busy"}, {"Retry-After": "120"}))
    rig.kiosk.reporter.step()
    rig.kiosk.reporter.step()
    rig.kiosk.reporter.wake()
    rig.kiosk.reporter.step()
    assert platform.case_reports == []


def test_too_fast_means_that_nothing_was_taken(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(BOOKING)
    platform.next.append(Say(429, {"error": "too-fast"}))
    with pytest.raises(Trouble, match="429"):
        rig.desk.submit(case)
    assert rig.desk.readiness.waiting().undelivered == 0


def test_a_503_at_the_counter_may_have_been_kept_so_the_record_stays(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(CERTIFICATE)
    platform.next.append(DEPARTMENT)
    assert rig.desk.submit(case).state is CaseState.QUEUED
    rig.report()
    assert len(platform.case_reports) == 1


def test_a_short_retry_after_is_waited_for_at_the_counter(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(CERTIFICATE)
    platform.next.append(Say(503, {"error": "again"}, {"Retry-After": "1"}))
    assert rig.desk.submit(case).state is CaseState.DONE


def test_a_department_that_is_down_says_so(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(QUERY)
    del case.given["fund"]
    platform.next.append(DEPARTMENT)
    with pytest.raises(Trouble) as caught:
        rig.desk.look(case)
    assert caught.value.explained is Refusal.CONNECTOR


def test_its_items_are_grey_with_the_departments_own_words(rig: Rig, platform: FakePlatform) -> None:
    platform.heartbeat_answer["connectors"] = [{"category": "utilities", "up": False, "reason": "电力系统维护到12点"}]
    rig.report(1)
    assert rig.desk.readiness.availability()[PAYMENT] == "电力系统维护到12点"
    platform.heartbeat_answer["connectors"] = [{"category": "utilities", "up": True}]
    rig.report(3)
    assert rig.desk.readiness.availability()[PAYMENT] == ""
