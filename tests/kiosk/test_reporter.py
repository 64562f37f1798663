"""The background worker: when it speaks, and what it says about this kiosk."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.backoff import LONGEST, Backoff
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import DRAFT, QUERY, Rig


def test_the_heartbeat_tells_how_this_kiosk_is(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(DRAFT)
    platform.down()
    rig.desk.submit(case)
    platform.up()
    rig.clock.advance(5.0)
    rig.kiosk.reporter.step()
    beat = platform.told["heartbeats"][0]
    assert beat["terminal"] == "0007"
    assert beat["outbox_length"] == 1
    assert beat["uptime_seconds"] == 5
    assert beat["next_sequence"] == 2
    assert {device["kind"]: device["state"] for device in beat["devices"]} == dict.fromkeys(
        ("id_card", "receipt_printer", "camera", "face"), "disabled"
    )


def test_a_platform_that_refuses_us_is_one_event_and_its_end_another(
    rig: Rig, platform: FakePlatform, caplog: pytest.LogCaptureFixture
) -> None:
    def events() -> list[str]:
        return [said for record in caplog.records if (said := record.getMessage().partition(" ")[0]).startswith("platform.")]

    caplog.set_level("WARNING")
    right, platform.key = platform.key, bytes(32)
    rig.report(5)
    assert events() == ["platform.rejected"]
    assert "K-REJECTED" in caplog.text
    platform.key = right
    rig.report(5)
    assert events() == ["platform.rejected", "platform.accepted"]


def test_a_heartbeat_that_fails_is_one_event_and_its_end_another(
    rig: Rig, platform: FakePlatform, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "kiosk.heartbeat")
    platform.down()
    rig.desk.readiness.try_line()
    rig.desk.readiness.try_line()
    platform.up()
    rig.desk.readiness.try_line()
    rig.desk.readiness.try_line()
    said = [record.getMessage() for record in caplog.records if record.name == "kiosk.heartbeat"]
    assert said == ["heartbeat.failed reason=NotSent", "heartbeat.answered"]


def test_it_beats_every_minute(rig: Rig, platform: FakePlatform) -> None:
    rig.kiosk.reporter.step()
    for _ in range(5):
        rig.clock.advance(60.0)
        rig.kiosk.reporter.step()
    assert len(platform.told["heartbeats"]) == 6


def test_it_beats_at_once_when_a_machine_changes(rig: Rig, platform: FakePlatform) -> None:
    rig.kiosk.reporter.step()
    rig.clock.advance(1.0)
    rig.kiosk.reporter.step()
    assert len(platform.told["heartbeats"]) == 1
    rig.kiosk.reporter.wake(beat=True)
    rig.kiosk.reporter.step()
    assert len(platform.told["heartbeats"]) == 2


def test_after_a_start_the_first_contact_is_spread_over_a_minute(rig: Rig) -> None:
    rig.settings = replace(rig.settings, line=replace(rig.settings.line, spread=60.0))
    waits = []
    for seed in range(20):
        rig.seed = seed
        rig.restart()
        waits.append(rig.kiosk.reporter.step())
    assert all(0.0 <= wait <= 60.0 for wait in waits)
    assert max(waits) - min(waits) > 30.0


def test_a_rating_goes_out_once_and_a_second_one_changes_nothing(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(QUERY)
    rig.desk.submit(case)
    rig.desk.evaluate(case, 4, ("办得快",))
    rig.desk.evaluate(case, 1)
    rig.report(3)
    (rating,) = platform.told["evaluations"]
    assert (rating["case_no"], rating["level"], rating["tags"], rating["scale"]) == (case.number, 4, ["办得快"], "guiyang4")
    rig.desk.evaluate(case, 1)
    rig.report(3)
    assert len(platform.told["evaluations"]) == 1


def test_many_go_in_one_request(rig: Rig, platform: FakePlatform) -> None:
    cases = [rig.open(DRAFT) for _ in range(7)]
    platform.down()
    for case in cases:
        rig.desk.submit(case)
    platform.up()
    platform.requests.clear()
    rig.report(4)
    batches = [body["reports"] for path, body in platform.requests if path == "/v1/cases:batch"]
    assert [len(batch) for batch in batches] == [7]
    assert [report["case_no"] for report in batches[0]] == [case.number for case in cases], "oldest first"


def test_the_thread_delivers_by_itself_and_ends_when_told(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(QUERY)
    rig.desk.submit(case)
    rig.kiosk.take_over()
    rig.kiosk.watch()
    rig.desk.evaluate(case, 3)
    for _ in range(500):
        if platform.told["evaluations"]:
            break
        platform.released.wait(0.01)
    assert len(platform.told["evaluations"]) == 1
    rig.kiosk.reporter.close()
    assert not rig.kiosk.reporter.running


@given(st.integers(0, 2**32), st.integers(1, 40))
def test_back_off_is_random_limited_and_never_nothing(seed: int, failures: int) -> None:
    backoff = Backoff(random.Random(seed))
    waits = [backoff.failed() for _ in range(failures)]
    assert all(0.5 <= wait <= LONGEST for wait in waits)
    assert waits[0] <= 2.0
    backoff.succeeded()
    assert backoff.failed() <= 2.0


@given(st.integers(0, 2**32), st.floats(0.0, 3_600.0))
def test_what_the_platform_asks_for_is_never_undercut(seed: int, asked: float) -> None:
    assert Backoff(random.Random(seed)).failed(asked) >= asked


@pytest.mark.parametrize("failures", [3, 10])
def test_kiosks_do_not_come_back_in_step(failures: int) -> None:
    def wait(seed: int) -> float:
        backoff = Backoff(random.Random(seed))
        return [backoff.failed() for _ in range(failures)][-1]

    waits = [wait(seed) for seed in range(200)]
    limit = min(LONGEST, 2.0 * 2 ** (failures - 1))
    assert sum(w < limit / 2 for w in waits) in range(60, 140)
