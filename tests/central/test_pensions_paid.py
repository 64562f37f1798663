"""What was paid of each pension, to the fen, and when the answer is that it stopped."""

from __future__ import annotations

from typing import Any

import pytest

from flows.items import catalogue
from tests.central.client import FACE, PENSION, Kiosk, Stopped, card, pension

PAID = "si-pension-payment-query"


def asking(person: str, **more: Any) -> dict[str, Any]:
    return {"consent": "face", "card": card(person), "face": FACE, **more}


def headline(kiosk: Kiosk, person: str, **more: Any) -> tuple[str, str]:
    found = catalogue()[PAID].summary(kiosk.fill(PAID, asking(person, **more)).path.answers)
    return found.label, found.headline


@pytest.mark.parametrize(
    ("period", "total"),
    [("本月", "256.00 元"), ("近6个月", "1,536.00 元"), ("近12个月", "3,062.00 元"), ("今年", "2,816.00 元")],
)
def test_p2_was_paid_to_the_fen(kiosk: Kiosk, period: str, total: str) -> None:
    assert headline(kiosk, "P2", period=period) == (f"{period}共发放", total)


def test_what_was_paid_is_what_the_pension_says(kiosk: Kiosk) -> None:
    for person in ("P1", "P2", "P11"):
        monthly = {
            b.scheme: b.monthly_fen for b in kiosk.fill(PENSION, pension(person, scheme="城乡居民养老")).path.answers["benefits"].benefits
        }
        for paid in kiosk.fill(PAID, asking(person)).path.answers["pensions"].pensions:
            newest = next(month for month in paid.months if month.total_fen)
            assert newest.total_fen == monthly[paid.scheme]
            assert newest.total_fen == newest.base_fen + newest.account_fen + newest.extra_fen


def test_p1_sees_that_november_was_not_paid_and_what_to_do(kiosk: Kiosk) -> None:
    answers = kiosk.fill(PAID, asking("P1")).path.answers
    assert [(m.month, m.total_fen, m.state) for m in answers["pensions"].pensions[0].months[:2]] == [
        ("2025-11", 0, "暂停"),
        ("2025-10", 21800, "已发放"),
    ]
    assert "养老认证" in dict(catalogue()[PAID].summary(answers).rows)["待遇状态"]


def test_after_the_confirmation_nothing_is_said_of_a_suspension(kiosk: Kiosk) -> None:
    kiosk.done(PENSION, pension("P1"))
    paid = kiosk.fill(PAID, asking("P1")).path.answers["pensions"].pensions[0]
    assert paid.suspended_for == ""
    assert paid.months[0].month == "2025-10"


def test_p11_chooses_between_two_pensions(kiosk: Kiosk) -> None:
    assert headline(kiosk, "P11", period="本月") == ("本月共发放", "278.00 元")
    assert headline(kiosk, "P11", period="本月", scheme="供养亲属待遇") == ("本月共发放", "1,120.00 元")


@pytest.mark.parametrize(("person", "code"), [("P6", "E-NODATA"), ("P16", "E-NEUTRAL")])
def test_the_story_ends_in_its_refusal(kiosk: Kiosk, person: str, code: str) -> None:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(PAID, asking(person))
    assert stopped.value.code == code


def test_an_expired_card_may_ask(kiosk: Kiosk) -> None:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(PAID, asking("P12"))
    assert stopped.value.code == "E-NODATA", "not E-CARD-EXPIRED"
