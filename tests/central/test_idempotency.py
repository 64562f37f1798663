"""The same report, however often and however many at once, is one case with one answer; on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from fastapi.testclient import TestClient
from sqlalchemy import func, select

from central.cases.receiving import answer_left, counted, store
from central.departments import slots
from central.platform import Platform
from central.store.cases import CaseRow, ReportRow, Review
from central.store.register import ConnectorRow, SlotRow
from core.plain import to_plain
from core.secret import Secret
from flows.records.exchange import CaseState
from tests.central.client import INSURED, MARRIAGE, PENSION, SUBSIDIES, Filled, Kiosk, insured, marriage, pension, subsidies
from tests.central.conftest import enrolled

PHONE = Secret("13800000103")
SLOT = "gy-taihe-20251125-0"


def rows(platform: Platform, table: type) -> int:
    with platform.store.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def booked(kiosk: Kiosk, one: str, other: str, kind: str = "结婚登记", slot: str = SLOT) -> Filled:
    place, day, _ = slot.rsplit("-", 2)
    date = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    return kiosk.fill(MARRIAGE, marriage(one, other, kind, site=place, date=date, slot=slot, phone=PHONE))


def leave_one_place(platform: Platform, slot_id: str) -> None:
    with platform.store.writing() as session:
        slot = session.get_one(SlotRow, slot_id)
        slot.taken = slot.capacity - 1


def test_a_lost_answer_is_given_again(kiosk_on_either: Kiosk, either: Platform) -> None:
    report = kiosk_on_either.report_of(kiosk_on_either.fill(INSURED, insured("P6")))
    first, second = kiosk_on_either.report(report), kiosk_on_either.report(report)
    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()
    assert rows(either, CaseRow) == rows(either, ReportRow) == 1
    with either.store.reading() as session:
        assert counted(session) == {report.case_no: 2}


def test_the_same_id_with_another_body_is_a_conflict(kiosk_on_either: Kiosk, either: Platform) -> None:
    report = kiosk_on_either.report_of(kiosk_on_either.fill(PENSION, pension("P2")))
    assert kiosk_on_either.report(report).status_code == 200
    other = kiosk_on_either.report(replace(report, site_type="other"))
    assert (other.status_code, other.json()) == (409, {"error": "other-body"})
    assert rows(either, ReportRow) == 1


def test_the_same_version_of_a_case_under_another_id_is_a_conflict(kiosk_on_either: Kiosk) -> None:
    case = kiosk_on_either.fill(PENSION, pension("P2"))
    assert kiosk_on_either.report(kiosk_on_either.report_of(case)).status_code == 200
    assert kiosk_on_either.report(kiosk_on_either.report_of(case)).status_code == 409


def test_a_later_version_is_kept_for_a_person_and_acted_on_by_nobody(kiosk_on_either: Kiosk, either: Platform) -> None:
    case = kiosk_on_either.fill(INSURED, insured("P6"))
    first = kiosk_on_either.report(kiosk_on_either.report_of(case)).json()
    second = kiosk_on_either.report(kiosk_on_either.report_of(case, data_version=2))
    assert second.status_code == 200
    assert second.json() == {**first, "state": CaseState.REVIEWING.value}
    assert rows(either, CaseRow) == 1
    assert rows(either, Review) == 1


def test_the_same_report_many_times_at_once_is_one_case(kiosk_on_either: Kiosk, either: Platform) -> None:
    report = kiosk_on_either.report_of(booked(kiosk_on_either, "P3", "P6"))
    with ThreadPoolExecutor(6) as pool:
        replies = list(pool.map(lambda _: kiosk_on_either.report(report), range(12)))
    assert {reply.status_code for reply in replies} == {200}
    assert len({reply.text for reply in replies}) == 1
    assert rows(either, CaseRow) == rows(either, ReportRow) == 1
    with either.store.reading() as session:
        assert counted(session) == {report.case_no: 12}


def test_two_kiosks_and_one_place_left_make_one_appointment(
    kiosk_on_either: Kiosk, either: Platform, client: Callable[[Platform], TestClient]
) -> None:
    neighbour = enrolled(either, client(either), "0008")
    leave_one_place(either, SLOT)
    mine = kiosk_on_either.report_of(booked(kiosk_on_either, "P3", "P6"))
    theirs = neighbour.report_of(booked(neighbour, "P10", "P13", "离婚领证"))
    with ThreadPoolExecutor(2) as pool:
        replies = [f.result() for f in (pool.submit(kiosk_on_either.report, mine), pool.submit(neighbour.report, theirs))]
    assert sorted(reply.status_code for reply in replies) == [200, 422]
    loser = next(reply.json() for reply in replies if reply.status_code == 422)
    assert loser["error"] == "E-QUOTA"
    assert len(loser["nearest"]) == 3
    assert all(slot["free"] > 0 and slot["id"].startswith("gy-taihe-") for slot in loser["nearest"])
    assert loser["nearest"] == sorted(loser["nearest"], key=lambda slot: slot["id"])
    with either.store.reading() as session:
        slot = session.get_one(SlotRow, SLOT)
        assert slot.taken == slot.capacity


def test_two_applications_for_the_same_subsidy_at_once_make_one_case(
    kiosk_on_either: Kiosk, either: Platform, client: Callable[[Platform], TestClient]
) -> None:
    neighbour = enrolled(either, client(either), "0008")
    reports = [(k, k.report_of(k.fill(SUBSIDIES, subsidies("P7")))) for k in (kiosk_on_either, neighbour)]
    with ThreadPoolExecutor(2) as pool:
        replies = list(pool.map(lambda pair: pair[0].report(pair[1]), reports))
    assert sorted(reply.status_code for reply in replies) == [200, 422]
    assert {reply.json().get("error") for reply in replies} == {None, "E-DUP"}
    assert rows(either, CaseRow) == 1


def test_a_refused_report_leaves_nothing_behind(kiosk_on_either: Kiosk, either: Platform) -> None:
    leave_one_place(either, SLOT)
    report = kiosk_on_either.report_of(booked(kiosk_on_either, "P3", "P6"))
    with either.store.writing() as session:
        session.get_one(SlotRow, SLOT).taken += 1
    for _ in range(2):
        assert kiosk_on_either.report(report).json()["error"] == "E-QUOTA"
    assert rows(either, ReportRow) == rows(either, CaseRow) == 0
    with either.store.writing() as session:
        session.get_one(SlotRow, SLOT).taken -= 1
    assert kiosk_on_either.report(report).status_code == 200


def test_what_a_crash_left_unjudged_is_judged_at_the_next_start(kiosk_on_either: Kiosk, either: Platform) -> None:
    report = kiosk_on_either.report_of(kiosk_on_either.fill(PENSION, pension("P1")))
    with either.store.writing() as session:
        store(either, session, report, to_plain(report))
    assert answer_left(either) == 1
    assert answer_left(either) == 0
    reply = kiosk_on_either.report(report)
    assert reply.json()["details"]["待遇状态"] == "恢复发放"
    assert rows(either, CaseRow) == 1


def test_a_department_that_is_down_makes_the_report_wait_not_fail(kiosk_on_either: Kiosk, either: Platform) -> None:
    report = kiosk_on_either.report_of(kiosk_on_either.fill(PENSION, pension("P1")))
    with either.store.writing() as session:
        session.add(ConnectorRow(category="social-insurance", up=False, reason="系统升级"))
    reply = kiosk_on_either.report(report)
    assert (reply.status_code, reply.json()["error"]) == (503, "E-CONNECTOR")
    assert int(reply.headers["Retry-After"]) > 0
    assert "系统升级" in reply.json()["happened"]
    with either.store.writing() as session:
        session.get_one(ConnectorRow, "social-insurance").up = True
    assert kiosk_on_either.report(report).status_code == 200


def test_slots_are_made_once_when_many_look_at_once(kiosk_on_either: Kiosk, either: Platform) -> None:
    with either.store.writing() as session:
        session.query(SlotRow).delete()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: booked(kiosk_on_either, "P3", "P6").path.answers["slots"], range(4)))
    assert len(set(found)) == 1
    assert len(found[0].slots) == len({slot.id for slot in found[0].slots}) == 3 * 20  # three spans on each working day of 30 days
    assert slots.NEAREST == 3


def test_two_pensions_of_one_person_confirmed_at_once_are_both_kept_or_reviewed(
    kiosk_on_either: Kiosk, either: Platform, client: Callable[[Platform], TestClient]
) -> None:
    neighbour = enrolled(either, client(either), "0008")
    reports = [
        (k, k.report_of(k.fill(PENSION, pension("P11", scheme=s))))
        for k, s in ((kiosk_on_either, "城乡居民养老"), (neighbour, "供养亲属待遇"))
    ]
    with ThreadPoolExecutor(2) as pool:
        replies = list(pool.map(lambda pair: pair[0].report(pair[1]), reports))
    assert {reply.status_code for reply in replies} == {200}
    benefits = kiosk_on_either.fill(PENSION, pension("P11", scheme="城乡居民养老")).path.answers["benefits"].benefits
    states = {reply.json()["state"] for reply in replies}
    confirmed = sum(benefit.last_confirmed == kiosk_on_either.now.date() for benefit in benefits)
    assert confirmed == (2 if states == {"done"} else 1)
