"""办理进度查询: where a case stands, by the number and the code on its slip, for whoever holds the slip; paper only if wanted."""

from __future__ import annotations

from flows.case_by_slip import by_slip, found, opened
from flows.fields import paper_or_not
from flows.flow import Answers
from flows.item import Identity, Row, Summary, Table
from flows.numbers import grouped, yuan
from flows.receipt import STATE_WORDS
from flows.records.progress import Node, NodeState
from flows.shapes import query


def _when(node: Node) -> str:
    if node.state is NodeState.LATER or node.at is None:
        return "还没到这一步"
    return f"{node.at:%Y-%m-%d %H:%M}" + ("，正在办" if node.state is NodeState.NOW else "")


def summary(answers: Answers) -> Summary:
    """The state in large, what was said last, and every stage with its time."""
    case = found(answers)
    now = next((node.said for node in case.nodes if node.state is NodeState.NOW), "")
    rows: list[Row] = [("事项", case.item), ("办件编号", grouped(case.case_no)), ("办理时间", f"{case.opened_at:%Y-%m-%d %H:%M}")]
    rows += [("答复", case.reply)] if case.reply else []
    rows += [("现在", now)] if now and now != case.reply else []
    if now and case.promise_date:
        rows.append(("承诺时间", f"{case.promise_date:%Y年%-m月%-d日}前给结果"))
    if case.void:
        rows.append(("证明", case.void))
    if case.refunded_fen:
        rows.append(("退款", f"{yuan(case.refunded_fen)} 元没有入账，已按原支付方式退回"))
    lines = tuple((node.name, _when(node)) for node in case.nodes)
    note = "放身份证点「我的办件」，可以取件、补打、取消、改约、撤回。"
    return Summary("这件事", STATE_WORDS[case.state], tuple(rows), (Table(("环节", "时间"), lines, (16, -32)),), note)


ITEM = query(
    "case-progress",
    "办理进度查询",
    tile="查进度",
    category=None,
    identity=Identity.NONE,
    data=by_slip("正在查询办理进度"),
    rules=opened(
        locked="请{progress.lock.minutes}分钟后再试，或放身份证点「我的办件」查询。",
        lost="请对照凭条再输一次；凭条丢了，可以放身份证点「我的办件」。",
    ),
    ask=[paper_or_not()],
    summary=summary,
    slip_title="办理进度查询单",
)
