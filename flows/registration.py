"""An application at the register of real estate: how it is found, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flows.fields import digits
from flows.flow import Answers, Option, Step
from flows.item import Summary, Table
from flows.records.real_estate import Registration
from flows.steps import HOLDER

BY_CARD, BY_NUMBER = "card", "number"
WAYS = (Option(BY_CARD, "刷身份证", "自动找到本人的登记申请"), Option(BY_NUMBER, "输入受理编号", "要用受理单上的编号和6位查询码"))


def by_card(answers: Answers) -> bool:
    """Whether the applicant's card finds it, and not a number with its code."""
    return bool(answers["by"] == BY_CARD)


def asked(answers: Answers) -> Mapping[str, Any]:
    """What the register is asked with."""
    if by_card(answers):
        return {"number": answers[HOLDER].number}
    return {"case": answers["case_no"], "code": answers["code"]}


def cases(answers: Answers) -> tuple[Option, ...]:
    """Each application as something to tap."""
    found = answers["cases"].cases
    return tuple(
        Option(c.number, c.kind, f"{c.applied_on:%Y年%-m月%-d日}申请", "已归档，请到档案查询窗口" if c.archived else "") for c in found
    )


def query_code() -> Step:
    """The code that stands under the number, never shown again."""
    return replace(digits("code", "请输入查询码", (6,), when=lambda a: not by_card(a), note="6位，在受理编号下面。"), show=None)


def progress(answers: Answers) -> Summary:
    """The stage it is in now, in large, and every stage with its day."""
    case: Registration = next(c for c in answers["cases"].cases if c.number == answers["which"])
    waiting = next((stage.name for stage in case.stages if stage.done_on is None), None)
    late = waiting is not None and answers.policy.today > case.expected
    rows = (
        ("受理编号", case.number),
        ("登记类型", case.kind),
        ("申请日期", f"{case.applied_on:%Y-%m-%d}"),
        ("预计办结", f"{case.expected:%Y-%m-%d}{'，已超过' if late else ''}"),
        ("领证地点", case.pick_up),
    )
    lines = tuple((stage.name, f"{stage.done_on:%Y-%m-%d}" if stage.done_on else "还没有完成") for stage in case.stages)
    note = "已经超过预计日期，可以点「办不成事」催办。" if late else "数据来自桂阳县不动产登记中心。"
    headline = f"正在{waiting}" if waiting else "登记完成，可以领证"
    return Summary("现在办到", headline, rows, (Table(("环节", "完成日期"), lines, (20, -28)),), note)
