"""Filings for care elsewhere: for whom, where, how long, and once for a place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.clock import ManualClock
from core.secret import Secret
from flows.flow import Invalid
from flows.items import catalogue
from flows.places import called, cities, provinces
from tests.central.client import FACE, Kiosk, Stopped, card, policy

FILING = "mi-remote-filing"


def filing(person: str, city: str = "武汉市", province: str = "湖北省", kind: str = "临时外出就医", **more: Any) -> dict[str, Any]:
    place = {"kind": kind, "place": called(policy(), province, city), "commit": True, "phone": Secret("13800000100")}
    return {"consent": "face", "card": card(person), "face": FACE, **place, **more}


def refused(kiosk: Kiosk, answers: dict[str, Any]) -> tuple[str, str]:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(FILING, answers)
    happened = stopped.value.reply.json()["happened"] if stopped.value.reply is not None else stopped.value.sentences[0]
    return stopped.value.code, happened


def test_p6_files_for_wuhan_and_the_filing_holds_six_months(kiosk: Kiosk) -> None:
    case = kiosk.fill(FILING, filing("P6"))
    assert case.path.answers["to_day"] == date(2026, 5, 21)
    done = kiosk.done(FILING, filing("P6"))
    assert done.details == {"备案号": f"B{done.case_no}"}
    assert refused(kiosk, filing("P6", kind="异地长期居住")) == ("E-DUP", "您到武汉市的备案还有效，不用再备。")
    assert kiosk.done(FILING, filing("P6", "长沙市", "湖南省")).details["备案号"], "another place is another filing"


def test_a_place_may_be_filed_again_when_the_filing_has_ended(kiosk: Kiosk, clock: ManualClock) -> None:
    kiosk.done(FILING, filing("P6"))
    clock.advance((date(2026, 5, 22) - date(2025, 11, 21)).days * 86400)
    kiosk.now = clock.now()
    assert kiosk.done(FILING, filing("P6")).details["备案号"]


def test_whoever_lives_there_may_file_without_an_end(kiosk: Kiosk) -> None:
    rows = dict(catalogue()[FILING].summary(kiosk.fill(FILING, filing("P6", kind="常驻异地工作")).path.answers).rows)
    assert rows["结束"] == "长期有效"
    assert "报销提醒" not in rows
    short = dict(catalogue()[FILING].summary(kiosk.fill(FILING, filing("P6")).path.answers).rows)
    assert short["报销提醒"]


def test_an_end_before_six_months_does_not_stand(kiosk: Kiosk) -> None:
    early = filing("P6", to_day=date(2026, 5, 20))
    assert kiosk.fill(FILING, early).path.answers["to_day"] == date(2026, 5, 21), "the preset stands instead"


def test_a_city_with_the_rank_of_a_province_needs_no_second_tap(kiosk: Kiosk) -> None:
    path = kiosk.fill(FILING, {**filing("P6"), "place": called(policy(), "上海市")}).path
    assert catalogue()[FILING].summary(path.answers).headline == "上海市"


def test_the_own_area_is_locked_and_says_why(kiosk: Kiosk) -> None:
    answers = kiosk.fill(FILING, filing("P6", "长沙市", "湖南省")).path.answers
    with pytest.raises(Invalid, match="在本统筹区，不用备案"):
        catalogue()[FILING].step("place").check(called(policy(), "湖南省", "郴州市"), answers)


def test_every_province_has_its_cities_once() -> None:
    table = provinces(policy())
    every = [city for province in table for city in cities(policy(), province)]
    assert len(table) == 31
    assert len(every) == len(set(every))
    assert next(iter(table.values()))["name"] == "湖南省"


@pytest.mark.parametrize(
    ("answers", "code", "words"),
    [
        (filing("P2", "东莞市", "广东省"), "E-DUP", "东莞市的备案还有效"),
        (filing("P10"), "E-NOT-ELIGIBLE", "2025年没有参保"),
        (filing("P11"), "E-NODATA", "没有查到您的医保记录"),
        (filing("P9"), "E-NODATA", "已转到长沙市"),
        (filing("P8"), "E-REGION", "您的医保在湛江市"),
        (filing("P12"), "E-CARD-EXPIRED", "已到期"),
    ],
)
def test_the_story_ends_in_its_refusal(kiosk: Kiosk, answers: dict[str, Any], code: str, words: str) -> None:
    found, happened = refused(kiosk, answers)
    assert (found, words in happened) == (code, True)


def test_a_filing_that_has_ended_does_not_stand_in_the_way(kiosk: Kiosk) -> None:
    assert kiosk.done(FILING, filing("P2", "长沙市", "湖南省")).details["备案号"]


def test_a_report_of_the_same_place_that_comes_second_is_refused(kiosk: Kiosk) -> None:
    case = kiosk.fill(FILING, filing("P6"))
    kiosk.done(FILING, filing("P6"))
    assert kiosk.report(kiosk.report_of(case)).json()["error"] == "E-DUP"
