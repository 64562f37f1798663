"""老年人公交优待卡年审: a year more for who comes in time, and what everybody else is told."""

from __future__ import annotations

from typing import Any

import pytest

from flows.records.exchange import CaseState
from tests.central.client import FACE, Kiosk, Stopped, card

ITEM = "ag-bus-card-validation"


def answers(person: str, **more: Any) -> dict[str, Any]:
    return {"consent": "face", "card": card(person), "face": FACE, **more}


def test_p16_whose_card_runs_out_in_20_days_gets_a_year_more(kiosk: Kiosk) -> None:
    outcome = kiosk.done(ITEM, answers("P16"))
    assert outcome.state is CaseState.DONE
    assert outcome.details["新有效期至"] == "2026年12月11日"


def test_a_card_that_was_validated_is_not_due_for_eleven_months(kiosk: Kiosk) -> None:
    kiosk.done(ITEM, answers("P16"))
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(ITEM, answers("P16"))
    assert stopped.value.code == "E-WINDOW-CLOSED"
    assert stopped.value.sentences == ("还没有到年审的时间。", "2026年11月11日起可以来办。")


@pytest.mark.parametrize(
    ("person", "code", "happened", "do"),
    [
        ("P1", "E-WINDOW-CLOSED", "还没有到年审的时间。", "2026年8月1日起可以来办。"),
        ("P2", "E-AGE-LOW", "公交优待卡面向65周岁以上的老人。", "2027年3月2日起可以来办。"),
        ("P11", "E-NOT-ELIGIBLE", "这张公交优待卡已经挂失，不能年审。", "请带身份证到县公交公司服务点补卡。"),
    ],
)
def test_everybody_else_hears_why_not_and_where_or_when(kiosk: Kiosk, person: str, code: str, happened: str, do: str) -> None:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(ITEM, answers(person))
    assert (stopped.value.code, stopped.value.sentences) == (code, (happened, do))
