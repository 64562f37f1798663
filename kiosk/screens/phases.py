"""How far we are: the four or five phases of each flow shape, and in which of them a screen stands.

What is opened by a number has phases of its own, for nobody is identified there."""

from __future__ import annotations

from enum import IntEnum

from flows.flow import LOOKED, QUESTIONS
from flows.item import Identity, Item, Shape
from flows.steps import PAY_METHOD
from kiosk.case import Case
from kiosk.screens.scene import SceneKind


class Phase(IntEnum):
    """The parts of a flow, in order."""

    READ = 0
    IDENTITY = 1
    FILL = 2
    CHECK = 3
    PAY = 4
    END = 5


_NAMES: dict[Shape, dict[Phase, str]] = {
    Shape.QUERY: {Phase.READ: "阅读须知", Phase.IDENTITY: "核对本人", Phase.CHECK: "查看结果", Phase.END: "办结"},
    Shape.CERT: {
        Phase.READ: "阅读须知",
        Phase.IDENTITY: "核对本人",
        Phase.FILL: "选择内容",
        Phase.CHECK: "核对预览",
        Phase.END: "打印领取",
    },
    Shape.PAY: {
        Phase.READ: "阅读须知",
        Phase.FILL: "查找账单",
        Phase.CHECK: "核对金额",
        Phase.PAY: "扫码支付",
        Phase.END: "领取凭条",
    },
    Shape.DECLARE: {
        Phase.READ: "阅读须知",
        Phase.IDENTITY: "核对本人",
        Phase.FILL: "填写选择",
        Phase.CHECK: "核对提交",
        Phase.END: "领取凭条",
    },
    Shape.AUTH: {Phase.READ: "阅读须知", Phase.IDENTITY: "核对本人", Phase.CHECK: "核对提交", Phase.END: "领取回执"},
    Shape.BOOK: {
        Phase.READ: "阅读须知",
        Phase.IDENTITY: "刷身份证",
        Phase.FILL: "选择时间",
        Phase.CHECK: "核对预约",
        Phase.END: "领取凭条",
    },
    Shape.SERVICE: {
        Phase.READ: "阅读须知",
        Phase.IDENTITY: "核对本人",
        Phase.FILL: "选择办件",
        Phase.CHECK: "核对内容",
        Phase.END: "办结",
    },
}

_BY_NUMBER = {Phase.READ: "阅读须知", Phase.IDENTITY: "输入编号", Phase.CHECK: "查看结果", Phase.END: "办结"}
"""A look at a case that its number and code open: nobody says who they are."""
_RATING = {Phase.READ: "阅读须知", Phase.IDENTITY: "输入编号", Phase.FILL: "填写评价", Phase.CHECK: "核对提交", Phase.END: "办结"}

_OF_KIND = {
    SceneKind.GUIDE: Phase.READ,
    SceneKind.FACE: Phase.IDENTITY,
    SceneKind.VOUCH: Phase.IDENTITY,
    SceneKind.CHECK: Phase.CHECK,
    SceneKind.PAYMENT: Phase.PAY,
    SceneKind.UNCERTAIN: Phase.PAY,
    SceneKind.SUBMITTING: Phase.END,
    SceneKind.RESULT: Phase.END,
}


def _of(item: Item) -> dict[Phase, str]:
    if item.shape is Shape.QUERY and item.identity is Identity.NONE:
        return _RATING if item.rating else _BY_NUMBER
    return _NAMES[item.shape]


def names(item: Item) -> list[str]:
    """The phases of an item, for the step bar."""
    return list(_of(item).values())


def place(item: Item, phase: Phase) -> int:
    """Where the phase stands in the bar, counted from 1; a phase that the item lacks counts to the one before."""
    return max(1, sum(1 for other in _of(item) if other <= phase))


def _of_questions(case: Case) -> Phase:
    """A shape without questions of its own asks them on the way to its check page, or again from there. How to pay comes behind the
    bill, and number and code come before what they open."""
    phases = _of(case.item)
    asked = case.path().next
    if asked is not None and asked.id == PAY_METHOD:
        return Phase.PAY
    if Phase.FILL in phases:
        opening = phases is _RATING and not any(step.kind in LOOKED for step in case.path().taken)
        return Phase.IDENTITY if opening else Phase.FILL
    return Phase.CHECK if asked is not None and asked.id in case.reopened else Phase.IDENTITY


def phase(kind: SceneKind, case: Case) -> Phase:
    """The phase of a case's screen: before the first question a card or a look-up is about who it is, after it about what."""
    if kind in _OF_KIND:
        return _OF_KIND[kind]
    if kind is SceneKind.QUESTIONS:
        return _of_questions(case)
    return Phase.FILL if any(step.kind in QUESTIONS for step in case.path().taken) else Phase.IDENTITY
