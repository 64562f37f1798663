"""What the departments' records say today of a case that waits, beside what it was judged by: whoever decides has to know both.

What the case itself changed when it was taken on (a serial number is claimed, a year's money set aside) is no difference: the records
are read as if the case had been released, in a savepoint that is rolled back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from central.departments.acts import Act
from central.departments.directory import DEPARTMENTS, look_up
from flows.flow import LOOKED, Looked, Step, StepKind
from flows.item import Item
from flows.records.agri_machinery import Estimate
from flows.records.common import Slots
from flows.refusal import Refusal
from flows.walk import record_digest

MOVING = frozenset({Slots, Estimate})
"""Records that other people's cases change all the time: whether there is a place or money is judged by taking it."""


@dataclass(frozen=True)
class Meanwhile:
    """The look-ups that answer otherwise today, and whether one of them carries a flag that only a person may judge."""

    changed: tuple[Step, ...]
    protected: bool


def meanwhile(act: Act, item: Item) -> Meanwhile:
    """Asks every record of a case that is in force again, with the words it was asked with. Raises `ConnectorDown`."""
    steps = [step for step in item.steps if isinstance(step, Step) and step.kind is StepKind.LOOKUP and step.id in act.answers]
    undo = DEPARTMENTS[item.category].releases.get(item.id)
    with act.desk.session.begin_nested() as savepoint:
        if undo:
            undo(act)
        today = [(step, look_up(act.desk, step, _words(step, act))) for step in steps if step.holds not in MOVING]
        savepoint.rollback()
    changed = [(step, record) for step, record in today if record_digest(record) != record_digest(act.answers[step.id])]
    return Meanwhile(tuple(step for step, _ in changed), any(_protected(act, item, step, record) for step, record in changed))


def _words(step: Step, act: Act) -> Mapping[str, Any]:
    assert step.ask is not None, "a look-up asks"
    return step.ask(act.answers)


def _protected(act: Act, item: Item, changed: Step, record: Any) -> bool:
    """Whether the item refuses neutrally when this one record is as it is today: another change does not hide the flag."""
    told = {**act.answers, changed.id: record}
    looked = {step.id for step in item.steps if isinstance(step, Step) and step.kind in LOOKED}
    given = {key: Looked(_words(item.step(key), act), value) if key in looked else value for key, value in told.items()}
    refused = item.path(given, act.answers.policy).refused
    return refused is not None and refused.refusal is Refusal.NEUTRAL
