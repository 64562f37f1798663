"""A certificate granted and never fetched: declared void, or past its last day, its case ends and its holder reads why."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from central.cases import certificates, deciding
from central.departments.public_security import PoliceCheck
from central.platform import Platform
from central.registry import Register
from core.clock import ManualClock
from flows.after import AfterKind
from flows.numbers import certificate_number_of
from flows.records.exchange import CaseState, Outcome
from tests.central.client import Kiosk, card
from tests.central.my_cases import done, offered, own
from tests.central.test_public_security import NO_CRIME, no_crime


@pytest.fixture
def granted(kiosk: Kiosk, platform: Platform) -> Outcome:
    """A certificate that a person agreed to; it waits to be fetched."""
    with platform.store.writing() as session:
        Register(session, platform.vault).put(card("P3").number, PoliceCheck("ambiguous"))
    outcome = kiosk.done(NO_CRIME, no_crime("P3"))
    with platform.store.writing() as session:
        assert deciding.decide(platform, session, outcome.case_no, True, "审核通过。") is CaseState.READY
    return outcome


def state(kiosk: Kiosk, outcome: Outcome) -> CaseState:
    return next(case.state for case in own(kiosk, "P3") if case.number == outcome.case_no)


def page(http: TestClient, outcome: Outcome) -> str:
    return http.get(outcome.progress_url.removeprefix("http://kiosk.test")).text


def test_declared_void_before_it_was_fetched_it_ends_the_case(granted: Outcome, kiosk: Kiosk, platform: Platform, http: TestClient) -> None:
    with platform.store.writing() as session:
        assert certificates.withdraw(platform, session, certificate_number_of(granted.case_no))
    text = page(http, granted)
    assert "已办结" in text
    assert "还没有领取就已作废，不能再领取；需要时请重新办理。" in text
    assert state(kiosk, granted) is CaseState.DONE
    assert "已作废" in offered(kiosk, "P3", granted.case_no)["print"]


def test_past_its_last_day_it_ends_the_case(granted: Outcome, kiosk: Kiosk, clock: ManualClock, http: TestClient) -> None:
    assert state(kiosk, granted) is CaseState.READY
    clock.advance(120 * 24 * 3600)
    kiosk.now = clock.now()
    assert state(kiosk, granted) is CaseState.DONE
    assert offered(kiosk, "P3", granted.case_no)["print"] == "证明已过有效期，请重新办理。"
    assert "没有领取，现在不能再领取；需要时请重新办理。" in page(http, granted)


def test_fetched_in_time_it_stays_as_it_was(granted: Outcome, kiosk: Kiosk, http: TestClient) -> None:
    done(kiosk, "P3", granted.case_no, AfterKind.PRINT)
    assert "领取；需要时" not in page(http, granted)
