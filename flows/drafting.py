"""The draft of an item: what can be asked while the platform is not reached, and what the platform makes of it afterwards.

    at the kiosk      consent  card  [gate]  face  (look-up)  ([gate])  (account)  phone  promise  signature
                                                   ╰ left open, and with it every rule and step that would read it ╯
    at the platform   the same walk over its own records: an open step is filled where one answer stands unasked,
                      a gate may still refuse, and what nobody could know is left for the resident to answer

A rule that reads something open raises `StillOpen`: a gate is then passed over, for only a record could refuse, and a step
is left open. One step is asked even where it is open whether it is needed: the phone number, because somebody has to be
told how it ended.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from flows.flow import LOOKED, QUESTIONS, Answers, Gate, Path, Step, StepKind, StillOpen, preset_of, standing
from flows.policy import Policy
from flows.refusal import Refused

UNASKED = "unasked"
"""Key of `Step.extra`: a function of the answers before, giving what stands when the resident could not be asked, or None."""

_BOUNDS = ("limits", "earliest", "latest")
"""Entries of `Step.extra` without which a question cannot be asked."""

Rows = tuple[Step | Gate, ...]
Look = Callable[[Step, Mapping[str, Any]], Any]


def draft_path(steps: Rows, given: Mapping[str, Any], policy: Policy, reopened: Collection[str] = frozenset()) -> Path:
    """Where a draft stands at the kiosk. A look-up that was answered before the line broke counts, every other one is left open."""

    def answer(step: Step, before: Answers) -> Any:
        value = None if step.id in reopened else standing(step, given, before)
        if value is None and step.kind in LOOKED:
            raise StillOpen(step.id)
        if value is None:
            _must_be_askable(step, before)
            value = None if step.id in reopened else preset_of(step, before)
        return value

    return _walked(steps, given, policy, answer)


def settled_path(steps: Rows, given: Mapping[str, Any], policy: Policy, look: Look) -> Path:
    """Where a draft stands by the platform's records: nobody is asked any more, so `next` is None and what is missing is `open`.

    An answer that was given and does not stand is never replaced by another. What `look` raises passes through.
    """

    def answer(step: Step, before: Answers) -> Any:
        if step.ask is not None:
            return look(step, step.ask(before))
        value = standing(step, given, before) if step.id in given else _unasked(step, before)
        if value is None:
            raise StillOpen(step.id)
        return value

    return _walked(steps, given, policy, answer)


def unanswered(path: Path) -> tuple[Step, ...]:
    """The open questions that the resident surely has to answer; one that may turn out to be skipped is not among them."""
    return tuple(step for step in path.open if step.kind in QUESTIONS and _surely_asked(step, path.answers))


def _walked(steps: Rows, given: Mapping[str, Any], policy: Policy, answer: Callable[[Step, Answers], Any]) -> Path:
    """The walk of both sides; `answer` gives what stands, None for "ask now", or raises `StillOpen`."""
    seen: dict[str, Any] = {}
    left: dict[str, Step] = {}
    before = Answers(seen, policy, left)

    def here(asked: Step | None = None, refused: Refused | None = None) -> Path:
        taken = tuple(step for step in steps if isinstance(step, Step) and step.id in seen)
        return Path(before, taken, frozenset(seen.keys() - given.keys()), asked, refused, tuple(left.values()))

    for step in steps:
        try:
            if isinstance(step, Gate):
                if refused := step.judge(before):
                    return here(refused=refused)
            elif _comes(step, before):
                value = answer(step, before)
                if value is None:
                    return here(step)
                seen[step.id] = value
        except StillOpen:
            if isinstance(step, Step):
                left[step.id] = step
    return here()


def _comes(step: Step, before: Answers) -> bool:
    try:
        return step.when(before)
    except StillOpen:
        if step.kind is StepKind.PHONE:
            return True
        raise


def _surely_asked(step: Step, before: Answers) -> bool:
    try:
        return step.when(before)
    except StillOpen:
        return False


def _must_be_askable(step: Step, before: Answers) -> None:
    """Raises `StillOpen` when its options or bounds would need what is open."""
    step.options(before)
    for bound in _BOUNDS:
        if bound in step.extra:
            step.extra[bound](before)


def _unasked(step: Step, before: Answers) -> Any:
    """The preset, what the item says for a draft, or the only thing to choose."""
    value = preset_of(step, before)
    if value is None and UNASKED in step.extra:
        value = step.extra[UNASKED](before)
    if value is None and step.kind is StepKind.CHOICE:
        usable = [option.value for option in step.options(before) if not option.locked]
        value = usable[0] if len(usable) == 1 else None
    return value
