"""取消 and 改约: until the evening before, from any terminal; the old place is free, the new one taken, and of two after it one gets it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from fastapi.testclient import TestClient

from central.platform import Platform
from central.store.register import SlotRow
from core.clock import ManualClock
from core.secret import Secret
from flows.after import AfterKind
from flows.records.exchange import CaseState, Outcome
from tests.central.client import MARRIAGE, Kiosk, card, marriage
from tests.central.my_cases import asked, done, offered, own, wanting
from tests.central.test_printing_again import slip

DAY, SLOT = "2025-11-25", "gy-hall-20251125-1"
NEXT_DAY, NEXT_SLOT = "2025-11-26", "gy-hall-20251126-2"
OTHER_SLOT = "gy-hall-20251125-2"


WHERE = {"site": "gy-hall", "date": DAY, "slot": SLOT, "phone": Secret("13800000103")}


def booked(kiosk: Kiosk) -> Outcome:
    """A couple's appointment at the county's hall."""
    return kiosk.done(MARRIAGE, marriage("P3", "P6", **WHERE))


def taken(platform: Platform, slot: str = SLOT) -> int:
    with platform.store.reading() as session:
        return session.get_one(SlotRow, slot).taken


def test_a_cancelled_appointment_gives_its_place_back_once(kiosk: Kiosk, neighbour: Kiosk, platform: Platform, http: TestClient) -> None:
    appointment = booked(kiosk)
    before = taken(platform)
    filled = wanting(neighbour, "P3", appointment.case_no, AfterKind.CANCEL)
    report = neighbour.report_of(filled)
    first, second = neighbour.report(report).json(), neighbour.report(report).json()
    assert first == second
    assert first["state"] == "done"
    assert taken(platform) == before - 1
    page = http.get(appointment.progress_url.removeprefix("http://kiosk.test")).text
    assert "已取消" in page
    assert "撤回" not in page
    assert "由本人取消预约" in page
    assert "cancel" not in offered(kiosk, "P3", appointment.case_no)
    assert booked(kiosk).state is CaseState.DONE, "both may book anew"


def test_of_two_terminals_that_cancel_one_is_told_that_it_is_over(kiosk: Kiosk, neighbour: Kiosk, platform: Platform) -> None:
    appointment = booked(kiosk)
    here, there = (wanting(one, "P3", appointment.case_no, AfterKind.CANCEL) for one in (kiosk, neighbour))
    assert asked(kiosk, here).json()["state"] == "done"
    before = taken(platform)
    refused = asked(neighbour, there).json()
    assert (refused["error"], refused["way"]) == ("E-NOT-ELIGIBLE", "change")
    assert taken(platform) == before


def test_a_moved_appointment_takes_the_new_place_and_says_the_new_time(kiosk: Kiosk, neighbour: Kiosk, platform: Platform) -> None:
    appointment = booked(kiosk)
    old, new = taken(platform), taken(platform, NEXT_SLOT)
    moved = done(neighbour, "P3", appointment.case_no, AfterKind.REBOOK, date=NEXT_DAY, slot=NEXT_SLOT)
    assert (taken(platform), taken(platform, NEXT_SLOT)) == (old - 1, new + 1)
    text = slip(moved.earlier)
    for words in ("婚姻登记预约凭条", "11月26日 周三", "10:30-11:30", "原来约在11月25日 周二 09:30-10:30"):
        assert words in text
    assert "11月26日" in slip(done(kiosk, "P3", appointment.case_no, AfterKind.PRINT).earlier)
    again = next(case for case in own(kiosk, "P3") if case.number == appointment.case_no)
    assert again.appointment is not None
    assert again.appointment.slot == NEXT_SLOT
    done(kiosk, "P3", appointment.case_no, AfterKind.CANCEL)
    assert (taken(platform), taken(platform, NEXT_SLOT)) == (old - 1, new), "the place that it held at last"


def test_the_last_place_goes_to_one_and_the_other_is_told_the_nearest(kiosk: Kiosk, neighbour: Kiosk, platform: Platform) -> None:
    appointment = booked(kiosk)
    filled = wanting(neighbour, "P3", appointment.case_no, AfterKind.REBOOK, date=NEXT_DAY, slot=NEXT_SLOT)
    with platform.store.writing() as session:
        row = session.get_one(SlotRow, NEXT_SLOT)
        row.taken = row.capacity
    before = taken(platform)
    refused = asked(neighbour, filled).json()
    assert refused["error"] == "E-QUOTA"
    assert len(refused["nearest"]) == 3
    assert taken(platform) == before, "the old place is still theirs"


def test_of_two_residents_after_the_last_place_one_gets_it(kiosk: Kiosk, neighbour: Kiosk, platform: Platform) -> None:
    second = neighbour.done(
        MARRIAGE, {"consent": "card-only", "card": card("P5"), "kind": "补领结婚证或离婚证", **WHERE, "slot": OTHER_SLOT}
    )
    first = booked(kiosk)
    with platform.store.writing() as session:
        row = session.get_one(SlotRow, NEXT_SLOT)
        row.taken, full = row.capacity - 1, row.capacity
    here = wanting(kiosk, "P3", first.case_no, AfterKind.REBOOK, date=NEXT_DAY, slot=NEXT_SLOT)
    there = wanting(neighbour, "P5", second.case_no, AfterKind.REBOOK, date=NEXT_DAY, slot=NEXT_SLOT)
    with ThreadPoolExecutor(2) as both:
        replies = list(both.map(lambda pair: asked(*pair).json(), [(kiosk, here), (neighbour, there)]))
    assert sorted(reply.get("error", reply.get("state")) for reply in replies) == ["E-QUOTA", "done"]
    assert taken(platform, NEXT_SLOT) == full


def test_on_the_day_itself_it_is_too_late(kiosk: Kiosk, clock: ManualClock) -> None:
    appointment = booked(kiosk)
    filled = wanting(kiosk, "P3", appointment.case_no, AfterKind.CANCEL)
    clock.advance(timedelta(days=4).total_seconds())
    kiosk.now = clock.now()
    acts = offered(kiosk, "P3", appointment.case_no)
    assert "预约当天" in acts["cancel"]
    assert "预约当天" in acts["rebook"]
    late = asked(kiosk, filled).json()
    assert (late["error"], late["happened"]) == ("E-NOT-ELIGIBLE", acts["cancel"])


def test_the_partner_whose_card_was_laid_second_does_not_see_it(kiosk: Kiosk) -> None:
    booked(kiosk)
    assert own(kiosk, "P6") == ()
