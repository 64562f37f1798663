"""The part of a slip that is the item's own, set from the item's summary as its shape has it.

    PAY      rows, bill, what was paid large and in words       QUERY   rows, the figure asked for, table
    BOOK     day and time in large figures, rows                AUTH    认证通过 or not yet, rows
    DECLARE  rows                                               CERT    rows, tables
    SERVICE  what was done, rows

Then what the platform said, and the summary's note. An item whose paper says more than its check page has a `body` of its own.
"""

from __future__ import annotations

from core.slip import Block, Columns, Pair, Rule, Text
from flows.flow import Answers
from flows.item import Item, Shape, Summary, Table
from flows.numbers import yuan, yuan_in_words
from flows.records.exchange import CaseState, Outcome

BOOKED, WAITING = "实缴", "已付"
NO_CERTIFICATE = "查询结果仅供参考，不作证明使用。"


def keep(state: CaseState) -> str:
    """What an application's paper is; unless done or accepted it is nothing yet."""
    if state in (CaseState.DONE, CaseState.READY):
        return "这是办结凭据，请妥善保管。"
    return "这是受理凭据，请妥善保管。" if state is CaseState.ACCEPTED else "请保管好这张凭条，结果凭号查询。"


def paid_label(state: CaseState) -> str:
    """What the money of a payment is called, once it is booked and while it waits; "" when it goes back."""
    if state is CaseState.REJECTED:
        return ""
    return BOOKED if state is CaseState.DONE else WAITING


def own_part(item: Item, answers: Answers, outcome: Outcome) -> tuple[Block, ...]:
    """What `item.body` gives, or what follows from the summary; the rows of the outcome replace those of the same label."""
    if item.body is not None:
        return item.body(answers, outcome)
    sheet = item.summary(answers)
    rows = [(label, value) for label, value in sheet.rows if label not in outcome.details]
    said = [Pair(label, value) for label, value in (*rows, *item.also(answers), *outcome.details.items())]
    tables = [block for table in sheet.tables for block in _table(table)]
    match item.shape:
        case Shape.PAY:
            return (*said, Rule(), *tables, Rule(), *_paid(answers, outcome.state), Pair("计价依据", sheet.note))
        case Shape.QUERY:
            return (*said, Text(f"{sheet.label} {sheet.headline}", size=2, bold=True), *tables, Text(NO_CERTIFICATE))
        case Shape.BOOK:
            return (*_large(sheet), *said, Text(sheet.note))
        case Shape.AUTH:
            passed = "认证通过" if outcome.state is CaseState.DONE else "认证还没有完成"
            return (Text(passed, size=2, bold=True), *said)
        case Shape.DECLARE:
            return (*said, *tables, Text(sheet.note), Text(keep(outcome.state)))
        case Shape.CERT:
            return (*said, *tables)
        case Shape.SERVICE:
            return (Text(sheet.headline, size=2, bold=True), *said, Text(sheet.note))


def _large(sheet: Summary) -> list[Block]:
    """Day and time on a line each: 「11月26日 周三 09:30-10:30」."""
    day, _, span = sheet.headline.rpartition(" ")
    return [Text(words, size=2, bold=True) for words in (day, span) if words]


def _paid(answers: Answers, state: CaseState) -> list[Block]:
    label, total = paid_label(state), answers["quote"].total_fen
    return [Text(f"{label} {yuan(total)} 元", size=2, bold=True), Pair("大写", yuan_in_words(total))] if label else []


def _table(table: Table) -> list[Block]:
    title: list[Block] = [Text(table.title, bold=True)] if table.title else []
    return [*title, Columns(table.head, table.widths, bold=True), *(Columns(line, table.widths) for line in table.lines)]
