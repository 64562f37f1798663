"""Every kind of screen that an item can show, as the walk along its paths meets them: each question once, each check page once,
each refusal once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.clock import DEMO_START
from flows.flow import Answers, Step, StepKind
from flows.item import Item
from flows.records.exchange import CaseState, Outcome
from flows.steps import looked
from kiosk.case import Case
from kiosk.workshop.people import policy
from kiosk.workshop.walks import Seen, walk_all

SHOWN = frozenset(StepKind) - {StepKind.CONSENT, StepKind.LOOKUP, StepKind.QUOTE, StepKind.FACE}
"""The steps that have a screen which stands still without a machine or a platform."""


def cases(item: Item, others: int = 1) -> Iterator[tuple[str, Case]]:
    """A case of the item for each such screen, with the name of the screen."""
    seen: set[str] = set()
    walked = Seen()
    walk_all(item, others, walked)
    for end in walked.ends:
        given = {step_id: _given(item, step_id, end.answers) for step_id in end.answers}
        for name, case in _along(item, given):
            if name not in seen:
                seen.add(name)
                yield name, case


def _given(item: Item, step_id: str, answers: Answers) -> Any:
    """What a case keeps of an answer: a record together with what it was asked with."""
    step = item.step(step_id)
    return looked(step, answers, answers[step_id]) if step.ask else answers[step_id]


def _along(item: Item, given: dict[str, Any]) -> Iterator[tuple[str, Case]]:
    """The screens on the way to an end: those that ask, then what the end is."""
    for place, step_id in enumerate(given):
        step = item.step(step_id)
        if isinstance(step, Step) and step.kind in SHOWN:
            yield step_id, _case(item, dict(list(given.items())[:place]), step_id)
    case = _case(item, given)
    path = case.path()
    if path.refused is not None:
        yield f"refused {path.refused.refusal.code}", case
    elif path.complete:
        yield "check", case
        done = _case(item, given)
        done.confirmed = True
        done.outcome = Outcome(done.number, CaseState.ACCEPTED, "123456", "http://127.0.0.1/p", promise_date=policy().today)
        yield "result", done


def _case(item: Item, given: dict[str, Any], asked: str = "") -> Case:
    case = Case(item, "1" * 23, policy(), DEMO_START)
    case.given.update(given)
    if asked:
        case.reopened.add(asked)
    return case
