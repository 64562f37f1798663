"""A list may change between the tap and the report: whom the resident chose stays chosen, and a reviewer reads the words of the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from central.cases import deciding, kept
from central.console.choices import GONE
from central.departments.department import Desk
from central.departments.family_planning import ChildFile
from central.departments.hardship import AidFile
from central.departments.medical_file import file_of
from central.platform import Platform
from central.registry import Register
from core.id_card import Sex
from core.plain import from_plain
from core.secret import Secret
from flows.household import chosen
from flows.records.exchange import CaseState, Outcome, PayState
from flows.records.household import Household, Member
from tests.central.client import Filled, Kiosk, card, policy
from tests.central.operator import Operator
from tests.central.reviewer import Reviewer
from tests.central.test_family_planning import CHILDCARE, care
from tests.central.test_medical_dues import PAY, paying
from tests.central.test_payments import pay
from tests.central.test_public_security import HOUSEHOLD, household

OTHER = Member(Secret("陈小新"), Secret("431021202405050018"), "子", Sex.MALE, date(2024, 5, 5))
LELE = Secret("431021202312069997")


@pytest.fixture
def operator(home: Path, capsys: pytest.CaptureFixture[str]) -> Operator:
    return Operator(home, capsys)


def joined(platform: Platform, person: str) -> tuple[Member, ...]:
    """Somebody is entered before everybody else of the household; who was there already."""
    with platform.store.writing() as session:
        register = Register(session, platform.vault)
        home = register.get(Household, card(person).number)
        assert home is not None
        for member in home.members:
            register.put(member.number, replace(home, members=(OTHER, *home.members)))
    return home.members


def page(platform: Platform, client: Callable[[Platform], TestClient], case_no: str) -> str:
    reviewer = Reviewer(client(platform))
    reviewer.logs_in("admin")
    reviewer.opens(f"/console/cases/{case_no}")
    return re.sub(r"<[^>]*>|\s+", " ", reviewer.page)


def paid(kiosk: Kiosk, platform: Platform) -> tuple[Filled, str]:
    """P3 pays for everybody of the household who can be paid for."""
    case = kiosk.fill(PAY, paying("P3"))
    order = kiosk.order(case)
    assert pay(platform, order.order_no)
    return case, order.order_no


def booked(platform: Platform, number: Secret[str]) -> bool:
    """Whether a year was paid for that person here."""
    with platform.store.reading() as session:
        return bool(file_of(Desk(Register(session, platform.vault), policy(), platform.config, platform.now()), number).booked)


def test_a_claim_stays_with_the_child_that_was_tapped(kiosk: Kiosk, platform: Platform, client: Callable[[Platform], TestClient]) -> None:
    case = kiosk.fill(CHILDCARE, care("P5"))
    joined(platform, "P5")
    outcome = from_plain(Outcome, kiosk.report(kiosk.report_of(case)).json())
    assert outcome.state is CaseState.REVIEWING
    assert re.search(r"孩子 +张\* ", page(platform, client, outcome.case_no))
    with platform.store.writing() as session:
        deciding.decide(platform, session, outcome.case_no, True, "同意。")
        register = Register(session, platform.vault)
        assert register.get(ChildFile, LELE) == ChildFile(("whole",))
        assert register.get(ChildFile, OTHER.number) is None
        deciding.decide(platform, session, outcome.case_no, False, "不符合申请条件。")
        assert register.get(ChildFile, LELE) == ChildFile(()), "a refusal frees the same child"


def test_a_year_is_booked_for_those_who_were_paid_for(kiosk: Kiosk, platform: Platform, operator: Operator) -> None:
    case, order_no = paid(kiosk, platform)
    before = joined(platform, "P3")
    assert kiosk.report(kiosk.report_of(case, order_no=order_no)).json()["state"] == "reviewing"
    assert operator.does("book", order_no, "--why", "the bill stands") == 0
    assert all(booked(platform, member.number) for member in before)
    assert not booked(platform, OTHER.number)


def test_a_bill_that_is_another_one_now_is_given_back_and_not_booked(kiosk: Kiosk, platform: Platform, operator: Operator) -> None:
    case, order_no = paid(kiosk, platform)
    with platform.store.writing() as session:
        Register(session, platform.vault).put(card("P3").number, AidFile(("低保边缘",)))
    assert kiosk.report(kiosk.report_of(case, order_no=order_no)).json()["state"] == "reviewing"
    assert operator.does("book", order_no, "--why", "the bill stands") == 2
    assert "no longer the one that was paid" in operator.complained
    assert f"central refund {order_no}" in operator.complained
    assert kiosk.payment(order_no).state is PayState.PAID
    assert not booked(platform, card("P3").number)


def test_a_certificate_is_about_the_relative_who_was_tapped(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(HOUSEHOLD, household("P1", "注销户口"))
    with platform.store.writing() as session:
        register = Register(session, platform.vault)
        home = register.get(Household, card("P1").number)
        assert home is not None
        earlier = replace(home.former[0], name=Secret("郑老根"), number=Secret("431021192801019993"), left=date(1999, 1, 2))
        register.put(card("P1").number, replace(home, former=(earlier, *home.former)))
    assert kiosk.report(kiosk.report_of(case)).json()["state"] == "reviewing"
    with platform.store.writing() as session:
        deciding.decide(platform, session, case.case_no, True, "同意。")
        act = kept.opened(platform, session, case.case_no, HOUSEHOLD)
    assert act is not None
    assert chosen(act.answers).number == home.former[0].number


def test_a_reviewer_reads_the_choices_of_a_report_that_could_not_be_walked(
    kiosk: Kiosk, platform: Platform, client: Callable[[Platform], TestClient]
) -> None:
    report = kiosk.report_of(kiosk.fill(CHILDCARE, care("P5")), item_digest="0123456789abcdef")
    assert kiosk.report(report).json()["state"] == "reviewing"
    said = page(platform, client, report.case_no)
    assert re.search(r"孩子 +张\* ", said)
    assert "父亲" in said
    assert GONE not in said
    with platform.store.writing() as session:
        register = Register(session, platform.vault)
        home = register.get(Household, card("P5").number)
        assert home is not None
        register.put(card("P5").number, replace(home, members=tuple(one for one in home.members if one.number != LELE)))
    assert re.search(f"孩子 +{GONE}", page(platform, client, report.case_no))
