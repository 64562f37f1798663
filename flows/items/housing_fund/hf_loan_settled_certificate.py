"""住房公积金贷款结清证明打印: one settled contract on paper, with what to do about the mortgage that still stands."""

from __future__ import annotations

from datetime import date

from core.slip import Block, Pair, Text
from flows.counter import Answers, Option, Refusal, Way, certificate, choice, lookup, require
from flows.housing_fund import ISSUER, open_loans, settled
from flows.item import Identity, Summary
from flows.masking import account
from flows.numbers import yuan
from flows.records.exchange import Outcome
from flows.records.housing_fund import FundLoan, FundLoans

RELEASE = "注销抵押"
MORTGAGED = "这笔贷款的抵押还没有注销，请带本证明、身份证和不动产权证书，到不动产登记中心办理抵押注销。"
RELEASED = "抵押已经注销"


def contracts(answers: Answers) -> tuple[Option, ...]:
    return tuple(
        Option(loan.key, f"合同尾号 {loan.contract.reveal()[-6:]}", f"{loan.settled_on:%Y年%-m月%-d日}结清") for loan in settled(answers)
    )


def newest(answers: Answers) -> str:
    """The preset: the loan that was paid back last."""
    return max(settled(answers), key=lambda loan: loan.settled_on or date.min).key


def chosen(answers: Answers) -> FundLoan:
    return next(loan for loan in settled(answers) if loan.key == answers["contract"])


def purposes(answers: Answers) -> tuple[Option, ...]:
    locked = "" if chosen(answers).mortgaged else RELEASED
    return (Option(RELEASE, RELEASE, locked=locked), Option("再次贷款", "再次贷款"), Option("其他", "其他"))


def facts(loan: FundLoan) -> tuple[tuple[str, str], ...]:
    days = (("放款日期", f"{loan.lent_on:%Y-%m-%d}"), ("结清日期", f"{loan.settled_on:%Y-%m-%d}"))
    return (*days, ("贷款金额", f"{yuan(loan.principal_fen)} 元"), ("贷款余额", "0.00 元，已结清"))


def body(answers: Answers, outcome: Outcome) -> tuple[Block, ...]:
    loan = chosen(answers)
    contract = loan.contract.reveal() if outcome.document else account(loan.contract)
    rows = [("合同号", contract), *facts(loan), ("用途", answers["purpose"]), ("出具机构", ISSUER)]
    return (*(Pair(label, value) for label, value in rows), Text(MORTGAGED if loan.mortgaged else f"{RELEASED}。"))


ITEM = certificate(
    "hf-loan-settled-certificate",
    "住房公积金贷款结清证明打印",
    tile="贷款结清证明",
    identity=Identity.CARD_AND_FACE,
    data=[lookup("loans", FundLoans, "正在查询公积金贷款")],
    rules=[
        require(lambda a: bool(a["loans"].loans)).otherwise(
            Refusal.NODATA,
            "在郴州没有查到您的公积金贷款。",
            "在外地贷款的，请向贷款地的公积金中心开具，或拨打{hotline.housing_fund}。",
            Way.TICKET,
        ),
        require(lambda a: bool(settled(a))).otherwise(
            Refusal.NOT_ELIGIBLE,
            lambda a: f"您的公积金贷款还没有结清，剩余本金 {yuan(sum(loan.left_fen for loan in open_loans(a)))} 元。",
            "还清以后就可以来打印；想提前还款，请拨打{hotline.housing_fund}。",
            Way.HOME,
        ),
    ],
    ask=[
        choice("contract", "证明哪一笔贷款", contracts, label="合同", preset=newest),
        choice("purpose", "证明用在哪里", purposes, label="用途"),
    ],
    summary=lambda a: Summary("将打印", "贷款结清证明", facts(chosen(a)), note=MORTGAGED if chosen(a).mortgaged else ""),
    names=lambda a: (chosen(a).contract,),
    body=body,
    slip_title="住房公积金贷款结清证明",
    version=3,
)
