"""Any department may be down: what needs it says so, and nothing else does."""

from __future__ import annotations

from typing import Any

import pytest

from central.departments.directory import DEPARTMENTS
from central.platform import Platform
from central.store.cases import ReportRow
from central.store.register import ConnectorRow
from core.plain import from_plain
from flows.flow import Step, StepKind
from flows.item import Category
from flows.items import catalogue
from flows.records.exchange import HeartbeatAnswer, Quote
from flows.walk import LOOKED
from kiosk.catalogue import line_reason
from tests.central.client import Filled, Kiosk, card
from tests.central.resident import WHO, Resident, rows
from tests.central.test_heartbeats import beat

REASON = "系统升级到12点"


def switch_off(platform: Platform, category: Category) -> None:
    with platform.store.writing() as session:
        session.add(ConnectorRow(category=category.value, up=False, reason=REASON))


@pytest.mark.parametrize("category", [category for category in DEPARTMENTS if category], ids=lambda category: category.value)
def test_its_items_are_grey_after_the_next_heartbeat_and_no_others(category: Category, kiosk: Kiosk, platform: Platform) -> None:
    switch_off(platform, category)
    answer = from_plain(HeartbeatAnswer, beat(kiosk))
    down = {connector.category: connector.reason for connector in answer.connectors if not connector.up}
    grey = {item.id: line_reason(item, True, down) for item in catalogue().values()}
    assert {item for item, reason in grey.items() if reason} == {i.id for i in catalogue().values() if i.category is category}
    assert set(grey.values()) == {"", REASON}


@pytest.mark.parametrize("item", sorted(catalogue()))
def test_a_case_that_comes_all_the_same_hears_who_is_down_and_when_to_ask_again(item: str, kiosk: Kiosk, patient: Platform) -> None:
    case = Resident(kiosk, card(WHO[item])).filled(item)
    assert case is not None
    category = catalogue()[item].category
    switch_off(patient, category)
    reply = kiosk.report(kiosk.report_of(case))
    assert (reply.status_code, reply.json()["error"], reply.json()["category"]) == (503, "E-CONNECTOR", category.value)
    assert REASON in reply.json()["happened"]
    assert int(reply.headers["Retry-After"]) > 0
    own = [step for step in case.path.taken if step.kind in LOOKED and step.holds in (*DEPARTMENTS[category].serves, Quote)]
    for step in own[:1]:
        reply = kiosk.ask(case.case_no, item, step.id, before(step, case), "quotes" if step.kind is StepKind.QUOTE else "lookups")
        assert (reply.status_code, reply.json()["error"]) == (503, "E-CONNECTOR")
    assert rows(patient, ReportRow) == 1, "the report waits, it is not lost"


def before(step: Step, case: Filled) -> dict[str, Any]:
    """The answers before a step of a case."""
    earlier = case.path.taken[: case.path.taken.index(step)]
    return {s.id: case.path.answers[s.id] for s in earlier if s.kind not in LOOKED}
