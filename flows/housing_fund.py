"""The provident fund alike for its items: there is an account, there are loans; what is said of them."""

from __future__ import annotations

from flows.flow import Answers, Gate
from flows.records.housing_fund import FundLoan, FundLoans
from flows.refusal import Refusal, Way
from flows.steps import require

ISSUER = "郴州市住房公积金管理中心桂阳管理部"
PRINTED, DIRECT = "打印纸质", "系统直传贷款地"


def has_account() -> Gate:
    """Refuses somebody without an account in this city; needs a look-up `fund` before."""
    return require(
        lambda a: a["fund"].number is not None,
        Refusal.NODATA,
        "在郴州没有查到您的公积金账户。",
        "在外地缴存的，可用“全国住房公积金”小程序查询，或拨打{hotline.housing_fund}。",
        Way.TICKET,
    )


def settled(answers: Answers) -> tuple[FundLoan, ...]:
    """The loans that are paid back; needs a look-up `loans` before."""
    loans: FundLoans = answers["loans"]
    return tuple(loan for loan in loans.loans if loan.settled_on)


def open_loans(answers: Answers) -> tuple[FundLoan, ...]:
    """The loans of which something is still owed."""
    loans: FundLoans = answers["loans"]
    return tuple(loan for loan in loans.loans if not loan.settled_on)
