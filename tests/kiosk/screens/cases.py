"""Small cases for tests of what a screen shows: an item of one's own, and the six that exist."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.clock import DEMO_START
from flows.flow import LOOKED, Gate, Step
from flows.item import Act, Category, Identity, Item, Shape
from flows.items import catalogue
from flows.records.exchange import CaseState, Outcome
from flows.steps import consent, looked
from kiosk.case import Case
from kiosk.workshop.people import policy
from kiosk.workshop.walks import complete

DONE = Outcome("1" * 23, CaseState.DONE, "123456", "http://127.0.0.1/p")


def of(item_id: str, **given: Any) -> Case:
    """A case of one of the six."""
    case = Case(catalogue()[item_id], "1" * 23, policy(), DEMO_START)
    case.given.update(given)
    return case


def begun(item_id: str) -> Case:
    """A case of which everything is answered, agreed to."""
    case, path = of(item_id), next(complete(catalogue()[item_id], 0))
    for step in path.taken:
        value = path.answers[step.id]
        case.given[step.id] = looked(step, path.answers, value) if step.kind in LOOKED else value
    case.agree()
    return case


def asking(*steps: Step | Gate, **given: Any) -> Case:
    """A case of an item with these steps after its consent, which is given."""
    item = Item(
        "an-item",
        "一件事",
        "一件事",
        Category.AGEING,
        Shape.DECLARE,
        Identity.NONE,
        (consent(False), *steps),
        acts=(Act.SUBMIT,),
        vouching=True,
    )
    case = Case(item, "1" * 23, policy(), DEMO_START)
    case.given.update({"consent": "card-only", **given})
    return case


def without_vouching(case: Case) -> Case:
    """The same case of an item for which nobody may vouch."""
    case.item = replace(case.item, vouching=False)
    return case
