"""The platform will never take this record (400, 409, 413, 422): it is set aside, visible, and stops nobody."""

from __future__ import annotations

import pytest

from flows.records.exchange import CaseState
from flows.refusal import Refusal, Refused, Way
from kiosk.case import Stage
from kiosk.tables import Box
from kiosk.trouble import KioskProblem, Trouble
from kiosk.workshop.people import card
from tests.kiosk.fake_platform import FakePlatform, Say
from tests.kiosk.rig import BOOKING, DRAFT, Rig

SLOTS = [
    {"id": "s9", "day": "2025-12-02", "span": "09:00-10:00", "free": 3},
    {"id": "s10", "day": "2025-12-03", "span": "10:00-11:00", "free": 1},
]
FULL = {"error": "E-QUOTA", "happened": "这个时段刚刚约满了。", "do": "请选别的时间。", "way": "change", "nearest": SLOTS}


def queued(rig: Rig, platform: FakePlatform, count: int) -> list[str]:
    """So many drafts that the platform has not heard of yet; it listens again."""
    cases = [rig.open(DRAFT) for _ in range(count)]
    platform.down()
    for case in cases:
        rig.desk.submit(case)
    platform.up()
    return [case.number for case in cases]


def test_a_judgement_is_told_to_the_resident_with_the_nearest_slots(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(BOOKING)
    platform.judge = lambda _: (422, FULL)
    refused = rig.desk.submit(case)
    assert isinstance(refused, Refused)
    assert refused.refusal is Refusal.QUOTA
    assert refused.way is Way.CHANGE
    assert refused.sentences == ("这个时段刚刚约满了。", "请选别的时间。最近还有：12月2日 09:00-10:00、12月3日 10:00-11:00。")
    assert rig.desk.readiness.waiting().undelivered == 0
    assert rig.kiosk.outbox.tray() == [], "the resident was told: nobody has to look at it"


def test_after_a_judgement_another_answer_makes_a_new_version_of_the_same_case(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(BOOKING)
    platform.judge = lambda _: (422, FULL)
    case.agree()
    case.judged = rig.desk.submit(case)
    case.reopen()
    assert case.stage is Stage.ASKING
    assert "slots" not in case.given, "free places are asked for anew"
    platform.judge = platform._outcome
    while (step := case.path().next) is not None:
        case.given[step.id] = rig.desk.look(case)
    assert rig.desk.submit(case).state is CaseState.DONE
    assert [(report["case_no"], report["data_version"]) for report in platform.case_reports] == [(case.number, 2)]


@pytest.mark.parametrize("status", [400, 409, 413, 422])
def test_what_the_platform_never_takes_is_set_aside_and_the_others_go(rig: Rig, platform: FakePlatform, status: int) -> None:
    numbers = queued(rig, platform, 4)
    platform.judge = lambda report: (status, {"error": "malformed"}) if report["case_no"] == numbers[1] else platform._outcome(report)
    rig.report(30)
    assert sorted(report["case_no"] for report in platform.case_reports) == [numbers[0], *numbers[2:]]
    tray = rig.kiosk.outbox.tray()
    assert [(row.case_no, row.state) for row in tray] == [(numbers[1], Box.REFUSED)]
    assert str(status) in tray[0].reason
    assert rig.desk.readiness.waiting() == type(rig.desk.readiness.waiting())(undelivered=0, oldest_seconds=0, refused=1, damaged=0)
    sent = dict(platform.sent)
    rig.report(10)
    assert dict(platform.sent) == sent, "it is not sent again"


def test_a_judgement_when_nobody_is_there_goes_to_the_tray_and_to_the_person(rig: Rig, platform: FakePlatform) -> None:
    queued(rig, platform, 1)
    platform.judge = lambda _: (422, {"error": "E-DUP", "happened": "您已经办过这件事了。", "do": "不用重复办理。"})
    rig.report()
    assert rig.desk.readiness.waiting().refused == 1
    (said,) = rig.messages(card("P5"))
    assert "没有办成：您已经办过这件事了。" in said


def test_a_malformed_record_at_the_counter_is_our_trouble_and_stays_visible(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(BOOKING)
    platform.judge = lambda _: (422, {"error": "malformed"})
    with pytest.raises(Trouble) as caught:
        rig.desk.submit(case)
    assert caught.value.explained is KioskProblem.PLATFORM_ERROR
    assert rig.desk.readiness.waiting().refused == 1


def test_changed_answers_after_such_a_trouble_are_told_as_they_are_now(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(BOOKING)
    platform.judge = lambda _: (422, {"error": "malformed"})
    with pytest.raises(Trouble):
        rig.desk.submit(case)
    platform.judge = platform._outcome
    case.answer("slot", "s1")
    rig.desk.submit(case)
    (report,) = platform.case_reports
    assert report["data_version"] == 2


def test_a_batch_that_is_too_big_is_sent_one_by_one(rig: Rig, platform: FakePlatform) -> None:
    numbers = queued(rig, platform, 3)
    platform.next.append(Say(413, {"error": "too-big"}))
    rig.report(30)
    assert sorted(report["case_no"] for report in platform.case_reports) == numbers
    assert rig.kiosk.outbox.tray() == []


def test_the_export_is_sealed(rig: Rig, platform: FakePlatform) -> None:
    queued(rig, platform, 1)
    platform.judge = lambda _: (422, {"error": "malformed"})
    rig.report()
    (row,) = rig.kiosk.outbox.sealed()
    sealed = bytes.fromhex(row["sealed"])
    assert card("P5").number.reveal().encode() not in sealed
    assert row["state"] == "refused"
