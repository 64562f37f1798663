"""Serves the one look-up or quote that a case needs next, by walking the case so far over the departments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from central.answers import Refusing
from central.departments.department import Desk
from central.departments.directory import look_up
from core.plain import Malformed
from flows.flow import Step, StepKind
from flows.item import Item
from flows.walk import walk

Pricing = Callable[[Mapping[str, Any]], Any]


class _Reached(Exception):
    """The walk came to the step that was asked for; ends it there, later look-ups are not made."""

    def __init__(self, record: Any) -> None:
        super().__init__()
        self.record = record


def next_record(desk: Desk, item: Item, wanted: str, plain: Mapping[str, Any], pricing: Pricing | None = None) -> Any:
    """The record of step `wanted`. `pricing` makes a quote; without it only look-ups are served.

    Raises `Refusing` when a rule before the step says no, `Malformed` when the case does not come to that step.
    """

    def look(step: Step, asked: Mapping[str, Any]) -> Any:
        if step.kind is StepKind.QUOTE:
            if pricing is None or step.id != wanted:
                raise Malformed(f"{wanted} is not the look-up that comes next")
            raise _Reached(pricing(asked))
        record = look_up(desk, step, asked)
        if step.id == wanted and pricing is None:
            raise _Reached(record)
        return record

    try:
        path = walk(item, plain, look, desk.policy)
    except _Reached as reached:
        return reached.record
    if path.refused:
        raise Refusing(path.refused)
    raise Malformed(f"{wanted} is not the look-up that comes next")
