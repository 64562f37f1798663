"""一户多人口: P16's household of six gets the higher limits from the next month, once, for two years; everybody else hears why not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from central.departments.power_price import POWER as TARIFF
from core.clock import ManualClock
from flows.records.exchange import CaseState
from flows.records.utilities import Bill
from tests.central.client import FACE, POWER, SIGNED, Kiosk, Stopped, card, policy, power

MANY = "ut-electricity-multi-person"
P16_ACCOUNT = "4310210000165"


def many(person: str, account: str, **more: Any) -> dict[str, Any]:
    head = {"consent": "face", "card": card(person), "face": FACE}
    return {**head, "account": account, "members": "人数对", "commit": True, "signature": SIGNED, **more}


def typed(person: str, number: str) -> dict[str, Any]:
    return many(person, "其他户号", account_no=number)


def test_a_household_of_six_gets_the_higher_limits_from_the_next_month_for_two_years(kiosk: Kiosk) -> None:
    outcome = kiosk.done(MANY, many("P16", P16_ACCOUNT))
    assert outcome.state is CaseState.DONE
    assert outcome.details == {"生效月份": "2025-12", "到期月份": "2027-11"}
    account = kiosk.fill(POWER, power(P16_ACCOUNT, amount="预存50")).path.answers["power"]
    rows = {month: TARIFF.rows(account, Bill(month, 300), policy())[0].quantity for month in ("2025-11", "2025-12", "2027-11", "2027-12")}
    assert rows == {"2025-11": "200度", "2025-12": "300度", "2027-11": "300度", "2027-12": "200度"}


def test_the_names_at_home_are_masked(kiosk: Kiosk) -> None:
    path = kiosk.fill(MANY, many("P16", P16_ACCOUNT)).path
    step = next(step for step in path.taken if step.id == "members")
    assert step.options(path.answers)[0].note.startswith("唐*生、邓*兰、唐*、黄*")


@pytest.mark.parametrize(
    ("answers", "code", "words"),
    [
        (many("P8", P16_ACCOUNT), "E-NODATA", "在本县没有查到您的户籍信息"),
        (many("P1", "4310210000011"), "E-NOT-ELIGIBLE", "户口簿上是1人，满5人才能办"),
        (many("P2", "4310210000028"), "E-DUP", "有效到2026-12"),
        (typed("P16", "4310210000999"), "E-ACCOUNT", "没有找到这个居民户号"),
        (typed("P16", "4310210000103"), "E-ACCOUNT", "没有找到这个居民户号"),
        (typed("P16", "4310210000073"), "E-NOT-ELIGIBLE", "合表"),
        (typed("P16", "4310210000011"), "E-NOT-ELIGIBLE", "用电地址和您家的户籍地址不一样"),
        (many("P16", P16_ACCOUNT, members="人数不对"), "E-NOT-ELIGIBLE", "户籍登记和您家现在的人口不一样"),
    ],
)
def test_everybody_else_hears_why_not(kiosk: Kiosk, answers: dict[str, Any], code: str, words: str) -> None:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(MANY, answers)
    assert stopped.value.code == code
    reply = stopped.value.reply
    assert words in (reply.json()["happened"] if reply is not None else stopped.value.sentences[0])


def test_it_is_granted_once_until_its_last_month_and_then_continued(kiosk: Kiosk, clock: ManualClock) -> None:
    second = kiosk.fill(MANY, many("P16", P16_ACCOUNT))
    kiosk.done(MANY, many("P16", P16_ACCOUNT))
    assert kiosk.report(kiosk.report_of(second)).json()["error"] == "E-DUP"
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(MANY, many("P16", P16_ACCOUNT))
    assert stopped.value.reply is None
    assert stopped.value.sentences == ("这个户号已经办过，有效到2027-11。", "2027-11起可以来续办。")
    clock.advance(timedelta(days=712).total_seconds())  # 2027-11-03
    kiosk.now = clock.now()
    assert kiosk.done(MANY, many("P16", P16_ACCOUNT)).details == {"生效月份": "2027-12", "到期月份": "2029-11"}
    account = kiosk.fill(POWER, power(P16_ACCOUNT, amount="预存50")).path.answers["power"]
    assert (account.many_from, account.many_until) == ("2025-12", "2029-11")
