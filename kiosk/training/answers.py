"""What the platform would say: look-ups and quotes answered from the workshop's example records, so that an item leads on where it can."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta
from typing import Any

from core.clock import DEMO_START
from core.id_card import IdCard
from flows.flow import LOOKED, Looked, Path, Step, StepKind
from flows.item import Item
from flows.policy import Policy
from flows.records.exchange import Quote, QuoteLine
from flows.steps import HOLDER, looked
from kiosk.case import Case
from kiosk.workshop.people import PERSONS, card
from kiosk.workshop.walks import candidates, ends, stands

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
    good = [value for value, leads_on in _leading(case, step, offered) if leads_on]
    found: Looked = (good or offered)[0]
    return found


def fitting(case: Case, step: Step) -> list[tuple[str, IdCard, bool]]:
    """The demo persons whose card may be laid now, with whether the item can be done to its end with it; those first for whom it can.

    Nobody is offered as their own partner or agent.
    """
    holder: IdCard | None = case.path().answers.get(HOLDER) if step.id != HOLDER else None
    people = [(name, card(name)) for name in PERSONS if holder is None or card(name).number != holder.number]
    leading = [leads_on for _, leads_on in _leading(case, step, [one for _, one in people])]
    found = [(name, one, leads_on) for (name, one), leads_on in zip(people, leading, strict=True)]
    return sorted(found, key=lambda person: not person[2])


def _leading(case: Case, step: Step, values: Sequence[Any]) -> list[tuple[Any, bool]]:
    """Each value with whether it leads to the end: on the usual way, or where none does, with one unusual answer later."""
    found: list[tuple[Any, bool]] = []
    for others in (0, 1):
        found = [(value, _leads_on(case, step, value, others)) for value in values]
        if any(leads_on for _, leads_on in found):
            break
    return found


def _leads_on(case: Case, step: Step, value: Any, others: int) -> bool:
    if not stands(step, value, case.path().answers):
        return False
    given = case.given | {step.id: value}
    return any(path.complete for _, path in ends(_reached(case.item, case.policy), _usable, given, frozenset(), others))


def _reached(item: Item, policy: Policy) -> Any:
    def reached(given: dict[str, Any], open_: AbstractSet[str]) -> Path:
        return item.path(given, policy, open_)

    return reached


def _usable(step: Step, path: Path) -> Sequence[Any]:
    values = [value for value in candidates(step, path.answers) if stands(step, value, path.answers)]
    return [looked(step, path.answers, value) if step.kind in LOOKED else value for value in values]
