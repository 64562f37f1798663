"""养老待遇发放明细查询: what was paid each month and what it was made of, the sum in large digits, printed only if wanted."""

from __future__ import annotations

from core.calendar import months_later
from flows.counter import Answers, Option, Refusal, Way, choice, lookup, not_protected, paper_or_not, query, require, ticket
from flows.item import Identity, Row, Summary, Table
from flows.numbers import yuan
from flows.records.social_insurance import NOT_CONFIRMED, PensionMonth, PensionPayments, PensionsPaid

THIS_YEAR = "今年"
MONTHS = {"本月": 1, "近6个月": 6, "近12个月": 12}
EXTRA = "“加发”是缴费年限加发和高龄等加发。对金额有疑问，可登记「办不成事」申请复核。"


def schemes(answers: Answers) -> tuple[Option, ...]:
    return tuple(Option(p.scheme, p.scheme, f"账户尾号{p.tail}") for p in answers["pensions"].pensions)


def chosen(answers: Answers) -> PensionPayments:
    pension: PensionPayments = next(p for p in answers["pensions"].pensions if p.scheme == answers["scheme"])
    return pension


def months(answers: Answers) -> list[PensionMonth]:
    today = answers.policy.today
    back = today.month if answers["period"] == THIS_YEAR else MONTHS[answers["period"]]
    since = f"{months_later(today.replace(day=1), 1 - back):%Y-%m}"
    return [row for row in chosen(answers).months if row.month >= since]


def summary(answers: Answers) -> Summary:
    pension, found = chosen(answers), months(answers)
    rows: list[Row] = [("险种", pension.scheme), ("发放账户", f"尾号 {pension.tail}")]
    if pension.suspended_for:
        rows.append(("待遇状态", "暂停发放，没有按期认证。请办「养老认证」，次月恢复并补发"))
    lines = tuple((m.month, yuan(m.base_fen), yuan(m.account_fen), yuan(m.extra_fen), yuan(m.total_fen), m.state) for m in found)
    table = Table(("月份", "基础", "个人账户", "加发", "合计", "状态"), lines, (8, -8, -8, -8, -9, -7))
    total = f"{yuan(sum(m.total_fen for m in found))} 元"
    return Summary(f"{answers['period']}共发放", total, tuple(rows), (table,), note=EXTRA)


ITEM = query(
    "si-pension-payment-query",
    "养老待遇发放明细查询",
    tile="养老金查询",
    identity=Identity.CARD_AND_FACE,
    data=[lookup("pensions", PensionsPaid, "正在查询发放记录")],
    rules=[
        not_protected("pensions"),
        require(lambda a: bool(a["pensions"].pensions)).otherwise(
            Refusal.NODATA, "没有查到您的养老待遇发放记录。", "还没领养老金的可查参保记录；如果您认为有误，请登记「办不成事」。", Way.TICKET
        ),
        choice("scheme", "查哪一项待遇", schemes, label="险种", preset=lambda a: a["pensions"].pensions[0].scheme),
        require(lambda a: chosen(a).suspended_for in ("", NOT_CONFIRMED)).otherwise(Refusal.NEUTRAL, gate="SUSPENDED"),
    ],
    ask=[
        choice("period", "看多长时间的明细", [*MONTHS, THIS_YEAR], label="期间", preset="近6个月"),
        paper_or_not(),
    ],
    summary=summary,
    also=lambda _: (("加发", "缴费年限加发、高龄等加发"),),
    slip_title="养老待遇发放明细",
    after=(ticket("对金额有疑问，申请复核", "复核申请"),),
)
