"""What the platform would say: look-ups and quotes answered from the workshop's example records, so that an item leads on where it can."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta
from typing import Any

from core.clock import DEMO_START
from flows.flow import LOOKED, Looked, Path, Step, StepKind
from flows.item import Item
from flows.policy import Policy
from flows.records.exchange import Quote, QuoteLine
from flows.steps import looked
from kiosk.case import Case
from kiosk.workshop import walks
from kiosk.workshop.walks import ends, stands

BILL = Quote("演练", (QuoteLine("演练金额", "1 笔", "82.32 元", 8_232),), 8_232, "演练用的假设金额", DEMO_START + timedelta(days=1))
"""What is due, whoever asks: the rules of each bill are the platform's."""


def answer(case: Case) -> Looked:
    """The answer of the case's next step, a look-up or a quote: the first example with which the item can be done to its end, else the first.

    RuntimeError when the next step is not a look-up.
    """
    path = case.path()
    step = path.next
    if step is None or step.kind not in LOOKED:
        raise RuntimeError("the next step is not a look-up")
    if step.kind is StepKind.QUOTE:
        return looked(step, path.answers, BILL)
    offered = _usable(step, path)
    good = [value for value, leads_on in zip(offered, leading(case, step, offered), strict=True) if leads_on]
    found: Looked = (good or offered)[0]
    return found


def leading(case: Case, step: Step, values: Sequence[Any]) -> list[bool]:
    """Of each value whether it leads to the end: on the usual way, or where none does, with one unusual answer later."""
    found: list[bool] = []
    for others in (0, 1):
        found = [_leads_on(case, step, value, others) for value in values]
        if any(found):
            break
    return found


def ends_with(case: Case, step: Step, value: Any, others: int) -> Iterator[Path]:
    """Where the case ends with that value, which the step accepts, and at most so many unusual answers later."""
    given = case.given | {step.id: value}
    return (path for _, path in ends(_reached(case.item, case.policy), _usable, given, frozenset(), others))


def _leads_on(case: Case, step: Step, value: Any, others: int) -> bool:
    return stands(step, value, case.path().answers) and any(path.complete for path in ends_with(case, step, value, others))


def _reached(item: Item, policy: Policy) -> Any:
    def reached(given: dict[str, Any], open_: AbstractSet[str]) -> Path:
        return item.path(given, policy, open_)

    return reached


def _usable(step: Step, path: Path) -> Sequence[Any]:
    values = walks.usable(step, path.answers)
    return [looked(step, path.answers, value) if step.kind in LOOKED else value for value in values]
