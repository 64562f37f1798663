"""Faults in any order, found by hypothesis: every promise to a resident is kept, exactly once."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.clock import DEMO_START
from flows.records.exchange import CaseState
from kiosk.trouble import Trouble
from tests.kiosk.fake_platform import FakePlatform, Fault, Say
from tests.kiosk.rig import BOOKING, DRAFT, Rig

FAULTS = [Fault.CUT, Fault.LOST, Fault.HALF, Fault.ERROR, Fault.PORTAL, Say(401, {"error": "x"}), Say(503, {"error": "E-CONNECTOR"})]
EVENTS = st.one_of(
    st.tuples(st.just("submit"), st.sampled_from([DRAFT, BOOKING])),
    st.tuples(st.just("fault"), st.sampled_from(FAULTS)),
    st.tuples(st.just("line"), st.booleans()),
    st.tuples(st.just("set clock"), st.integers(-3650, 3650)),
    st.tuples(st.just("wait"), st.integers(1, 4)),
    st.tuples(st.just("power cut"), st.none()),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EVENTS, max_size=10))
def test_every_promise_is_kept_exactly_once(events: list[tuple[str, object]]) -> None:
    platform = FakePlatform()
    with tempfile.TemporaryDirectory() as folder:
        rig = Rig(Path(folder) / "state", platform, submit=2.0)
        promised: list[str] = []
        refused: list[str] = []
        for event, detail in events:
            happen(rig, platform, event, detail, promised, refused)
        platform.next.clear()
        platform.up()
        rig.restart()
        rig.report(20)
        assert sorted(report["case_no"] for report in platform.case_reports) == sorted(promised)
        assert not set(promised) & set(refused)
        assert rig.desk.readiness.waiting().undelivered == 0
        assert rig.kiosk.outbox.tray() == []
        rig.kiosk.close()
    platform.close()


def happen(rig: Rig, platform: FakePlatform, event: str, detail: object, promised: list[str], refused: list[str]) -> None:
    """One event in the life of a terminal."""
    match event, detail:
        case "submit", str(item):
            submit(rig, item, promised, refused)
        case "fault", fault:
            platform.next.append(fault)  # type: ignore[arg-type]
        case "line", up:
            (platform.up if up else platform.down)()
        case "set clock", int(days):
            rig.clock.set_wall(rig.clock.now() + timedelta(days=days))
        case "wait", int(rounds):
            rig.leave()
            rig.report(rounds)
        case _:
            rig.restart()


def submit(rig: Rig, item: str, promised: list[str], refused: list[str]) -> None:
    wrong = rig.clock.now()
    rig.clock.set_wall(DEMO_START)  # the stories of the records are true on this day only
    case = rig.ready(item)
    rig.clock.set_wall(wrong)
    try:
        outcome = rig.desk.submit(case)
    except Trouble:
        refused.append(case.number)
        return
    assert outcome.state in (CaseState.DONE, CaseState.QUEUED)
    promised.append(case.number)
