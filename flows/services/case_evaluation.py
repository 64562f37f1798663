"""评价办件: one rating of a case that was done earlier, at any terminal, for whoever holds its slip; the number and the code open it."""

from __future__ import annotations

from flows.case_by_slip import by_slip, found, opened
from flows.fields import choice, choices
from flows.flow import Answers
from flows.item import Identity, Row, Summary
from flows.numbers import grouped
from flows.receipt import STATE_WORDS
from flows.shapes import query

LEVELS = {"非常满意": 4, "满意": 3, "一般": 2, "不满意": 1}
"""The county's four levels."""
ASK_WHY_UP_TO = 2
"""From 一般 down it is asked what was wrong."""
WHY = ["等得太久", "要了指南上没有的材料", "增加了条件", "机器不好用", "没有人帮忙", "结果不对", "其他"]


def unhappy(answers: Answers) -> bool:
    """Whether something was wrong."""
    return LEVELS[answers["level"]] <= ASK_WHY_UP_TO


def summary(answers: Answers) -> Summary:
    """The rating in large, and what it is of."""
    case = found(answers)
    rows: list[Row] = [("事项", case.item), ("办件编号", grouped(case.case_no)), ("现在", STATE_WORDS[case.state])]
    if why := answers.get("why"):
        rows.append(("原因", "、".join(why)))
    return Summary("您的评价", answers["level"], tuple(rows), note="一件事只能评一次。您的评价不会影响办理结果。")


ITEM = query(
    "case-evaluation",
    "评价办过的事",
    tile="评价办件",
    category=None,
    identity=Identity.NONE,
    data=by_slip("正在查询办件情况"),
    rules=opened(
        locked="请{progress.lock.minutes}分钟后再试，或拨打12345评价。",
        lost="请对照凭条再输一次；凭条丢了，可以拨打12345评价。",
    ),
    ask=[
        choice("level", "这件事办得怎么样", list(LEVELS), label="您的评价"),
        choices("why", "哪里没有做好", WHY, label="原因", when=unhappy),
    ],
    summary=summary,
    act_label="提交评价",
    slip_title="评价回执",
    rated=False,
)
