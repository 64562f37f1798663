"""Nobody is told to expect a call that cannot come, or to wait where nobody comes."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from core.clock import CHINA, DEMO_START
from core.secret import Secret
from core.workdays import Workdays
from flows.records.exchange import Registered
from flows.word_back import CALL, HOME, ONSITE, TICKET, WordBack, latest_answer, word_back

MOBILE, LANDLINE, NONE = Secret("13800000101"), Secret("07350000101"), Secret("")
NUMBER = "B43102100072511210000017"


def told(
    kind: str, phone: Secret[str], *, staffed: bool = True, number: str = NUMBER, within: timedelta = timedelta(minutes=30)
) -> WordBack:
    """What somebody is told who asked for that at the beginning of the reference day."""
    return word_back(kind, phone, Registered(number, "", DEMO_START + within, "", ""), DEMO_START, staffed=staffed)


@pytest.mark.parametrize("phone", [MOBILE, LANDLINE, NONE], ids=["mobile", "landline", "none"])
def test_whoever_is_helped_here_waits_here_whatever_the_telephone(phone: Secret[str]) -> None:
    assert told(ONSITE, phone) is WordBack.WAIT


def test_nobody_waits_for_somebody_who_does_not_know_or_does_not_come_soon() -> None:
    assert told(ONSITE, NONE, number="", within=timedelta(days=1)) is WordBack.TELL
    assert told(ONSITE, NONE, within=timedelta(hours=14)) is WordBack.TELL
    assert told(ONSITE, NONE, staffed=False) is WordBack.COME_AGAIN
    assert told(ONSITE, LANDLINE, staffed=False) is WordBack.CALLED_LATER


@pytest.mark.parametrize("kind", [HOME, CALL, TICKET])
def test_a_landline_rings_where_it_stands(kind: str) -> None:
    assert "请在座机旁等" in told(kind, LANDLINE).value
    assert "座机" not in told(kind, MOBILE).value


@pytest.mark.parametrize(("number", "shown"), [(NUMBER, "请凭编号到人工窗口问"), ("", "请带凭条到人工窗口问")])
def test_without_a_telephone_the_answer_is_asked_for_at_a_counter(number: str, shown: str) -> None:
    assert "您没有留电话" in told(TICKET, NONE, number=number).value
    assert shown in told(TICKET, NONE, number=number).value


@pytest.mark.parametrize(
    ("kind", "asked", "off", "by"),
    [
        (ONSITE, "2025-11-22T10:15", (), "2025-11-24T17:30"),  # a Saturday
        (CALL, "2025-11-24T09:00", (), "2025-11-25T17:30"),
        (HOME, "2025-11-21T20:00", (date(2025, 11, 24),), "2025-11-25T17:30"),
        (TICKET, "2025-11-22T10:15", (), "2025-11-28T17:30"),
    ],
)
def test_no_answer_is_promised_for_a_day_on_which_nobody_works(kind: str, asked: str, off: tuple[date, ...], by: str) -> None:
    now, calendar = datetime.fromisoformat(asked).replace(tzinfo=CHINA), Workdays(frozenset(off))
    assert latest_answer(kind, now, calendar) == datetime.fromisoformat(by).replace(tzinfo=CHINA)
