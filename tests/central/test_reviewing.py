"""The platform believes its own records: what has changed since, or is worded otherwise, waits for a person; what is forged is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from central.cases import waiting
from central.platform import Platform
from central.registry import Register
from central.store.cases import CaseRow, Certificate, Review
from central.store.register import SlotRow
from core.secret import Secret
from flows.records.common import Contact
from flows.records.exchange import CaseState
from flows.records.social_insurance import Benefits
from tests.central.client import INSURED, MARRIAGE, PENSION, SIGNED, SUBSIDIES, Kiosk, card, insured, marriage, pension, subsidies


def reviews(platform: Platform) -> list[str]:
    with platform.store.reading() as session:
        return [str(reason) for case_no in session.scalars(select(Review.case_no)) for reason in waiting.reasons(session, case_no)]


def test_other_wording_of_the_item_is_accepted_and_reviewed(kiosk: Kiosk, platform: Platform) -> None:
    report = kiosk.report_of(kiosk.fill(INSURED, insured("P6")), item_digest="0123456789abcdef")
    reply = kiosk.report(report)
    assert reply.status_code == 200
    assert (reply.json()["state"], reply.json()["document"]) == ("reviewing", None)
    assert reviews(platform) == ["item wording unknown"]
    with platform.store.reading() as session:
        assert session.scalar(select(Certificate)) is None


def test_a_record_that_changed_since_is_accepted_and_reviewed(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(PENSION, pension("P1"))
    number = card("P1").number
    with platform.store.writing() as session:
        Register(session, platform.vault).put(number, Contact(Secret("13900000000")))
    reply = kiosk.report(kiosk.report_of(case))
    assert reply.json()["state"] == CaseState.REVIEWING.value
    assert reviews(platform) == ["records changed since: contact"]
    with platform.store.writing() as session:
        benefits = Register(session, platform.vault).get(Benefits, number)
        assert benefits is not None
        assert benefits.benefits[0].status == "暂停发放"


def test_a_digest_that_is_missing_counts_as_changed(kiosk: Kiosk, platform: Platform) -> None:
    assert kiosk.report(kiosk.report_of(kiosk.fill(PENSION, pension("P1")), records={})).json()["state"] == "reviewing"
    assert reviews(platform) == ["records changed since: benefits, contact"]


def test_a_booking_in_review_holds_its_place(kiosk: Kiosk, platform: Platform) -> None:
    where = {"site": "gy-hall", "date": "2025-11-25", "slot": "gy-hall-20251125-1", "phone": Secret("13800000103")}
    case = kiosk.fill(MARRIAGE, marriage("P3", "P6", **where))
    with platform.store.reading() as session:
        before = session.get_one(SlotRow, "gy-hall-20251125-1").taken
    assert kiosk.report(kiosk.report_of(case, records={})).json()["state"] == "reviewing"
    with platform.store.reading() as session:
        assert session.get_one(SlotRow, "gy-hall-20251125-1").taken == before + 1


def test_places_taken_meanwhile_do_not_make_a_booking_doubtful(kiosk: Kiosk, platform: Platform) -> None:
    where = {"site": "gy-hall", "date": "2025-11-25", "slot": "gy-hall-20251125-1", "phone": Secret("13800000103")}
    case = kiosk.fill(MARRIAGE, marriage("P3", "P6", **where))
    with platform.store.writing() as session:
        session.get_one(SlotRow, "gy-hall-20251127-2").taken += 1
    assert kiosk.report(kiosk.report_of(case)).json()["state"] == "done"


def test_yesterdays_case_is_judged_by_yesterdays_rules(kiosk: Kiosk) -> None:
    report = kiosk.report_of(kiosk.fill(SUBSIDIES, subsidies("P7")), policy_date=date(2025, 11, 20))
    assert kiosk.report(report).json()["state"] == "accepted"


@pytest.mark.parametrize("days", [2, -401, 10_000, -700_000])
def test_a_day_that_cannot_be_is_malformed(kiosk: Kiosk, days: int) -> None:
    report = kiosk.report_of(kiosk.fill(SUBSIDIES, subsidies("P7")), policy_date=date(2025, 11, 21) + timedelta(days=days))
    assert kiosk.report(report).json()["where"] == "Report.policy_date: too far from today"


def test_an_answer_that_does_not_stand_is_malformed(kiosk: Kiosk, platform: Platform) -> None:
    report = kiosk.report_of(kiosk.fill(SUBSIDIES, subsidies("P7")))
    for step, value in (("bank_account", "社保卡金融账户 9999"), ("which", []), ("phone", "12345"), ("signature", {"strokes": []})):
        forged = replace(report, answers={**report.answers, step: value})
        reply = kiosk.report(forged)
        assert (reply.status_code, reply.json()["error"]) == (422, "malformed"), step
        assert step in reply.json()["where"]
    with platform.store.reading() as session:
        assert session.scalar(select(CaseRow)) is None


def test_answers_that_are_not_asked_for_are_malformed(kiosk: Kiosk) -> None:
    report = kiosk.report_of(kiosk.fill(INSURED, insured("P6")))
    for extra in ({"from_month": "2025-01"}, {"nothing": 1}, {"insurance": {"accounts": []}}):
        reply = kiosk.report(replace(report, answers={**report.answers, **extra}))
        assert (reply.status_code, reply.json()["error"]) == (422, "malformed")


def test_a_missing_answer_is_malformed(kiosk: Kiosk) -> None:
    report = kiosk.report_of(kiosk.fill(SUBSIDIES, subsidies("P7", signature=SIGNED)))
    answers = {key: value for key, value in report.answers.items() if key != "signature"}
    assert kiosk.report(replace(report, answers=answers)).json()["where"] == "Report.answers.signature: missing, or does not stand"


def test_an_unknown_item_is_not_there(kiosk: Kiosk) -> None:
    report = kiosk.report_of(kiosk.fill(INSURED, insured("P6")), item="no-such-item")
    assert kiosk.report(report).status_code == 404
    assert kiosk.ask(kiosk.new_case(), "no-such-item", "x", {}).status_code == 404


def test_outside_a_rehearsal_a_simulated_device_waits_for_a_person(kiosk: Kiosk, platform: Platform) -> None:
    object.__setattr__(platform, "config", replace(platform.config, rehearsal=False))
    assert kiosk.report(kiosk.report_of(kiosk.fill(INSURED, insured("P6")))).json()["state"] == "reviewing"
    real = kiosk.report_of(kiosk.fill(INSURED, insured("P6")), simulated_devices=False)
    assert kiosk.report(real).json()["state"] == "done"
