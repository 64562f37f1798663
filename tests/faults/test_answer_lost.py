"""The platform has the report; its answer does not arrive, or arrives in part."""

from __future__ import annotations

import pytest

from flows.records.exchange import CaseState
from tests.kiosk.fake_platform import FakePlatform, Fault
from tests.kiosk.rig import BOOKING, CERTIFICATE, DRAFT, Rig


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.HALF, Fault.CUT])
def test_the_same_key_brings_the_same_receipt(rig: Rig, platform: FakePlatform, fault: Fault) -> None:
    case = rig.open(CERTIFICATE)
    platform.next.append(fault)
    outcome = rig.desk.submit(case)
    assert outcome.state is CaseState.DONE
    assert len(platform.case_reports) == 1
    assert len(platform.sent) == 1, "one key, however often it was sent"
    assert rig.desk.readiness.waiting().undelivered == 0


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.HALF, Fault.CUT])
def test_the_reporter_does_not_double_what_was_lost(rig: Rig, platform: FakePlatform, fault: Fault) -> None:
    cases = [rig.open(DRAFT) for _ in range(3)]
    platform.down()
    for case in cases:
        rig.desk.submit(case)
    platform.up()
    platform.next.extend([fault, fault, None, fault])
    rig.report(40)
    assert sorted(report["case_no"] for report in platform.case_reports) == [case.number for case in cases]
    assert rig.desk.readiness.waiting().undelivered == 0


def test_a_line_that_goes_after_an_uncertain_try_takes_nothing_back(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(BOOKING)
    platform.next.append(Fault.LOST)
    rig.while_waiting = platform.down
    outcome = rig.desk.submit(case)
    assert outcome.state is CaseState.QUEUED
    assert rig.desk.readiness.waiting().undelivered == 1
    platform.up()
    rig.report()
    assert len(platform.case_reports) == 1
