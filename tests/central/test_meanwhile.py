"""Between application and agreement the departments' records go on: a flag stops the agreement, any other change is on the case's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from fastapi.testclient import TestClient

from central.answers import Refusing
from central.cases import deciding, kept
from central.cases.meanwhile import meanwhile
from central.departments.ageing import AllowanceFile
from central.departments.family_planning import RewardFile
from central.platform import Platform
from central.registry import Register
from central.store.cases import CaseRow
from core.clock import ManualClock
from flows.items import known
from flows.records.agri_machinery import MachineLicence
from flows.records.disability import DisabilityCard
from flows.records.exchange import CaseState
from flows.records.public_security import ResidencePermit
from tests.central.client import SUBSIDIES, Kiosk, card, subsidies
from tests.central.reviewer import Reviewer
from tests.central.test_family_planning import BIRTH, REWARD, birth, reward
from tests.central.test_granting import MOVED, STORIES, Story, decided
from tests.central.test_longevity_allowance import APPLY, CONFIRM, apply, confirm
from tests.central.test_machines_and_licences import RENEW, renew
from tests.central.test_public_security import NO_CRIME, PERMIT, no_crime, permit

OTHERS = [
    Story(BIRTH, lambda: birth("P6", "P3", stage="备孕", live="太和镇"), CaseState.READY, "", ""),
    Story(NO_CRIME, lambda: no_crime("P16"), CaseState.READY, "", ""),
]


def changed(platform: Platform, case_no: str) -> list[str]:
    with platform.store.writing() as session:
        case = session.get_one(CaseRow, case_no)
        act = kept.opened(platform, session, case_no, case.item)
        assert act is not None
        return [step.id for step in meanwhile(act, known()[case.item]).changed]


@pytest.mark.parametrize("story", STORIES + OTHERS, ids=lambda story: story.item)
def test_what_the_application_itself_changed_is_no_difference_days_later(
    kiosk: Kiosk, platform: Platform, clock: ManualClock, story: Story
) -> None:
    outcome = kiosk.done(story.item, story.answers())
    assert outcome.state is CaseState.ACCEPTED
    clock.advance(timedelta(days=12).total_seconds())
    assert changed(platform, outcome.case_no) == []


def test_a_flag_that_came_meanwhile_stops_the_agreement_and_its_cause_is_nowhere(
    kiosk: Kiosk, platform: Platform, http: TestClient, client: Callable[[Platform], TestClient]
) -> None:
    outcome = kiosk.done(APPLY, apply(card("P1")))
    with platform.store.writing() as session:
        Register(session, platform.vault).put(card("P1").number, AllowanceFile(protected=True))
    reviewer = Reviewer(client(platform))
    reviewer.logs_in("taihe")
    answer = reviewer.decides(outcome.case_no, "agree")
    assert "申请后记录有变：高龄津贴。" in reviewer.page
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "记录有变，请核实。" in answer.text
    with platform.store.reading() as session:
        assert session.get_one(CaseRow, outcome.case_no).state == CaseState.ACCEPTED.value
        assert Register(session, platform.vault).get(AllowanceFile, card("P1").number) == AllowanceFile(protected=True)
    page = http.get(outcome.progress_url.removeprefix(platform.public_url)).text
    assert outcome.case_no[:6] in page
    assert "记录有变" not in page


def test_a_card_that_was_cancelled_meanwhile_is_named_before_the_reviewer_decides(
    kiosk: Kiosk, platform: Platform, client: Callable[[Platform], TestClient]
) -> None:
    outcome = kiosk.done(SUBSIDIES, subsidies("P7"))
    reviewer = Reviewer(client(platform))
    reviewer.logs_in("taihe")
    reviewer.opens(f"/console/cases/{outcome.case_no}")
    assert "记录有变" not in reviewer.page
    with platform.store.writing() as session:
        register = Register(session, platform.vault)
        held = register.get(DisabilityCard, card("P7").number)
        assert held is not None
        register.put(card("P7").number, replace(held, cancelled=True))
    reviewer.opens(f"/console/cases/{outcome.case_no}")
    assert "申请后记录有变：残疾人证。" in reviewer.page
    assert decided(platform, outcome.case_no) is CaseState.READY, "the reviewer has seen it"


@pytest.mark.parametrize(
    ("item", "answers", "person", "record"),
    [
        (RENEW, lambda: renew("P3"), "P3", MachineLicence),
        (CONFIRM, lambda: confirm(card("P11"), "at-home"), "P11", AllowanceFile),
        (REWARD, lambda: reward("P16"), "P16", RewardFile),
    ],
)
def test_a_record_that_has_gone_is_refused_in_words(
    kiosk: Kiosk, platform: Platform, item: str, answers: Callable[[], dict[str, Any]], person: str, record: type[Any]
) -> None:
    outcome = kiosk.done(item, answers())
    with platform.store.writing() as session:
        Register(session, platform.vault).drop(record, card(person).number)
    with platform.store.writing() as session, pytest.raises(Refusing) as refused:
        deciding.decide(platform, session, outcome.case_no, True, "同意")
    assert refused.value.body["happened"] == "部门的记录里已经没有这一项。"


def test_a_permit_that_has_gone_is_refused_in_words(kiosk: Kiosk, platform: Platform) -> None:
    building = platform.policy()["residence.addresses"]["太和镇"]["太和村"][0]
    outcome = kiosk.done(PERMIT, permit("P8", **MOVED, new_building=building))
    assert changed(platform, outcome.case_no) == []
    with platform.store.writing() as session:
        Register(session, platform.vault).drop(ResidencePermit, card("P8").number)
    with platform.store.writing() as session, pytest.raises(Refusing):
        deciding.decide(platform, session, outcome.case_no, True, "同意")
