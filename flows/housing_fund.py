"""The provident fund alike for its items: there is an account, there are loans; what is said of them."""

from __future__ import annotations

from flows.flow import Answers, Gate
from flows.item import Row
from flows.numbers import yuan
from flows.records.housing_fund import FundAccount, FundLoan, FundLoans
from flows.refusal import Refusal, Way
from flows.steps import require

ISSUER = "郴州市住房公积金管理中心桂阳管理部"
PRINTED, DIRECT = "打印纸质", "系统直传贷款地"


def has_account() -> Gate:
    """Refuses somebody without an account in this city; needs a look-up `fund` before."""
    return require(lambda a: a["fund"].number is not None).otherwise(
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


def contributions(answers: Answers) -> tuple[Row, ...]:
    """What is paid in, and what was borrowed; needs look-ups `fund` and `loans` before."""
    fund: FundAccount = answers["fund"]
    loans, owed = len(answers["loans"].loans), len(open_loans(answers))
    standing = "没有用过" if not loans else f"用过{loans}次，{f'{owed}笔未结清' if owed else '已全部结清'}"
    return (
        ("单位", fund.employer),
        ("缴存基数", f"{yuan(fund.base_fen)} 元"),
        ("缴存比例", fund.ratio),
        ("月缴额", f"{yuan(fund.monthly_fen)} 元"),
        ("账户余额", f"{yuan(fund.balance_fen)} 元"),
        ("连续缴存", f"{fund.months_in_a_row} 个月"),
        ("公积金贷款", standing),
    )
