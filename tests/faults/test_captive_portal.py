"""Somebody between us and the platform says 200 to everything, in HTML, or sends us elsewhere."""

from __future__ import annotations

import pytest

from flows.records.exchange import CaseState
from kiosk.trouble import KioskProblem, Trouble
from tests.kiosk.fake_platform import FakePlatform, Fault, Say
from tests.kiosk.rig import BOOKING, DRAFT, QUERY, Rig

OF_ANOTHER = {"case_no": "0" * 23, "state": "done", "query_code": "000000", "progress_url": "http://127.0.0.1/"}


def test_its_page_is_no_receipt(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(BOOKING)
    platform.next.extend([Fault.PORTAL] * 30)
    assert rig.desk.submit(case).state is CaseState.QUEUED
    assert rig.desk.readiness.waiting().undelivered == 1
    platform.next.clear()
    rig.report()
    assert len(platform.case_reports) == 1


@pytest.mark.parametrize(
    "lie", [Say(200, {}), Say(200, {"ok": True}), Say(302, {}, {"Location": "http://127.0.0.1:9/"}), Say(200, OF_ANOTHER)]
)
def test_json_that_does_not_answer_our_record_is_no_receipt_either(rig: Rig, platform: FakePlatform, lie: Say) -> None:
    case = rig.open(DRAFT)
    platform.next.extend([lie] * 30)
    assert rig.desk.submit(case).state is CaseState.QUEUED
    platform.next.clear()
    rig.report()
    assert [report["case_no"] for report in platform.case_reports] == [case.number]


def test_a_batch_is_acknowledged_only_record_by_record(rig: Rig, platform: FakePlatform) -> None:
    cases = [rig.open(DRAFT) for _ in range(3)]
    platform.down()
    for case in cases:
        rig.desk.submit(case)
    platform.up()
    platform.next.extend([Say(200, {"results": []}), Say(200, {"results": [{"report_id": "x", "status": 200, "outcome": {}}]})])
    rig.report(2)
    assert rig.desk.readiness.waiting().undelivered == 3
    rig.report(20)
    assert rig.desk.readiness.waiting().undelivered == 0
    assert len(platform.case_reports) == 3


def test_a_look_up_is_not_served_by_a_stranger(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(QUERY)
    del case.given["fund"]
    platform.next.append(Fault.PORTAL)
    with pytest.raises(Trouble) as caught:
        rig.desk.look(case)
    assert caught.value.explained is KioskProblem.PLATFORM_ERROR


def test_proxies_of_the_environment_have_no_say(rig: Rig, platform: FakePlatform, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nonexistent")
    assert rig.desk.submit(rig.open(QUERY)).state is CaseState.DONE
