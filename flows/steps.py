"""The steps that are not questions: consent, card, face, look-ups, quotes; and `require`, the plain gate."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from core.id_card import IdCard
from flows import masking
from flows.flow import Answers, Gate, Invalid, Looked, Step, StepKind, When, always
from flows.records.common import Contact
from flows.records.exchange import Identified, Quote
from flows.refusal import Refusal, Refused, Way

HOLDER = "card"
"""The step that reads the card of the person whose case it is; other card steps read a partner's or an agent's."""

PAY_METHOD = "pay_method"
"""The question how to pay: the last of an item with a bill, and asked only of somebody who has seen the bill."""

FACE = "face"
OTHER_WAY = "other-way"
CARD_ONLY = "card-only"

_FIGURE = re.compile(r"\{([a-z_.]+)\}")

PAPER, NO_PAPER = "打印凭条", "不打印"
"""Answers of the step `paper`, with which a query or a certificate asks whether to print at all."""


def consent(with_face: bool) -> Step:
    """One tap that starts the item and agrees to what is read and asked: `face`, or `other-way` (no camera), or `card-only`."""
    accepted = (FACE, OTHER_WAY) if with_face else (CARD_ONLY,)

    def check(value: Any, _: Answers) -> None:
        if value not in accepted:
            raise Invalid("请先阅读并同意。")

    return Step("consent", StepKind.CONSENT, "开始办理", check=check, extra={"accepted": accepted})


def card(step_id: str = HOLDER, title: str = "请放身份证", *, when: When = always, other_than: tuple[str, ...] = ()) -> Step:
    """A card laid on the reader; `other_than` names earlier card steps whose holder must be somebody else."""

    def check(value: IdCard, before: Answers) -> None:
        if any(name in before and before[name].number == value.number for name in other_than):
            raise Invalid("这是刚才放过的身份证，请放另一位的身份证。")

    def show(value: IdCard, _: Answers) -> str:
        return f"{masking.name(value.name)}  {masking.number_on_screen(value.number)}"

    return Step(
        step_id, StepKind.CARD, title, title.removeprefix("请放"), IdCard, when, check=check, show=show, extra={"other_than": other_than}
    )


def face(
    step_id: str = "face",
    title: str = "核对本人",
    *,
    of: str = HOLDER,
    turn: bool = False,
    intro: Callable[[Answers], Any] | None = None,
    when: When = always,
) -> Step:
    """The holder of the card read by step `of` before the camera, or vouched for by a person of the site. `turn` asks for a live turn of the head;
    `intro` is an item's summary that the screen shows before the camera turns on."""
    return Step(step_id, StepKind.FACE, title, holds=Identified, when=when, extra={"of": of, "turn": turn, "intro": intro})


def lookup(
    step_id: str, record: type[Any], title: str, *, ask: Callable[[Answers], Mapping[str, Any]] | None = None, when: When = always
) -> Step:
    """A record of the platform, by default about the holder of `card`. The answer is a `Looked`; rules see the record."""
    return Step(step_id, StepKind.LOOKUP, title, holds=record, when=when, ask=ask or card_holder)


def contact(*, when: When = always) -> Step:
    """How the departments reach the holder; the question `phone` offers it."""
    return lookup("contact", Contact, "正在查询联系电话", when=when)


def card_holder(answers: Answers) -> Mapping[str, Any]:
    """What most look-ups ask with: the number on the card."""
    return {"number": answers[HOLDER].number}


def quote(ask: Callable[[Answers], Mapping[str, Any]]) -> Step:
    """A priced bill from the platform."""
    return Step("quote", StepKind.QUOTE, "正在计算费用", holds=Quote, ask=ask)


Said = str | Callable[[Answers], str]
"""A sentence; `{hotline.power}` in it becomes that figure of the policy."""


@dataclass(frozen=True)
class Required:
    """What must hold for the item to go on; `otherwise` makes a gate of it."""

    holds: Callable[[Answers], bool]

    def otherwise(self, refusal: Refusal, happened: Said = "", do: Said = "", way: Way = Way.HELP, *, gate: str = "") -> Gate:
        """A gate that refuses. `happened` and `do` say more exactly than the refusal's own sentences what is wrong, and when or where
        it will work; `way` is the one button. `gate` tells gates of one refusal apart: E-ACCOUNT-ENTERPRISE."""

        def judge(answers: Answers) -> Refused | None:
            if self.holds(answers):
                return None
            figures = answers.policy.noting()
            telling = Answers(dict(answers), figures)
            sentences = said(happened, telling), said(do, telling)
            return Refused(refusal, *sentences, way, bool(figures.demo_read))

        fixed = tuple(words for words in (happened, do) if isinstance(words, str) and words and not _FIGURE.search(words))
        return Gate(f"{refusal.code}-{gate}" if gate else refusal.code, judge, fixed)


def require(holds: Callable[[Answers], bool]) -> Required:
    """A rule of an item: `require(something).otherwise(Refusal.…, "what happened。", "what to do。")`."""
    return Required(holds)


def said(words: Said, answers: Answers) -> str:
    """The sentence for this case."""
    text = words if isinstance(words, str) else words(answers)
    return _FIGURE.sub(lambda found: str(answers.policy[found[1]]), text)


def looked(step: Step, before: Answers, record: Any) -> Looked:
    """The answer of a look-up step: the record with what it was asked with now."""
    assert step.ask is not None
    return Looked(dict(step.ask(before)), record)
