"""办理进度查询 at a kiosk: number and code open a case, a wrong one says nothing, and phone and kiosk count the same tries."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from central.platform import Platform
from central.store.register import Access
from core.clock import ManualClock
from core.plain import from_plain
from flows.items import known
from flows.numbers import grouped
from flows.records.exchange import CaseState, Outcome
from flows.records.progress import NodeState
from tests.central.client import SUBSIDIES, Filled, Kiosk, Stopped, policy, subsidies

PROGRESS = "case-progress"


def applied(kiosk: Kiosk) -> Outcome:
    return from_plain(Outcome, kiosk.report(kiosk.report_of(kiosk.fill(SUBSIDIES, subsidies("P7")))).json())


def typed(number: str, code: str) -> dict[str, Any]:
    return {"consent": "card-only", "case_no": number, "code": code}


def looked_up(kiosk: Kiosk, number: str, code: str) -> Filled:
    return kiosk.fill(PROGRESS, typed(number, code))


def refused(kiosk: Kiosk, number: str, code: str) -> Stopped:
    with pytest.raises(Stopped) as stopped:
        looked_up(kiosk, number, code)
    return stopped.value


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_the_slip_of_one_terminal_opens_its_case_at_another(kiosk: Kiosk, neighbour: Kiosk) -> None:
    outcome = applied(kiosk)
    seen = looked_up(neighbour, grouped(outcome.case_no), outcome.query_code)
    sheet = known()[PROGRESS].summary(seen.path.answers)
    assert sheet.headline == "已受理"
    assert dict(sheet.rows)["事项"] == "残疾人两项补贴申请"
    stages = [line[0] for line in sheet.tables[0].lines]
    assert stages[:2] == ["受理", "镇审核"]
    states = [node.state for node in seen.path.answers["found"].progress.nodes]
    assert NodeState.NOW in states
    ended = neighbour.report(neighbour.report_of(seen)).json()
    assert ended["state"] == CaseState.DONE.value


def test_a_wrong_number_and_a_wrong_code_sound_alike(kiosk: Kiosk) -> None:
    outcome = applied(kiosk)
    nobodys = kiosk.new_case()
    for number, code in ((outcome.case_no, wrong(outcome.query_code)), (nobodys, outcome.query_code)):
        stopped = refused(kiosk, number, code)
        assert (stopped.code, stopped.sentences[0]) == ("E-ACCOUNT", "办件编号或查询码不对。")


def test_phone_and_kiosk_count_the_same_tries(kiosk: Kiosk, http: TestClient, clock: ManualClock) -> None:
    outcome = applied(kiosk)
    for _ in range(3):
        refused(kiosk, outcome.case_no, wrong(outcome.query_code))
    for _ in range(2):
        assert http.get("/p", params={"n": outcome.case_no, "c": wrong(outcome.query_code)}).status_code == 404
    stopped = refused(kiosk, outcome.case_no, outcome.query_code)
    assert stopped.code == "E-LOCKED"
    assert "10分钟后再试" in stopped.sentences[1]
    assert http.get("/p", params={"n": outcome.case_no, "c": outcome.query_code}).status_code == 429
    clock.advance(601)
    kiosk.now = clock.now()
    assert looked_up(kiosk, outcome.case_no, outcome.query_code).path.complete


def tried_by_report(kiosk: Kiosk, number: str, code: str) -> httpx.Response:
    """A terminal that was tampered with reports without having looked anything up."""
    case = Filled(kiosk.new_case(), PROGRESS, {}, known()[PROGRESS].path(typed(number, code), policy()))
    return kiosk.report(replace(kiosk.report_of(case), answers={**typed(number, code), "paper": "no"}))


def test_a_refused_report_counts_its_code_like_any_other_try(kiosk: Kiosk, neighbour: Kiosk, http: TestClient) -> None:
    outcome = applied(kiosk)
    for _ in range(5):
        assert tried_by_report(neighbour, outcome.case_no, wrong(outcome.query_code)).status_code == 422
    refusal = tried_by_report(neighbour, outcome.case_no, outcome.query_code).json()
    assert refusal["error"] == "E-LOCKED"
    assert http.get("/p", params={"n": outcome.case_no, "c": outcome.query_code}).status_code == 429


def test_codes_are_tried_by_reports_no_faster_than_by_looking_up(kiosk: Kiosk, platform: Platform) -> None:
    outcome = applied(kiosk)
    with platform.store.reading() as session:
        asked = session.scalar(select(func.count()).select_from(Access)) or 0
    object.__setattr__(platform, "config", replace(platform.config, lookups_per_minute=asked + 1))
    assert tried_by_report(kiosk, outcome.case_no, wrong(outcome.query_code)).status_code == 422
    assert tried_by_report(kiosk, outcome.case_no, wrong(outcome.query_code)).status_code == 429


def test_a_mistyped_digit_is_noticed_before_anybody_is_asked(kiosk: Kiosk) -> None:
    outcome = applied(kiosk)
    step = known()[PROGRESS].step("case_no")
    changed = outcome.case_no[:-2] + str((int(outcome.case_no[-2]) + 1) % 10) + outcome.case_no[-1]
    with pytest.raises(ValueError, match="有一位输错了"):
        step.check(changed, {})  # type: ignore[arg-type]  # it looks at no other answer
