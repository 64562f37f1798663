"""The platform takes the report and does not answer in time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.records.exchange import CaseState
from kiosk.trouble import KioskProblem, Trouble
from kiosk.workshop.people import card
from kiosk.workshop.walks import candidates
from tests.kiosk.fake_platform import FakePlatform, Fault
from tests.kiosk.rig import BOOKING, QUERY, Rig


@pytest.fixture
def rig(tmp_path: Path, platform: FakePlatform) -> Iterator[Rig]:
    """A terminal that waits half a second for an answer: real time must pass here."""
    rig = Rig(tmp_path / "state", platform, answer=0.5, submit=2.0)
    yield rig
    rig.kiosk.close()


def test_one_slow_answer_is_asked_for_again_with_the_same_key(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(BOOKING)
    platform.next.append(Fault.HANG)
    assert rig.desk.submit(case).state is CaseState.DONE
    assert list(platform.sent.values()) == [2]
    assert len(platform.case_reports) == 1


def test_a_platform_that_stays_slow_leaves_a_number_and_no_promise(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(BOOKING)
    platform.next.extend([Fault.HANG] * 20)
    outcome = rig.desk.submit(case)
    assert (outcome.state, outcome.case_no) == (CaseState.QUEUED, case.number)
    assert rig.clock.monotonic() <= rig.settings.line.submit
    platform.next.clear()
    rig.leave()
    rig.report()
    assert rig.desk.readiness.waiting().undelivered == 0
    assert len(platform.case_reports) == 1
    assert len(rig.messages(card("P5"))) == 1


def test_a_slow_look_up_says_so_and_may_be_asked_again(rig: Rig, platform: FakePlatform) -> None:
    case = rig.desk.open_case(QUERY)
    for _ in range(3):
        step = case.path().next
        case.answer(step.id, candidates(step, case.path().answers)[0])
    platform.next.append(Fault.HANG)
    with pytest.raises(Trouble) as caught:
        rig.desk.look(case)
    assert caught.value.explained is KioskProblem.PLATFORM_SLOW
    assert rig.desk.look(case).record.balance_fen == 8_254_321
