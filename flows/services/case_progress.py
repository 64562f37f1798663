"""办理进度查询: where a case stands, by the number and the code on its slip, for whoever holds the slip; paper only if wanted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.text import typed_code
from flows.fields import digits, paper_or_not
from flows.flow import Answers, Invalid, Step
from flows.item import Identity, Row, Summary, Table
from flows.numbers import CASE_DIGITS, QUERY_CODE_DIGITS, grouped, is_case_number, yuan
from flows.receipt import STATE_WORDS
from flows.records.progress import CaseFound, Node, NodeState, Progress
from flows.refusal import Refusal, Way
from flows.shapes import query
from flows.steps import lookup, require


def number() -> Step:
    """The number as it is typed, with or without spaces; a wrong digit is noticed at once by the last one."""

    def check(value: Any, _: Answers) -> None:
        if not isinstance(value, str) or not is_case_number(typed_code(value)):
            raise Invalid(f"请输入凭条上的{CASE_DIGITS}位办件编号，有一位输错了。")

    def show(value: Any, _: Answers) -> str:
        return grouped(typed_code(value))

    typed = digits("case_no", "请输入办件编号", (CASE_DIGITS,), label="办件编号", note=f"{CASE_DIGITS}位，在凭条上「办件编号」后面。")
    return replace(typed, check=check, show=show)


def found(answers: Answers) -> Progress:
    """The case that number and code have opened."""
    progress: Progress = answers["found"].progress
    return progress


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
    data=[
        number(),
        replace(digits("code", "请输入查询码", (QUERY_CODE_DIGITS,), note="6位，在办件编号下面。"), show=None),
        lookup("found", CaseFound, "正在查询办理进度", ask=lambda a: {"case": typed_code(a["case_no"]), "code": a["code"]}),
    ],
    rules=[
        require(lambda a: not a["found"].locked).otherwise(
            Refusal.LOCKED,
            "查询码输错的次数太多，这个编号已暂停查询。",
            "请{progress.lock.minutes}分钟后再试，或放身份证点「我的办件」查询。",
            Way.HOME,
        ),
        require(lambda a: a["found"].progress is not None).otherwise(
            Refusal.ACCOUNT, "办件编号或查询码不对。", "请对照凭条再输一次；凭条丢了，可以放身份证点「我的办件」。", Way.CHANGE
        ),
    ],
    ask=[paper_or_not()],
    summary=summary,
    slip_title="办理进度查询单",
)
