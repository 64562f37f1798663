"""容缺受理: whoever has to bring papers is never told on the same slip that they need not come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from central.departments import onwards
from central.platform import Platform
from central.registry import Register
from core.config import read_toml
from flows.items import catalogue
from flows.receipt import case_slip
from flows.records.exchange import CaseState
from flows.records.household import Household
from tests.central.client import ROOT, Kiosk, card
from tests.central.test_family_planning import birth, care
from tests.central.test_machine_subsidy import bought
from tests.central.test_public_security import PRINTING
from tests.central.test_relief import relief

FOLLOWING: dict[str, Callable[[], dict[str, Any]]] = {
    "am-subsidy-apply": lambda: bought("P3"),
    "ca-temporary-relief-apply": lambda: relief("P7"),
    "fp-birth-registration": lambda: birth("P6", "P3", stage="备孕", live="太和镇"),
    "fp-childcare-subsidy": lambda: care("P5", relation="其他监护人"),
}
"""Answers with which each item takes an application on before its papers are there."""


def test_every_item_whose_guide_lets_papers_follow_is_tried_here() -> None:
    guides = {path.stem: read_toml(path) for path in (ROOT / "config/guides").glob("*.toml")}
    assert {item for item in catalogue() if "后补" in str(guides[item]["materials"])} == set(FOLLOWING)


@pytest.fixture
def unnamed_parents(platform: Platform) -> None:
    """No birth certificate says whose the child of P5 is."""
    with platform.store.writing() as session:
        register = Register(session, platform.vault)
        home = register.get(Household, card("P5").number)
        assert home is not None
        register.put(card("P5").number, replace(home, members=tuple(replace(one, parents=()) for one in home.members)))


@pytest.mark.usefixtures("unnamed_parents")
@pytest.mark.parametrize("item", FOLLOWING)
def test_slip_result_and_progress_page_ask_for_the_papers_and_for_nothing_else(item: str, kiosk: Kiosk, http: TestClient) -> None:
    path = kiosk.fill(item, FOLLOWING[item]())
    outcome = kiosk.done(item, FOLLOWING[item]())
    assert outcome.state is CaseState.ACCEPTED
    assert "补交材料，其他不用再来" in outcome.details["下一步"]
    papers = outcome.details["待补材料"]
    slip = str(case_slip(catalogue()[item], path.path.answers, outcome, PRINTING, "12345"))
    page = http.get(outcome.progress_url.removeprefix("http://kiosk.test")).text
    assert papers in slip
    assert f"请补交：{papers}。" in page
    for told in (slip, page, *outcome.details.values()):
        assert "您不用再来" not in told


def test_who_is_called_at_once_is_asked_for_the_papers_all_the_same(kiosk: Kiosk) -> None:
    said = kiosk.done("ca-temporary-relief-apply", relief("P7", "突发重大疾病")).details
    assert said["待补材料"] == "诊断证明、医疗票据，2025年12月1日前交到经办乡镇或村代办员"
    assert "不用再来" not in said["下一步"]


def test_that_nobody_need_come_is_said_in_one_place_only() -> None:
    folder = ROOT / "central/departments"
    saying = {path.name for path in folder.glob("*.py") if "不用再来" in path.read_text(encoding="utf-8")}
    assert saying == {f"{onwards.__name__.rpartition('.')[2]}.py"}
