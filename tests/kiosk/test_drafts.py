"""A draft at the terminal: answered without the platform, sealed, sent once when the line is back, told to its person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from core.plain import from_plain
from devices.device import Info, Status
from devices.problem import Problem
from flows.flow import LOOKED, Step
from flows.item import Offline, Shape
from flows.items import catalogue
from flows.records.exchange import CaseState, Report
from flows.refusal import Refusal, Way
from flows.steps import looked
from kiosk.case import Case, Stage
from kiosk.fail_points import on_fail_point
from kiosk.offline import faceless, only_registers, stopped
from kiosk.workshop import examples
from kiosk.workshop.people import card
from kiosk.workshop.walks import candidates
from tests.faults.test_crash_points import Cuts, names, until_cut
from tests.flows.test_slips import words
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import BOOKING, CERTIFICATE, DRAFT, PAYMENT, QUERY, Rig

ITEMS = catalogue()
DRAFTED = [item.id for item in ITEMS.values() if item.offline is Offline.DRAFT]


@pytest.fixture
def cuts() -> Iterator[Cuts]:
    cuts = Cuts()
    on_fail_point(cuts)
    yield cuts
    on_fail_point(None)


def drafted(rig: Rig, item_id: str = DRAFT, person: str = "P5") -> Case:
    """A draft from its start to its check page; the platform is asked nothing."""
    case: Case = rig.desk.open_case(item_id)
    case.to_draft()
    while (step := case.path().next) is not None:
        assert step.kind not in LOOKED
        case.given[step.id] = card(person) if step.id == "card" else answer(case, step)
    return case


def answer(case: Case, step: Step) -> Any:
    """What a resident would say: the first answer with which the draft goes on."""
    before = case.path().answers
    usable = [value for usual in candidates(step, before) for value in (usual, usual[:1] if isinstance(usual, tuple) else usual)]
    return next(value for value in usable if goes_on(case, step, value))


def goes_on(case: Case, step: Step, value: Any) -> bool:
    path = case.item.draft_path({**case.given, step.id: value}, case.policy)
    return path.refused is None and (path.next is None or path.next.id != step.id)


@pytest.mark.parametrize("item_id", DRAFTED)
def test_each_is_filled_in_and_sealed_without_the_platform(rig: Rig, platform: FakePlatform, item_id: str) -> None:
    platform.down()
    case = drafted(rig, item_id, "P11" if item_id.startswith("ag-") else "P5")
    assert case.stage is Stage.CHECKING
    outcome = rig.desk.submit(case)
    assert outcome.state is CaseState.QUEUED
    assert rig.desk.readiness.waiting().undelivered == 1
    held = b"".join(path.read_bytes() for path in rig.folder.iterdir())
    for secret in (case.given["card"].number, case.given["phone"]):
        assert secret.reveal().encode() not in held


def test_the_slip_promises_nothing_and_names_a_code_that_will_work(rig: Rig, platform: FakePlatform) -> None:
    platform.down()
    case = drafted(rig)
    case.outcome = rig.desk.submit(case)
    slip = words(rig.desk.slips.of_case(case))
    assert "离线登记回执" in slip
    assert "尚未受理" in slip
    assert "已受理" not in slip
    assert f"{case.code[:3]} {case.code[3:]}" in slip
    platform.up()
    rig.report()
    report = platform.case_reports[0]
    assert (report["draft"], report["query_code"]) == (True, case.code)
    assert report["records"] == {}


def test_several_are_sent_in_their_order_and_each_once(rig: Rig, platform: FakePlatform) -> None:
    platform.down()
    cases = [drafted(rig, item_id) for item_id in (DRAFT, "ca-temporary-relief-apply", DRAFT)]
    for case in cases:
        rig.desk.submit(case)
    rig.leave()
    platform.up()
    rig.report()
    assert [report["case_no"] for report in platform.case_reports] == [case.number for case in cases]
    assert set(platform.sent.values()) == {1}


@pytest.mark.parametrize("point", [*names("submit"), *names("report")])
def test_a_power_cut_neither_loses_nor_doubles_it(rig: Rig, platform: FakePlatform, cuts: Cuts, point: str) -> None:
    platform.down()
    case = drafted(rig)
    cuts.plan = [point]
    until_cut(lambda: rig.desk.submit(case))
    platform.up()
    if cuts.plan:  # a point of the delivery
        rig.leave()
        until_cut(lambda: rig.report(8))
    assert cuts.happened == 1
    rig.restart()
    rig.report(8)
    written = point != "submit.begin"
    assert [report["case_no"] for report in platform.case_reports] == ([case.number] if written else [])
    assert rig.desk.readiness.waiting().undelivered == 0


def test_what_was_looked_up_before_the_line_broke_goes_along(rig: Rig, platform: FakePlatform) -> None:
    case: Case = rig.desk.open_case(DRAFT)
    for step_id, value in (("consent", "face"), ("card", card("P5")), ("face", candidates(case.item.step("face"), case.path().answers)[0])):
        case.answer(step_id, value)
    step = case.path().next
    assert step is not None
    case.given[step.id] = looked(step, case.path().answers, examples.of(step.holds)[0])
    case.to_draft()
    while (step := case.path().next) is not None:
        case.answer(step.id, candidates(step, case.path().answers)[0])
    platform.down()
    case.outcome = rig.desk.submit(case)
    platform.up()
    rig.report()
    assert set(platform.case_reports[0]["records"]) == {"disability"}
    assert from_plain(Report, platform.case_reports[0]).draft


def test_the_slip_of_a_settled_draft_is_composed_again(rig: Rig, platform: FakePlatform) -> None:
    platform.down()
    case = drafted(rig)
    rig.desk.submit(case)
    platform.up()
    rig.report()
    rig.restart()
    slip = rig.desk.paper.slip_again(case.number)
    assert slip is not None
    assert "离线登记结果" in words(slip)


def test_only_a_declaration_becomes_a_draft_and_never_after_the_act(rig: Rig) -> None:
    with pytest.raises(RuntimeError):
        rig.desk.open_case(QUERY).to_draft()
    case = rig.ready(DRAFT)
    case.agree()
    with pytest.raises(RuntimeError):
        case.to_draft()


def test_a_draft_needs_the_camera_because_nobody_can_vouch() -> None:
    statuses = {kind: Status(Info(kind, "x")) for kind in ("camera", "face")}
    assert faceless(statuses) == ""
    off = statuses | {"face": Status(Info("face", "x"), (Problem.FACE_MODELS_MISSING,))}
    assert "不能刷脸" in faceless(off)


def test_a_department_that_was_down_before_keeps_its_items_grey() -> None:
    assert only_registers(ITEMS[DRAFT], False, {})
    assert not only_registers(ITEMS[DRAFT], True, {})
    assert not only_registers(ITEMS[DRAFT], False, {"disability": "维护"})
    assert not only_registers(ITEMS[QUERY], False, {})


@pytest.mark.parametrize(
    ("item_id", "way", "said"),
    [
        (QUERY, Way.RETRY, "请稍后再查"),
        (PAYMENT, Way.RETRY, "没有扣款"),
        (BOOKING, Way.HELP, "请人帮我办"),
        (CERTIFICATE, Way.RETRY, "请稍后再来"),
    ],
)
def test_every_other_kind_says_its_next_best_way(rig: Rig, item_id: str, way: Way, said: str) -> None:
    happened, do, offered = stopped(ITEMS[item_id], rig.desk.guides[item_id])
    assert happened.startswith(Refusal.OFFLINE.explanation.happened.partition("，")[0])
    assert (offered, said in do) == (way, True)
    if item_id == QUERY:
        assert rig.desk.guides[item_id].phone in do


def test_every_kind_of_item_has_such_a_way(rig: Rig) -> None:
    items = rig.desk.catalogue.values()
    kinds = {item.shape: stopped(item, rig.desk.guides[item.id]) for item in items} | {
        shape: stopped(replace(ITEMS[QUERY], shape=shape), rig.desk.guides[QUERY]) for shape in Shape
    }
    assert all(do.endswith("。") and happened.endswith("。") for happened, do, _ in kinds.values())
