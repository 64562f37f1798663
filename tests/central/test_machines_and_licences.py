"""农机: appointments for machines that are due, and licences renewed within their time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from central.departments.agri_machinery import Renewal
from central.platform import Platform
from central.registry import Register
from central.store.register import SlotRow
from core.clock import ManualClock
from core.secret import Secret
from flows.after import AfterKind
from flows.machine_licence import FIT
from flows.records.agri_machinery import FarmMachine, FarmMachines, MachineLicence
from flows.records.exchange import CaseState
from tests.central.client import FACE, MARRIAGE, SIGNED, Kiosk, Stopped, card, marriage
from tests.central.my_cases import done

INSPECT = "am-inspection-appointment"
RENEW = "am-licence-renewal"
WHERE = {"site": "gy-njz-taihe", "date": "2025-11-25", "slot": "gy-njz-taihe-20251125-1"}
LICENCE = MachineLicence(Secret("431021198009189997"), ("G1", "R"), date(2026, 1, 20))


def inspect(person: str, **more: Any) -> dict[str, Any]:
    return {"consent": "card-only", "card": card(person), **WHERE, **more}


AT_HALL = {"site": "gy-hall", "date": "2025-11-25", "slot": "gy-hall-20251125-1"}


def renew(person: str, **more: Any) -> dict[str, Any]:
    told = {"health": FIT, "delivery": "免费邮寄到家", "signature": SIGNED}
    return {"consent": "face", "card": card(person), "face": FACE, **told, **more}


def put(platform: Platform, person: str, record: Any) -> None:
    with platform.store.writing() as session:
        Register(session, platform.vault).put(card(person).number, record)


def stopped(kiosk: Kiosk, item: str, answers: dict[str, Any]) -> Stopped:
    with pytest.raises(Stopped) as caught:
        kiosk.fill(item, answers)
    return caught.value


def test_p3_books_the_one_machine_that_is_due(kiosk: Kiosk) -> None:
    case = kiosk.fill(INSPECT, inspect("P3"))
    assert case.path.answers["machine"] == "湘10-00035"
    assert kiosk.done(INSPECT, inspect("P3")).details["预约号"].startswith("Y")


def test_fourteen_working_days_can_be_booked(kiosk: Kiosk) -> None:
    path = kiosk.fill(INSPECT, inspect("P3")).path
    days = [option.value for option in next(s for s in path.taken if s.id == "date").options(path.answers)]
    assert (len(days), days[0], days[-1]) == (14, "2025-11-24", "2025-12-11")


def test_a_machine_has_one_appointment_until_it_is_over(kiosk: Kiosk, platform: Platform, clock: ManualClock) -> None:
    put(platform, "P3", FarmMachines((FarmMachine("甲", "拖拉机", date(2025, 12, 1)), FarmMachine("乙", "拖拉机", date(2025, 12, 1)))))
    kiosk.done(INSPECT, inspect("P3", machine="甲"))
    again = kiosk.fill(INSPECT, inspect("P3", machine="甲", slot="gy-njz-taihe-20251125-2"))
    assert kiosk.report(kiosk.report_of(again)).json()["error"] == "E-DUP"
    assert kiosk.done(INSPECT, inspect("P3", machine="乙", slot="gy-njz-taihe-20251125-2"))
    clock.advance(5 * 86400)
    kiosk.now = clock.now()
    later = {"date": "2025-12-02", "slot": "gy-njz-taihe-20251202-1"}
    assert kiosk.done(INSPECT, inspect("P3", machine="甲", **later))


def test_nobody_has_more_than_two_open_appointments_and_one_that_is_cancelled_makes_room(kiosk: Kiosk, platform: Platform) -> None:
    put(platform, "P3", FarmMachines(tuple(FarmMachine(plate, "拖拉机", date(2025, 12, 1)) for plate in "甲乙丙")))
    first = kiosk.done(INSPECT, inspect("P3", machine="甲"))
    kiosk.done(INSPECT, inspect("P3", machine="乙", slot="gy-njz-taihe-20251125-2"))
    third = inspect("P3", machine="丙", date="2025-11-26", slot="gy-njz-taihe-20251126-2")
    refused = kiosk.report(kiosk.report_of(kiosk.fill(INSPECT, third))).json()
    assert (refused["error"], refused["happened"]) == ("E-QUOTA", "已经有2个预约还没有到时间，每人最多同时约2个。")
    couple = kiosk.fill(MARRIAGE, marriage("P3", "P6", phone=Secret("13800000103"), **AT_HALL))
    assert kiosk.report(kiosk.report_of(couple)).json()["error"] == "E-QUOTA", "over all items"
    done(kiosk, "P3", first.case_no, AfterKind.CANCEL)
    assert kiosk.done(INSPECT, third).state is CaseState.DONE


def test_a_slot_that_filled_up_offers_the_nearest_three(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(INSPECT, inspect("P3"))
    with platform.store.writing() as session:
        slot = session.get_one(SlotRow, WHERE["slot"])
        slot.taken = slot.capacity
    reply = kiosk.report(kiosk.report_of(case)).json()
    assert (reply["error"], len(reply["nearest"])) == ("E-QUOTA", 3)


def test_without_a_machine_or_before_its_time_nothing_is_booked(kiosk: Kiosk, platform: Platform) -> None:
    assert stopped(kiosk, INSPECT, inspect("P6")).code == "E-NODATA"
    put(platform, "P6", FarmMachines((FarmMachine("丙", "拖拉机", date(2026, 2, 20)),)))
    refused = stopped(kiosk, INSPECT, inspect("P6"))
    assert (refused.code, refused.sentences[1]) == ("E-WINDOW-CLOSED", "2025年11月22日起可以来预约。")
    put(platform, "P6", FarmMachines((FarmMachine("丙", "拖拉机", date(2026, 2, 19)),)))
    assert kiosk.fill(INSPECT, inspect("P6", phone=Secret("13800000106")))


def test_p3_renews_60_days_before_the_end_and_gets_a_code(kiosk: Kiosk, platform: Platform) -> None:
    outcome = kiosk.done(RENEW, renew("P3"))
    assert (outcome.state, outcome.promise_date) == (CaseState.ACCEPTED, date(2025, 11, 24))
    code = outcome.details["取证码"]
    with platform.store.reading() as session:
        kept = Register(session, platform.vault).get(Renewal, card("P3").number)
    assert kept is not None
    assert (kept.code.reveal(), kept.case_no, kept.delivery) == (code, outcome.case_no, "免费邮寄到家")
    again = kiosk.report(kiosk.report_of(kiosk.fill(RENEW, renew("P3")))).json()
    assert again["error"] == "E-DUP"


@pytest.mark.parametrize(
    ("licence", "code", "do"),
    [
        (MachineLicence(None), "E-NODATA", "办不成事"),
        (replace(LICENCE, status="暂扣"), "E-NOT-ELIGIBLE", "人工窗口"),
        (replace(LICENCE, violations=1), "E-NOT-ELIGIBLE", "先到人工窗口处理"),
        (replace(LICENCE, expires=date(2026, 2, 20)), "E-WINDOW-CLOSED", "2025年11月22日起可以来换。"),
        (replace(LICENCE, expires=date(2024, 11, 20)), "E-WINDOW-CLOSED", "人工窗口"),
    ],
)
def test_what_the_record_forbids_is_said_with_what_to_do(kiosk: Kiosk, platform: Platform, licence: Any, code: str, do: str) -> None:
    put(platform, "P3", licence)
    refused = stopped(kiosk, RENEW, renew("P3"))
    assert refused.code == code
    assert do in refused.sentences[1]


@pytest.mark.parametrize("expires", [date(2026, 2, 19), date(2025, 11, 20), date(2024, 11, 21)])
def test_the_first_and_the_last_day_still_count(kiosk: Kiosk, platform: Platform, expires: date) -> None:
    put(platform, "P3", replace(LICENCE, expires=expires))
    assert kiosk.fill(RENEW, renew("P3"))


def test_from_60_on_a_proof_of_this_year_is_wanted(kiosk: Kiosk, platform: Platform) -> None:
    for proof, enough in ((None, False), (date(2024, 11, 21), False), (date(2024, 11, 22), True)):
        put(platform, "P2", replace(LICENCE, health_proof=proof))
        if enough:
            assert kiosk.fill(RENEW, renew("P2"))
        else:
            assert stopped(kiosk, RENEW, renew("P2")).code == "E-NOT-ELIGIBLE"


def test_at_70_the_card_says_no_before_the_camera(kiosk: Kiosk) -> None:
    refused = stopped(kiosk, RENEW, {"consent": "face", "card": card("P1")})
    assert refused.code == "E-AGE-HIGH"
    assert "12316" in refused.sentences[1]


def test_one_missing_tick_of_health_leads_to_the_counter(kiosk: Kiosk) -> None:
    assert stopped(kiosk, RENEW, renew("P3", health=FIT[1:])).code == "E-NOT-ELIGIBLE"


def test_types_may_be_given_up_but_not_added(kiosk: Kiosk) -> None:
    assert kiosk.fill(RENEW, renew("P3", models=("R",))).path.answers["models"] == ("R",)
    assert kiosk.fill(RENEW, renew("P3", models=("R", "S"))).path.answers["models"] == ("G1", "R")


def test_who_has_the_picture_taken_fetches_the_licence_at_the_hall(kiosk: Kiosk) -> None:
    with pytest.raises(AssertionError, match="no answer for delivery"):
        kiosk.fill(RENEW, renew("P3", photo_choice="领证时现场拍照"))
    assert kiosk.fill(RENEW, renew("P3", photo_choice="领证时现场拍照", delivery="到便民中心取"))
