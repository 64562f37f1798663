"""What somebody has paid into social insurance, scheme by scheme and month by month, as the certificate shows it."""

from __future__ import annotations

from core.slip import Block, Columns, Pair, Rule, Text
from flows.flow import Answers, Option
from flows.item import Summary
from flows.numbers import yuan
from flows.records.exchange import Outcome
from flows.records.social_insurance import InsuranceAccount, MonthPaid

MONTHS = {"近12个月": 12, "近24个月": 24, "近60个月": 60}
CUSTOM = "自定起止月"
PERIODS = [*MONTHS, "全部", CUSTOM]


def own_schemes(answers: Answers) -> tuple[Option, ...]:
    """The schemes that the person has ever been in, with how each stands."""
    return tuple(Option(a.scheme, a.scheme, _standing(a)) for a in answers["insurance"].accounts)


def every_scheme(answers: Answers) -> tuple[str, ...]:
    """All of them, which stand until some are taken away."""
    return tuple(account.scheme for account in answers["insurance"].accounts)


def first_month(answers: Answers) -> str:
    """The month with which the oldest account begins."""
    return min(str(account.first_month) for account in answers["insurance"].accounts)


def _chosen(answers: Answers) -> list[InsuranceAccount]:
    return [account for account in answers["insurance"].accounts if account.scheme in answers["schemes"]]


def _months(account: InsuranceAccount, answers: Answers) -> tuple[MonthPaid, ...]:
    """The months inside the chosen period, newest first."""
    if answers["period"] == CUSTOM:
        return tuple(row for row in account.rows if answers["from_month"] <= row.month <= answers["to_month"])
    return account.rows[: MONTHS.get(answers["period"], len(account.rows))]


def _standing(account: InsuranceAccount) -> str:
    return f"{account.status}，累计{account.months_total}个月"


def summary(answers: Answers) -> Summary:
    """Each scheme and how it stands."""
    rows = tuple((account.scheme, _standing(account)) for account in _chosen(answers))
    return Summary("将打印", "参保缴费证明", rows, note="最近一两个月显示“在途”属正常，到账后自动更新。")


def body(answers: Answers, _: Outcome) -> tuple[Block, ...]:
    """Scheme by scheme: since when, how many months, and the months themselves."""
    blocks: list[Block] = []
    for account in _chosen(answers):
        blocks += [Text(account.scheme, bold=True), Pair("参保状态", account.status), Pair("首次参保", account.first_month)]
        blocks.append(Pair("累计缴费", f"{account.months_total} 个月"))
        blocks += [_line(row, answers["show_base"] == "显示") for row in _months(account, answers)]
        blocks.append(Rule())
    return (*blocks, Pair("用途", answers["purpose"]))


def _line(row: MonthPaid, with_base: bool) -> Columns:
    arrived = "到账" if row.arrived else "在途"
    if with_base:
        return Columns((row.month, row.employer, yuan(row.base_fen), arrived), (8, 22, -12, -6))
    return Columns((row.month, row.employer, arrived), (8, 34, -6))
