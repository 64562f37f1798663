"""老年优待: the list of an age, the days still ahead, and a paper only for who wants one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from central.platform import Platform
from central.store.cases import Certificate
from flows.items import catalogue
from flows.receipt import on_paper
from flows.records.exchange import CaseState
from flows.steps import NO_PAPER, PAPER
from tests.central.client import FUND, Kiosk, Stopped, card, fund, policy

SENIOR = "ag-senior-preference-card"


def senior(person: str, **more: Any) -> dict[str, Any]:
    return {"consent": "card-only", "card": card(person), **more}


def sheet(kiosk: Kiosk, person: str) -> Any:
    return catalogue()[SENIOR].summary(kiosk.fill(SENIOR, senior(person)).path.answers)


def test_p2_at_63_sees_the_list_of_60_to_64_and_what_comes_at_65(kiosk: Kiosk) -> None:
    shown = sheet(kiosk, "P2")
    rows = dict(shown.rows)
    assert rows["年龄段"] == "60至64周岁"
    assert {line[1] for line in shown.tables[0].lines} == {"60周岁起"}
    assert rows["以后还有"] == "2027年3月2日满65周岁起：长沙等地公交、地铁免费"
    assert rows["高龄津贴"] == "2042年2月2日起可以申领"


def test_p16_at_67_has_the_buses_too(kiosk: Kiosk) -> None:
    shown = sheet(kiosk, "P16")
    assert dict(shown.rows)["年龄段"] == "65至79周岁"
    assert ("长沙等地公交、地铁免费", "65周岁起") in shown.tables[0].lines


def test_at_101_nothing_is_still_ahead(kiosk: Kiosk) -> None:
    shown = sheet(kiosk, "P11")
    assert set(dict(shown.rows)) == {"年龄段", "说明"}
    assert shown.headline == f"{len(shown.tables[0].lines)} 项优待"


def test_whoever_is_younger_hears_the_day_of_the_birthday(kiosk: Kiosk) -> None:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(SENIOR, senior("P3"))
    assert (stopped.value.code, stopped.value.sentences) == ("E-AGE-LOW", ("老年人优待从60周岁开始。", "2040年9月18日起可以来办。"))
    on_the_day = replace(card("P3"), birth=date(1965, 11, 21))
    assert catalogue()[SENIOR].path({"consent": "card-only", "card": on_the_day}, policy()).refused is None


def test_who_wants_no_paper_gets_no_certificate(kiosk: Kiosk, platform: Platform) -> None:
    outcome = kiosk.done(SENIOR, senior("P2"))
    assert (outcome.state, outcome.document) == (CaseState.DONE, None)
    with platform.store.reading() as session:
        assert session.scalar(select(Certificate)) is None


def test_who_wants_paper_gets_one_that_can_be_verified(kiosk: Kiosk) -> None:
    document = kiosk.done(SENIOR, senior("P2", paper=PAPER)).document
    assert document is not None
    page = kiosk.http.get(f"/v?c={document.verify_code}").text
    assert "老年人优待资格查询与优待凭证打印" in page
    assert "何*英" in page


def test_paper_belongs_to_whatever_does_not_say_otherwise(kiosk: Kiosk) -> None:
    for paper in (PAPER, NO_PAPER):
        answers = kiosk.fill(SENIOR, senior("P2", paper=paper)).path.answers
        assert on_paper(catalogue()[SENIOR], answers) is (paper == PAPER)
        assert on_paper(catalogue()[FUND], kiosk.fill(FUND, fund("P6", paper=paper)).path.answers) is (paper == PAPER)
