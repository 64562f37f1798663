"""The engine: the next step follows from the answers, from the start, every time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from flows.fields import choice, digits
from flows.flow import Answers, Gate, Looked, NotYet, Step, StepKind, path
from flows.policy import Figure, NoFigure, Policy
from flows.refusal import Refusal, Refused
from flows.steps import require

NO_FIGURES = Policy((), date(2025, 11, 21))


@dataclass(frozen=True)
class Bill:
    fen: int


def asked(before: Answers) -> Mapping[str, Any]:
    return {"account": before["account"]}


BILL = Step("bill", StepKind.LOOKUP, "正在查询", holds=Bill, ask=asked)
ROW = (
    choice("by", "怎样找", ["卡", "号"]),
    digits("account", "户号", (3,), when=lambda a: a["by"] == "号"),
    Step("bill", StepKind.LOOKUP, "正在查询", holds=Bill, ask=asked, when=lambda a: a["by"] == "号"),
    require(lambda a: a["by"] == "卡" or a["bill"].fen > 0).otherwise(Refusal.NODATA),
    choice("pay", "怎么付", ["微信", "支付宝"], preset="微信"),
)


def next_id(given: Mapping[str, Any]) -> str | None:
    step = path(ROW, given, NO_FIGURES).next
    return step.id if step else None


def test_nothing_is_answered_before_anything_is() -> None:
    assert next_id({}) == "by"


def test_a_step_is_skipped_by_what_was_answered_before() -> None:
    assert path(ROW, {"by": "卡"}, NO_FIGURES).complete
    assert next_id({"by": "号"}) == "account"


def test_an_answer_that_its_step_no_longer_accepts_is_asked_again() -> None:
    assert next_id({"by": "信"}) == "by"
    assert next_id({"by": "号", "account": "12"}) == "account"


def test_an_answer_of_a_skipped_step_does_not_count() -> None:
    end = path(ROW, {"by": "卡", "account": "123"}, NO_FIGURES)
    assert "account" not in end.answers


def test_a_look_up_asked_with_other_words_is_asked_again() -> None:
    bill = Looked({"account": "123"}, Bill(500))
    assert path(ROW, {"by": "号", "account": "123", "bill": bill}, NO_FIGURES).complete
    assert next_id({"by": "号", "account": "124", "bill": bill}) == "bill"


def test_a_gate_refuses_with_what_was_found() -> None:
    end = path(ROW, {"by": "号", "account": "123", "bill": Looked({"account": "123"}, Bill(0))}, NO_FIGURES)
    assert end.refused == Refused(Refusal.NODATA)
    assert not end.complete


def test_a_preset_stands_until_it_is_changed_and_says_that_it_is_one() -> None:
    end = path(ROW, {"by": "卡"}, NO_FIGURES)
    assert end.answers["pay"] == "微信"
    assert end.presets == {"pay"}
    changed = path(ROW, {"by": "卡", "pay": "支付宝"}, NO_FIGURES)
    assert (changed.answers["pay"], changed.presets) == ("支付宝", frozenset())


def test_a_reopened_step_is_asked_again_although_it_was_answered() -> None:
    end = path(ROW, {"by": "卡", "pay": "支付宝"}, NO_FIGURES, {"pay"})
    assert end.next is not None
    assert end.next.id == "pay"


def test_a_rule_cannot_look_ahead() -> None:
    row = (Gate("early", lambda a: a["later"]), choice("later", "后来", ["是"]))
    with pytest.raises(NotYet):
        path(row, {"later": "是"}, NO_FIGURES)


def test_a_figure_holds_from_its_day() -> None:
    figures = (Figure("age", 20, date(2020, 1, 1), "旧"), Figure("age", 22, date(2025, 11, 22), "新"))
    assert Policy(figures, date(2025, 11, 21))["age"] == 20
    assert Policy(figures, date(2025, 11, 21)).on(date(2025, 11, 22))["age"] == 22
    with pytest.raises(NoFigure):
        Policy(figures, date(2019, 12, 31))["age"]
