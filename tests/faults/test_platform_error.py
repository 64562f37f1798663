"""The platform answers 500, with or without a reason: it may have the report or not."""

from __future__ import annotations

import pytest

from flows.records.exchange import CaseState
from kiosk.trouble import KioskProblem, Trouble
from tests.kiosk.fake_platform import FakePlatform, Fault
from tests.kiosk.rig import BOOKING, CERTIFICATE, DRAFT, PAYMENT, Rig

BOTH = pytest.mark.parametrize("fault", [Fault.ERROR, Fault.NOT_JSON])


@BOTH
def test_it_is_tried_again_while_the_resident_waits(rig: Rig, platform: FakePlatform, fault: Fault) -> None:
    case = rig.open(CERTIFICATE)
    platform.next.extend([fault, fault])
    assert rig.desk.submit(case).state is CaseState.DONE
    assert len(platform.case_reports) == 1


@BOTH
def test_it_waits_when_the_platform_stays_ill(rig: Rig, platform: FakePlatform, fault: Fault) -> None:
    case = rig.open(BOOKING)
    platform.next.extend([fault] * 30)
    assert rig.desk.submit(case).state is CaseState.QUEUED
    platform.next.clear()
    rig.report()
    assert len(platform.case_reports) == 1


def test_one_record_over_which_the_platform_stumbles_blocks_nobody(rig: Rig, platform: FakePlatform) -> None:
    cases = [rig.open(DRAFT) for _ in range(6)]
    platform.down()
    for case in cases:
        rig.desk.submit(case)
    platform.up()
    poisoned = cases[0].number

    def stumbling(report: dict[str, object]) -> tuple[int, dict[str, object]]:
        if report["case_no"] == poisoned:
            return 500, {"error": "boom"}
        return platform._outcome(report)  # type: ignore[arg-type, return-value]

    platform.judge = stumbling  # type: ignore[assignment]
    rig.report(40)
    assert sorted(report["case_no"] for report in platform.case_reports) == [case.number for case in cases[1:]]
    assert rig.desk.readiness.waiting().undelivered == 1, "nothing is given up"
    platform.judge = platform._outcome
    rig.report(20)
    assert rig.desk.readiness.waiting().undelivered == 0


def test_a_look_up_says_that_the_platform_is_ill(rig: Rig, platform: FakePlatform) -> None:
    case = rig.desk.open_case(PAYMENT)
    case.answer("consent", "card-only")
    case.answer("by", "number")
    case.answer("account_no", "4310210000035")
    platform.next.append(Fault.ERROR)
    with pytest.raises(Trouble) as caught:
        rig.desk.look(case)
    assert caught.value.explained is KioskProblem.PLATFORM_ERROR
