"""401, 403, 404: the platform does not accept this kiosk. Nothing is lost, a technician is called."""

from __future__ import annotations

import pytest

from flows.records.exchange import CaseState
from kiosk.trouble import KioskProblem, Trouble
from tests.kiosk.fake_platform import FakePlatform, Say
from tests.kiosk.rig import BOOKING, DRAFT, Rig

EACH = pytest.mark.parametrize("status", [401, 403, 404])


@EACH
def test_the_resident_hears_it_and_nothing_is_booked_later(rig: Rig, platform: FakePlatform, status: int) -> None:
    case = rig.open(BOOKING)
    platform.next.append(Say(status, {"error": "no"}))
    with pytest.raises(Trouble) as caught:
        rig.desk.submit(case)
    assert caught.value.explained is KioskProblem.REJECTED
    assert rig.desk.readiness.waiting().undelivered == 0


@EACH
def test_what_waits_is_kept_and_the_alarm_is_on_until_it_goes(rig: Rig, platform: FakePlatform, status: int) -> None:
    cases = [rig.open(DRAFT) for _ in range(2)]
    platform.down()
    for case in cases:
        rig.desk.submit(case)
    platform.up()
    platform.next.extend([Say(status, {"error": "no"})] * 3)
    rig.report(2)
    assert KioskProblem.REJECTED in rig.desk.readiness.alarms()
    assert rig.desk.readiness.waiting().undelivered == 2
    rig.report(20)
    assert rig.desk.readiness.alarms() == ()
    assert len(platform.case_reports) == 2


def test_a_revoked_key_stops_nothing_but_the_line(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(DRAFT)
    platform.key = bytes(32)
    assert rig.desk.submit(case).state is CaseState.QUEUED
    rig.report(3)
    assert KioskProblem.REJECTED in rig.desk.readiness.alarms()
    assert rig.desk.readiness.waiting().undelivered == 1
