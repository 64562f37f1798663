"""A reported appointment holds a place or it does not, and gives back only what it holds, whatever edition its kiosk had."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from central.answers import Refusing
from central.cases import deciding, waiting
from central.platform import Platform
from central.store.cases import CaseRow
from central.store.register import SlotRow
from core.plain import from_plain
from flows.after import AfterKind
from flows.records.exchange import CaseState, Outcome
from tests.central.client import MARRIAGE, Kiosk, marriage
from tests.central.my_cases import done, own
from tests.central.test_changing_appointments import SLOT, WHERE, booked, taken


def of_another_edition(kiosk: Kiosk) -> Outcome:
    filled = kiosk.fill(MARRIAGE, marriage("P3", "P6", **WHERE))
    return from_plain(Outcome, kiosk.report(kiosk.report_of(filled, item_digest="0" * 32)).json())


def decided(platform: Platform, number: str, *, accept: bool) -> CaseState:
    with platform.store.writing() as session:
        return deciding.decide(platform, session, number, accept, "好。")


def fill_up(platform: Platform) -> int:
    with platform.store.writing() as session:
        slot = session.get_one(SlotRow, SLOT)
        slot.taken = slot.capacity
        return slot.capacity


@pytest.mark.parametrize("accept", [True, False])
def test_an_appointment_of_another_edition_holds_its_place_while_somebody_looks(kiosk: Kiosk, platform: Platform, *, accept: bool) -> None:
    kiosk.fill(MARRIAGE, marriage("P3", "P6", **WHERE))
    before = taken(platform)
    outcome = of_another_edition(kiosk)
    assert outcome.state is CaseState.REVIEWING
    assert taken(platform) == before + 1
    full = fill_up(platform)
    state = decided(platform, outcome.case_no, accept=accept)
    assert (state, taken(platform)) == ((CaseState.DONE, full) if accept else (CaseState.REJECTED, full - 1))


def test_without_a_place_it_cannot_be_agreed_to_and_gives_none_back(kiosk: Kiosk, platform: Platform) -> None:
    filled = kiosk.fill(MARRIAGE, marriage("P3", "P6", **WHERE))
    full = fill_up(platform)
    outcome = from_plain(Outcome, kiosk.report(kiosk.report_of(filled, item_digest="0" * 32)).json())
    with pytest.raises(Refusing) as refused:
        decided(platform, outcome.case_no, accept=True)
    assert refused.value.body["happened"] == "约的那个时段已经没有名额。"
    assert decided(platform, outcome.case_no, accept=False) is CaseState.REJECTED
    assert taken(platform) == full


def test_a_place_that_came_free_meanwhile_is_taken_with_the_agreement(kiosk: Kiosk, platform: Platform) -> None:
    filled = kiosk.fill(MARRIAGE, marriage("P3", "P6", **WHERE))
    full = fill_up(platform)
    outcome = from_plain(Outcome, kiosk.report(kiosk.report_of(filled, item_digest="0" * 32)).json())
    with platform.store.writing() as session:
        session.get_one(SlotRow, SLOT).taken -= 1
    assert decided(platform, outcome.case_no, accept=True) is CaseState.DONE
    assert taken(platform) == full


def test_a_case_of_another_edition_stands_under_the_card_that_was_laid(kiosk: Kiosk, platform: Platform) -> None:
    outcome = of_another_edition(kiosk)
    assert outcome.case_no in [case.number for case in own(kiosk, "P3")]
    with platform.store.reading() as session:
        assert session.get_one(CaseRow, outcome.case_no).town == "太和镇"


def test_a_later_version_does_not_revive_a_cancelled_appointment(kiosk: Kiosk, platform: Platform) -> None:
    report = kiosk.report_of(kiosk.fill(MARRIAGE, marriage("P3", "P6", **WHERE)))
    kiosk.report(report)
    done(kiosk, "P3", report.case_no, AfterKind.CANCEL)
    after = taken(platform)
    later = kiosk.report(replace(report, report_id=str(uuid.uuid4()), data_version=2)).json()
    assert later["state"] == CaseState.CANCELLED.value
    with platform.store.reading() as session:
        assert not [one for one in deciding.undecided(platform, session) if one.case.case_no == report.case_no]
    with pytest.raises(deciding.NotWaiting):
        decided(platform, report.case_no, accept=True)
    assert taken(platform) == after


def test_a_corrected_appointment_that_is_refused_gives_its_place_back_once(kiosk: Kiosk, platform: Platform) -> None:
    outcome = booked(kiosk)
    before = taken(platform)
    with platform.store.reading() as session:
        report = waiting.reports(platform, session, outcome.case_no)[0]
    for version in (2, 3):
        kiosk.report(replace(report, report_id=str(uuid.uuid4()), data_version=version))
        if version == 2:
            assert decided(platform, outcome.case_no, accept=False) is CaseState.REJECTED
    assert taken(platform) == before - 1
