"""Insured once, twice, not at all; pensions due, suspended, confirmed by data; the neutral flag on each."""

from datetime import date, timedelta

from flows.records.social_insurance import (
    NOT_CONFIRMED,
    Benefit,
    Benefits,
    CardState,
    Insurance,
    InsuranceAccount,
    MonthPaid,
    PensionMonth,
    PensionPayments,
    PensionsPaid,
    SocialCard,
)
from kiosk.workshop.people import TODAY

MONTHS = tuple(MonthPaid(f"{2025 - n // 12}-{12 - n % 12:02d}", "桂阳县某某矿业有限公司", 432_100, arrived=n > 1) for n in range(1, 71))
WORKER = InsuranceAccount("企业职工养老", "参保缴费", "2014-03", 140, MONTHS)
INJURY = InsuranceAccount("工伤", "参保缴费", "2014-03", 140, MONTHS[:20])


def benefit(scheme: str = "企业职工养老", *, due_in: int = 37, suspended: bool = False, by_data: bool = False) -> Benefit:
    """A pension whose confirmation is due in so many days."""
    since = date(2025, 9, 1) if suspended else None
    due = TODAY + timedelta(days=due_in)
    return Benefit(scheme, "暂停发放" if suspended else "正常发放", due - timedelta(days=365), due, since, 230_000, by_data)


PAID = tuple(PensionMonth(f"2025-{month:02d}", 14_300, 11_300, 100, 25_700, "已发放") for month in range(11, 0, -1))
STOPPED = (PensionMonth("2025-11", 0, 0, 0, 0, "暂停"), *PAID[1:])


def payments(scheme: str = "城乡居民养老", suspended_for: str = "") -> PensionPayments:
    """A pension that was paid, or stopped this month."""
    return PensionPayments(scheme, "2202", STOPPED if suspended_for else PAID, suspended_for)


RECORDS = {
    SocialCard: (
        SocialCard(CardState.ACTIVE, "2202", "中国农业银行", "95599"),
        SocialCard(CardState.LOST, "2202", "中国农业银行", "95599", TODAY + timedelta(days=7), "G43102100072511210001233"),
        SocialCard(CardState.NONE),
        SocialCard(CardState.CANCELLED, "2202", "中国农业银行", "95599"),
    ),
    PensionsPaid: (
        PensionsPaid((payments(),)),
        PensionsPaid((payments(suspended_for=NOT_CONFIRMED), payments("供养亲属待遇"))),
        PensionsPaid((payments(suspended_for="其他"),)),
        PensionsPaid(()),
        PensionsPaid((payments(),), protected=True),
    ),
    Insurance: (Insurance((WORKER, INJURY)), Insurance((WORKER,)), Insurance(()), Insurance((WORKER,), protected=True)),
    Benefits: (
        Benefits((benefit(),)),
        Benefits((benefit(due_in=-40, suspended=True), benefit("城乡居民养老", due_in=0))),
        Benefits((benefit(due_in=200, by_data=True),)),
        Benefits(()),
        Benefits((benefit(),), protected=True),
    ),
}
