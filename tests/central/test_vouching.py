"""Where a face cannot be compared, a person of the site vouches: staff card and PIN, for one case, five tries."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from central.platform import Platform
from central.store.service import Staff, Voucher
from core.clock import ManualClock
from core.plain import from_plain
from flows.records.exchange import Identified, Method, Vouched
from tests.central.client import INSURED, Kiosk, Stopped, card, insured

STAFF, PIN = "太和-03-01", "251121"


def vouch(kiosk: Kiosk, case_no: str, number: str = STAFF, pin: str = PIN) -> httpx.Response:
    return kiosk.post("/v1/vouches", {"case_no": case_no, "card_number": number, "pin": pin})


def vouched(kiosk: Kiosk, case_no: str, **more: Any) -> Identified:
    proof = from_plain(Vouched, vouch(kiosk, case_no, **more).json())
    return Identified(Method.VOUCHED, verified_by=proof.staff, voucher=proof.voucher)


def test_a_vouched_resident_gets_the_certificate(kiosk: Kiosk) -> None:
    case_no = kiosk.new_case()
    face = vouched(kiosk, case_no)
    case = kiosk.fill(INSURED, insured("P6", face=face), case_no)
    assert kiosk.report(kiosk.report_of(case)).json()["document"]


def test_the_name_is_masked(kiosk: Kiosk) -> None:
    assert vouch(kiosk, kiosk.new_case()).json()["name"] == "向*"


def test_the_staff_members_identity_card_does_as_well(kiosk: Kiosk) -> None:
    assert vouch(kiosk, kiosk.new_case(), card("P14").number.reveal()).json()["staff"] == STAFF


def test_a_voucher_is_good_for_its_own_case_only(kiosk: Kiosk) -> None:
    face = vouched(kiosk, kiosk.new_case())
    with pytest.raises(Stopped, match="E-FACE"):
        kiosk.fill(INSURED, insured("P6", face=face))


def test_a_voucher_names_who_gave_it(kiosk: Kiosk) -> None:
    case_no = kiosk.new_case()
    face = replace(vouched(kiosk, case_no), verified_by="太和-03-09")
    with pytest.raises(Stopped, match="E-FACE"):
        kiosk.fill(INSURED, insured("P6", face=face), case_no)


def test_a_forged_voucher_in_a_report_is_refused(kiosk: Kiosk) -> None:
    case = kiosk.fill(INSURED, insured("P6"))
    report = kiosk.report_of(case)
    report.answers["face"] = {"method": "vouched", "verified_by": STAFF, "voucher": "f" * 32}
    reply = kiosk.report(report)
    assert (reply.status_code, reply.json()["error"]) == (422, "E-FACE")


def test_nobody_vouches_for_himself(kiosk: Kiosk) -> None:
    case_no = kiosk.new_case()
    with pytest.raises(Stopped, match="E-FACE"):
        kiosk.fill(INSURED, insured("P14", face=vouched(kiosk, case_no)), case_no)


def test_five_wrong_pins_lock_the_card_for_ten_minutes(kiosk: Kiosk, clock: ManualClock) -> None:
    case_no = kiosk.new_case()
    answers = [vouch(kiosk, case_no, pin="0").json() for _ in range(5)]
    assert [a["error"] for a in answers] == ["wrong-pin"] * 4 + ["E-LOCKED"]
    assert [a.get("left") for a in answers[:4]] == [4, 3, 2, 1]
    assert vouch(kiosk, case_no).json()["error"] == "E-LOCKED"
    clock.advance(599)
    kiosk.now = clock.now()
    assert vouch(kiosk, case_no).json()["error"] == "E-LOCKED"
    clock.advance(1)
    assert vouch(kiosk, case_no).status_code == 200


def test_a_right_pin_forgives_the_wrong_ones(kiosk: Kiosk) -> None:
    case_no = kiosk.new_case()
    for _ in range(2):
        for _ in range(4):
            assert vouch(kiosk, case_no, pin="0").json()["error"] == "wrong-pin"
        assert vouch(kiosk, case_no).status_code == 200


def test_an_unknown_card_and_a_wrong_pin_read_the_same(kiosk: Kiosk) -> None:
    unknown, wrong = vouch(kiosk, kiosk.new_case(), "nobody"), vouch(kiosk, kiosk.new_case(), pin="0")
    assert unknown.json() == wrong.json()


def test_people_of_another_site_do_not_vouch_here(neighbour: Kiosk) -> None:
    assert vouch(neighbour, neighbour.new_case()).json()["error"] == "wrong-pin"


def test_another_kiosks_case_is_not_there(kiosk: Kiosk, neighbour: Kiosk) -> None:
    assert vouch(neighbour, kiosk.new_case()).status_code == 404


def test_pins_are_stored_as_scrypt_only(platform: Platform) -> None:
    with platform.store.reading() as session:
        rows = list(session.scalars(select(Staff)))
    assert len({row.salt for row in rows}) == len(rows) > 1
    assert all(len(row.pin_hash) == 64 and PIN.encode() not in row.pin_hash for row in rows)


def staff_check(kiosk: Kiosk, number: str = STAFF, pin: str = PIN) -> httpx.Response:
    return kiosk.post("/v1/staff-checks", {"card_number": number, "pin": pin})


def test_card_and_pin_alone_say_who_it_is_and_leave_no_voucher(kiosk: Kiosk, platform: Platform) -> None:
    assert staff_check(kiosk).json() == {"staff": STAFF, "name": "向*"}
    assert staff_check(kiosk, card("P14").number.reveal()).json()["staff"] == STAFF
    with platform.store.writing() as session:
        assert session.scalars(select(Voucher)).all() == []


def test_wrong_pins_without_a_case_lock_the_card_for_both_acts(kiosk: Kiosk) -> None:
    answers = [staff_check(kiosk, pin="000000") for _ in range(5)]
    assert [answer.status_code for answer in answers[:4]] == [422] * 4
    assert [answer.json()["left"] for answer in answers[:4]] == [4, 3, 2, 1]
    assert answers[4].json()["error"] == "E-LOCKED"
    assert vouch(kiosk, kiosk.new_case()).json()["error"] == "E-LOCKED"


def test_a_resident_is_nobody_of_the_site(kiosk: Kiosk) -> None:
    assert staff_check(kiosk, card("P5").number.reveal()).json()["error"] == "wrong-pin"
