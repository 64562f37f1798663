"""Which tiles are grey, and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from devices.device import Info, Status
from devices.problem import Problem
from flows.flow import Gate
from flows.item import Offline, Review
from flows.items import catalogue, known
from kiosk.catalogue import device_reason, line_reason, needs
from kiosk.workshop import lint
from kiosk.workshop.people import CONFIG, policy
from tests.kiosk.rig import BOOKING, CERTIFICATE, PAYMENT, QUERY

ITEMS = catalogue()


def statuses(**problems: Problem) -> dict[str, Status]:
    kinds = ("id_card", "receipt_printer", "camera", "face")
    return {kind: Status(Info(kind, "x"), (problems[kind],) if kind in problems else ()) for kind in kinds}


def test_an_item_needs_what_nobody_can_do_instead() -> None:
    assert needs(ITEMS[PAYMENT]) == ()
    assert needs(ITEMS[BOOKING]) == ("id_card",)
    assert needs(ITEMS[CERTIFICATE]) == ("id_card", "receipt_printer"), "the face can be vouched for"
    assert needs(ITEMS["ag-senior-preference-card"]) == ("id_card",), "nobody has to print it"
    assert needs(replace(ITEMS[QUERY], vouching=False)) == ("id_card", "camera", "face")


@pytest.mark.parametrize(
    ("item", "problems", "reason"),
    [
        (CERTIFICATE, {"receipt_printer": Problem.PAPER_OUT}, "打印机没有纸了"),
        (CERTIFICATE, {"receipt_printer": Problem.PAPER_LOW}, ""),
        (CERTIFICATE, {"id_card": Problem.ABSENT}, "身份证读卡器暂时不能用"),
        (QUERY, {"receipt_printer": Problem.PAPER_OUT}, ""),
        (QUERY, {"camera": Problem.ABSENT, "face": Problem.FACE_MODELS_MISSING}, ""),
        (PAYMENT, {"id_card": Problem.ABSENT}, ""),
    ],
)
def test_a_machine_that_is_down_greys_only_what_needs_it(item: str, problems: dict[str, Problem], reason: str) -> None:
    assert device_reason(ITEMS[item], statuses(**problems)) == reason


def test_a_machine_that_is_not_there_is_named() -> None:
    without = statuses() | {"id_card": Status(Info("id_card", ""), enabled=False)}
    assert device_reason(ITEMS[QUERY], without) == "本机没有身份证读卡器"


def test_what_was_not_asked_yet_is_given_the_benefit_of_the_doubt() -> None:
    unknown = {kind: Status(Info(kind, "x"), asked=False) for kind in statuses()}
    assert device_reason(ITEMS[CERTIFICATE], unknown) == ""


def test_a_line_that_is_down_greys_all_but_what_may_be_drafted() -> None:
    assert line_reason(ITEMS[QUERY], True, {}) == ""
    assert line_reason(ITEMS[QUERY], False, {}) == "网络暂时不通"
    usable = {item.id for item in ITEMS.values() if line_reason(item, False, {}) == ""}
    assert usable == {item.id for item in ITEMS.values() if item.offline is Offline.DRAFT}, "a draft leaves its look-ups open"
    assert line_reason(ITEMS[QUERY], True, {"housing-fund": ""}) == "部门系统暂时连不上"


def test_every_item_of_the_county_passes_the_lint() -> None:
    assert lint.faults(known(), CONFIG, policy()) == []


def test_the_lint_finds_what_is_wrong(tmp_path: Path) -> None:
    item = ITEMS[QUERY]
    broken = replace(item, id="x", acts=(), steps=(*item.steps[1:], item.steps[-1], Gate("NO-CODE", lambda _: None)))
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "orphan.toml").write_text("", encoding="utf-8")
    found = "\n".join(lint.faults({"x": broken}, tmp_path, policy()))
    for fault in (
        "x.toml: no such file",
        "'NO-CODE' begins with no code",
        "is there twice",
        "never submitted",
        "begin with consent",
        "orphan",
    ):
        assert fault in found


def test_the_lint_knows_that_the_town_looks_before_the_county(tmp_path: Path) -> None:
    item = ITEMS[QUERY]
    backwards = replace(item, id="back", review=(Review.COUNTY, Review.TOWN))
    nobody = replace(item, id="nobody", fetched="告知单")
    found = "\n".join(lint.faults({"back": backwards, "nobody": nobody}, tmp_path, policy()))
    assert "back: is reviewed by the same level twice, or by the county before the town" in found
    assert "nobody: nobody reviews it" in found


def test_the_graph_shows_every_step_and_act() -> None:
    chart = lint.mermaid(ITEMS[PAYMENT])
    assert chart.startswith("flowchart TD")
    assert "account_no" in chart
    assert "E-ACCOUNT-ENTERPRISE" in chart
    assert "pay[[pay]]" in chart
