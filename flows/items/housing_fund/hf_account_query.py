"""住房公积金账户查询: balance in large digits, movements, printed only if wanted."""

from __future__ import annotations

from core.calendar import months_later
from flows import masking
from flows.counter import Answers, choice, lookup, paper_or_not, query, ticket
from flows.housing_fund import has_account
from flows.item import Identity, Summary, Table
from flows.numbers import yuan
from flows.records.housing_fund import FundAccount

MONTHS = {"近6个月": 6, "近12个月": 12, "近3年": 36}


def summary(answers: Answers) -> Summary:
    fund: FundAccount = answers["fund"]
    assert fund.number is not None
    since = months_later(answers.policy.today.replace(day=1), 1 - MONTHS[answers["period"]])
    lines = tuple((f"{row.day:%Y-%m-%d}", row.what, yuan(row.fen)) for row in fund.rows if row.day >= since)
    rows = (
        ("账号", masking.account(fund.number)),
        ("单位", fund.employer),
        ("状态", fund.status),
        ("缴存基数", f"{yuan(fund.base_fen)} 元 / 月"),
        ("缴存比例", fund.ratio),
    )
    table = Table(("日期", "摘要", "金额"), lines, (12, 16, -20))
    return Summary("账户余额", f"{yuan(fund.balance_fen)} 元", rows, (table,), note="数据来自郴州市住房公积金管理中心。")


ITEM = query(
    "hf-account-query",
    "住房公积金账户查询",
    tile="公积金查询",
    identity=Identity.CARD_AND_FACE,
    data=[lookup("fund", FundAccount, "正在查询公积金账户")],
    rules=[has_account()],
    ask=[choice("period", "看多长时间的明细", list(MONTHS), label="明细期间", preset="近6个月"), paper_or_not()],
    summary=summary,
    slip_title="住房公积金账户查询单",
    version=2,
    after=(ticket("单位缴晚了，投诉", "单位迟缴投诉"),),
)
