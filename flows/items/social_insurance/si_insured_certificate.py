"""社会保险参保缴费证明打印: the person's own contributions, month by month, as a certificate slip."""

from __future__ import annotations

from core.slip import Block, Columns, Pair, Rule, Text
from flows.counter import (
    Answers,
    Option,
    Refusal,
    Way,
    certificate,
    choice,
    choices,
    lookup,
    months_between,
    not_protected,
    purpose,
    require,
)
from flows.item import Identity, Summary
from flows.numbers import yuan
from flows.records.exchange import Outcome
from flows.records.social_insurance import Insurance, InsuranceAccount, MonthPaid

MONTHS = {"近12个月": 12, "近24个月": 24, "近60个月": 60}
CUSTOM = "自定起止月"


def own_schemes(answers: Answers) -> tuple[Option, ...]:
    return tuple(Option(a.scheme, a.scheme, _standing(a)) for a in answers["insurance"].accounts)


def chosen(answers: Answers) -> list[InsuranceAccount]:
    return [account for account in answers["insurance"].accounts if account.scheme in answers["schemes"]]


def months(account: InsuranceAccount, answers: Answers) -> tuple[MonthPaid, ...]:
    """The months inside the chosen period, newest first."""
    if answers["period"] == CUSTOM:
        return tuple(row for row in account.rows if answers["from_month"] <= row.month <= answers["to_month"])
    return account.rows[: MONTHS.get(answers["period"], len(account.rows))]


def _standing(account: InsuranceAccount) -> str:
    return f"{account.status}，累计{account.months_total}个月"


def summary(answers: Answers) -> Summary:
    rows = tuple((account.scheme, _standing(account)) for account in chosen(answers))
    return Summary("将打印", "参保缴费证明", rows, note="最近一两个月显示“在途”属正常，到账后自动更新。")


def body(answers: Answers, _: Outcome) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for account in chosen(answers):
        blocks += [Text(account.scheme, bold=True), Pair("参保状态", account.status), Pair("首次参保", account.first_month)]
        blocks.append(Pair("累计缴费", f"{account.months_total} 个月"))
        blocks += [_line(row, answers["show_base"] == "显示") for row in months(account, answers)]
        blocks.append(Rule())
    return (*blocks, Pair("用途", answers["purpose"]))


def _line(row: MonthPaid, with_base: bool) -> Columns:
    arrived = "到账" if row.arrived else "在途"
    if with_base:
        return Columns((row.month, row.employer, yuan(row.base_fen), arrived), (8, 22, -12, -6))
    return Columns((row.month, row.employer, arrived), (8, 34, -6))


ITEM = certificate(
    "si-insured-certificate",
    "社会保险参保缴费证明打印",
    tile="参保证明",
    identity=Identity.CARD_AND_FACE,
    data=[lookup("insurance", Insurance, "正在查询参保记录")],
    rules=[
        not_protected("insurance"),
        require(lambda a: bool(a["insurance"].accounts)).otherwise(
            Refusal.NODATA,
            "在本省没有查到您的参保记录。",
            "在外省参保的，可在国家社会保险公共服务平台查询，或拨打{hotline.social_insurance}。",
            Way.TICKET,
        ),
    ],
    ask=[
        choices("schemes", "证明哪些险种", own_schemes, label="险种", preset=lambda a: tuple(x.scheme for x in a["insurance"].accounts)),
        choice("period", "证明多长时间", [*MONTHS, "全部", CUSTOM], label="期间", preset="近12个月"),
        *months_between(lambda a: min(x.first_month for x in a["insurance"].accounts), when=lambda a: a["period"] == CUSTOM),
        choice("show_base", "是否显示缴费基数", ["不显示", "显示"], label="缴费基数", preset="不显示"),
        purpose("购房", "贷款", "子女入学", "落户", "求职", "投标", "其他"),
    ],
    summary=summary,
    body=body,
    slip_title="社会保险参保缴费证明",
    version=2,
)
