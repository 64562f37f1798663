"""The store is at its quota: nobody is turned away in the middle, nobody new is let in, and it ends by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from flows.records.exchange import CaseState
from kiosk.case import Case
from kiosk.settings import StoreSettings
from kiosk.trouble import KioskProblem, Trouble
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import DRAFT, QUERY, Rig


@pytest.fixture
def rig(tmp_path: Path, platform: FakePlatform) -> Iterator[Rig]:
    """A quota of 112 KB."""
    rig = Rig(tmp_path / "state", platform, quota_mb=112 / 1024)
    yield rig
    rig.kiosk.close()


def fill(rig: Rig, platform: FakePlatform) -> list[Case]:
    """Drafts without a line until no new case is let in."""
    cases: list[Case] = []
    while not rig.kiosk.store.full:
        platform.up()
        cases.append(rig.open(DRAFT))
        platform.down()
        assert rig.desk.submit(cases[-1]).state is CaseState.QUEUED
    with pytest.raises(Trouble) as caught:
        rig.desk.open_case(DRAFT)
    assert caught.value.explained is KioskProblem.STORE_FULL
    return cases


def trouble_of(rig: Rig, case: Case) -> Trouble | None:
    """What submitting it raises."""
    try:
        rig.desk.submit(case)
    except Trouble as trouble:
        return trouble
    return None


def test_no_new_case_when_it_is_full_and_the_tiles_say_why(rig: Rig, platform: FakePlatform) -> None:
    cases = fill(rig, platform)
    assert len(cases) > 3
    assert set(rig.desk.readiness.availability().values()) == {"本机暂时不能开始新的办理"}
    assert rig.desk.readiness.waiting().undelivered == len(cases), "nothing was overwritten"


def test_a_case_that_was_begun_is_finished_from_the_reserve(rig: Rig, platform: FakePlatform) -> None:
    begun = rig.open(DRAFT)
    fill(rig, platform)
    assert rig.desk.submit(begun).state is CaseState.QUEUED


def test_it_ends_by_itself_when_what_waited_has_gone(rig: Rig, platform: FakePlatform) -> None:
    cases = fill(rig, platform)
    platform.up()
    rig.report(30)
    assert len(platform.case_reports) == len(cases)
    assert rig.desk.open_case(QUERY).number


def test_a_write_that_does_not_fit_is_store_full_and_breaks_nothing(rig: Rig, platform: FakePlatform) -> None:
    begun = [rig.open(DRAFT) for _ in range(36)]
    platform.down()
    troubles = [trouble for case in begun if (trouble := trouble_of(rig, case)) is not None]
    assert troubles
    assert {trouble.explained for trouble in troubles} == {KioskProblem.STORE_FULL}
    platform.up()
    rig.report(40)
    assert len(platform.case_reports) == len(begun) - len(troubles)
    assert rig.desk.readiness.waiting().undelivered == 0


def test_too_many_waiting_records_stop_new_cases(tmp_path: Path, platform: FakePlatform) -> None:

    rig = Rig(tmp_path / "other", platform)
    rig.settings = replace(rig.settings, store=StoreSettings(quota_mb=16, outbox_limit=2))
    rig.restart()
    cases = [rig.open(DRAFT) for _ in range(2)]
    platform.down()
    for case in cases:
        rig.desk.submit(case)
    with pytest.raises(Trouble) as caught:
        rig.desk.open_case(QUERY)
    assert caught.value.explained is KioskProblem.STORE_FULL
    platform.up()
    rig.report()
    assert rig.desk.open_case(QUERY).number
    rig.kiosk.close()


def test_thirty_days_without_a_line_fit_the_default_quota(tmp_path: Path, platform: FakePlatform) -> None:
    rig = Rig(tmp_path / "month", platform)
    platform.down()
    rig.desk.submit(rig.ready(DRAFT))
    rig.kiosk.store.wipe_log()
    before, measured = rig.kiosk.store.path.stat().st_size, 60
    for _ in range(measured):
        rig.desk.submit(rig.ready(DRAFT))
    rig.kiosk.store.wipe_log()
    each = (rig.kiosk.store.path.stat().st_size - before) / measured
    assert each * 30 * 200 < 0.5 * StoreSettings().quota_mb * 1024 * 1024, f"{each:.0f} bytes a case"
    rig.kiosk.close()
