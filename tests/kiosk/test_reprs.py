"""Whatever holds a person's data may be shown by a debugger, an assertion or a log line: it shows none of it."""

from __future__ import annotations

from typing import Any

import pytest

from core.clock import DEMO_START
from core.secret import Secret
from flows.records.exchange import Asking, Report, Ticket
from flows.records.housing_fund import FundAccount, FundRow
from flows.records.social_insurance import Benefit, InsuranceAccount, MonthPaid
from kiosk.cases import Kept
from kiosk.central import Answer
from kiosk.courier import Reply, Verdict

CANARY = "金丝雀有限公司"
MONEY = 98_765_432
DAY = DEMO_START.date()
PERSONAL = {"card": {"number": CANARY}}
MONTH = MonthPaid("2025-10", CANARY, MONEY, True)
ROW = FundRow(DAY, "汇缴", MONEY)

HOLDERS: list[Any] = [
    Report("r", "0007", "c", 1, "item", "digest", DAY, DEMO_START, PERSONAL, {}, "digest"),
    Asking("c", "item", "step", PERSONAL),
    Ticket("r", "0007", "item", "step", "E-NODATA", Secret(CANARY), DEMO_START, Secret(CANARY)),
    Kept("c", "item", "tag", PERSONAL, None),
    Answer(200, PERSONAL),
    Reply(Verdict.DELIVERED, answer=Answer(200, PERSONAL)),
    MONTH,
    InsuranceAccount("企业职工养老", "参保缴费", "2010-01", 120, (MONTH,)),
    Benefit("企业职工养老", "正常发放", DAY, DAY, None, MONEY, False),
    ROW,
    FundAccount(Secret(CANARY), CANARY, "正常", MONEY, "12%", MONEY, DAY, (ROW,)),
]


@pytest.mark.parametrize("holder", HOLDERS, ids=lambda holder: type(holder).__name__)
def test_no_repr_shows_what_it_holds(holder: Any) -> None:
    shown = f"{holder!r} {holder} {[holder]}"
    assert type(holder).__name__ in shown
    assert CANARY not in shown
    assert str(MONEY) not in shown
