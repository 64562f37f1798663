"""Which questions share a screen: a run of choices that belong together, at most as many as the mode allows.

    kind   place   ║ look-up ║   date   slot   phone
    └─ together ─┘            └ together ┘ └ alone: it needs the whole screen

A list of many things stands alone too, for it takes the whole page. The run starts at the case's next step and looks ahead with what stands or is being chosen (`draft`); it ends at a gate,
a look-up, a device, or a rule that needs an answer not yet chosen. A question that its preset answers gets no place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from flows.flow import QUESTIONS, Answers, Gate, Invalid, NotYet, Step, StepKind, preset_of
from kiosk.case import Case

TOGETHER = frozenset({StepKind.CHOICE, StepKind.CHOICES})
"""Kinds that leave room for others on the screen; pads, months and signatures do not."""
LONG = 9
"""A list of more than so many choices leaves none."""


def asked_together(case: Case, draft: Mapping[str, Any], most: int) -> list[tuple[Step, Answers]]:
    """The questions of this screen, each with the answers before it. Empty when the case asks nothing of fingers."""
    asked: list[tuple[Step, Answers]] = []
    path = case.path()
    seen, left = dict(path.answers), path.answers.open
    for step in _run(case):
        before = Answers(dict(seen), case.policy, left)
        try:
            if not step.when(before):
                continue
            value = _chosen(case, step, draft, before)
            long = is_long(step, before)
        except NotYet:
            break
        if is_asked(case, step, before):
            if long and asked:
                break
            asked.append((step, before))
            if long or len(asked) == most:
                break
        if value is not None:
            seen[step.id] = value
    return asked


def is_long(step: Step, before: Answers) -> bool:
    """Whether it is a list that needs the whole page; days and times have a form of their own."""
    return not step.extra.get("look") and len(step.options(before)) > LONG


def _run(case: Case) -> Iterator[Step]:
    first = case.path().next
    if first is None or first.kind not in QUESTIONS:
        return
    yield first
    if first.kind not in TOGETHER:
        return
    steps = case.item.steps
    for step in steps[steps.index(first) + 1 :]:
        if isinstance(step, Gate) or step.kind not in TOGETHER:
            return
        yield step


def is_asked(case: Case, step: Step, before: Answers) -> bool:
    """Whether a person has to answer it: asked again, or neither a standing answer nor a preset."""
    if step.id in case.reopened:
        return True
    return stands(case.given.get(step.id), step, before) is None and preset_of(step, before) is None


def stands(value: Any, step: Step, before: Answers) -> Any:
    """The value when the step accepts it, else None."""
    if value is None:
        return None
    try:
        step.check(value, before)
    except Invalid:
        return None
    return value


def _chosen(case: Case, step: Step, draft: Mapping[str, Any], before: Answers) -> Any:
    value = stands(draft.get(step.id), step, before)
    return value if value is not None else standing(case, step, before)


def standing(case: Case, step: Step, before: Answers) -> Any:
    """What is shown as chosen when the screen opens: the answer given before if it can still stand, else the preset."""
    value = stands(case.given.get(step.id), step, before)
    return preset_of(step, before) if value is None else value


def reopen_screen(case: Case, most: int) -> None:
    """After Back: asks again everything that stood on that screen together, so that the whole screen returns."""
    last = case.path().next
    if last is None or last.kind not in TOGETHER or most == 1 or is_long(last, case.path().answers):
        return
    steps, taken = case.item.steps, set(case.given)
    together = 1
    for step in reversed(steps[: steps.index(last)]):
        if isinstance(step, Gate) or step.kind not in TOGETHER or together == most:
            return
        if step.id in taken:
            case.change(step.id)
            together += 1
