"""评价办件: number and code open the case to its one rating; wrong codes lock it, here as at the look-up."""

from __future__ import annotations

import json

import pytest

from central.platform import Platform
from central.store.service import Rating
from core.plain import from_plain
from flows.numbers import grouped
from flows.records.exchange import CaseState, Outcome
from tests.central.client import SUBSIDIES, Kiosk, Stopped, subsidies

EVALUATION = "case-evaluation"


def applied(kiosk: Kiosk) -> Outcome:
    return from_plain(Outcome, kiosk.report(kiosk.report_of(kiosk.fill(SUBSIDIES, subsidies("P7")))).json())


def rated(kiosk: Kiosk, number: str, code: str, level: str, *why: str):
    answers = {"consent": "card-only", "case_no": number, "code": code, "level": level, **({"why": why} if why else {})}
    return kiosk.report(kiosk.report_of(kiosk.fill(EVALUATION, answers)))


def test_whoever_has_number_and_code_rates_a_case_of_another_terminal_once(kiosk: Kiosk, neighbour: Kiosk, platform: Platform) -> None:
    case = applied(kiosk)
    assert rated(neighbour, grouped(case.case_no), case.query_code, "一般", "等得太久").json()["state"] == CaseState.DONE.value
    with platform.store.reading() as session:
        kept = session.get(Rating, case.case_no)
        assert kept is not None
        assert (kept.scale, kept.level, json.loads(kept.tags)) == ("guiyang4", 2, ["等得太久"])
    again = rated(neighbour, case.case_no, case.query_code, "非常满意")
    assert again.status_code == 422
    assert again.json()["happened"] == "这件事已经评价过了。"


def test_five_wrong_codes_lock_the_case_for_ratings_and_for_questions(kiosk: Kiosk, neighbour: Kiosk) -> None:
    case = applied(kiosk)
    wrong = f"{(int(case.query_code) + 1) % 1_000_000:06d}"
    for _ in range(5):
        with pytest.raises(Stopped):
            rated(neighbour, case.case_no, wrong, "满意")
    with pytest.raises(Stopped) as stopped:
        rated(neighbour, case.case_no, case.query_code, "满意")
    assert "已暂停查询" in stopped.value.sentences[0]


def test_a_rating_without_the_look_up_opens_nothing(kiosk: Kiosk, neighbour: Kiosk, platform: Platform) -> None:
    case = applied(kiosk)
    filled = neighbour.fill(EVALUATION, {"consent": "card-only", "case_no": case.case_no, "code": case.query_code, "level": "满意"})
    report = neighbour.report_of(filled)
    report.answers["code"] = f"{(int(case.query_code) + 1) % 1_000_000:06d}"
    assert neighbour.report(report).status_code != 200
    with platform.store.reading() as session:
        assert session.get(Rating, case.case_no) is None
