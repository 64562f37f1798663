"""A finished case brought back from what is kept of it, so that `kiosk reprint` can compose its slip again.

Answers come from the report, look-ups from the case's own row; they are walked as the platform walks them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.plain import from_plain
from flows.flow import LOOKED, Step
from flows.item import Item
from flows.policy import Figure, Policy
from flows.records.exchange import Report
from flows.steps import looked
from flows.walk import read_answers, walk
from kiosk.case import Case
from kiosk.cases import CaseRows, Kept
from kiosk.outbox import Outbox


class Recall:
    """Reads cases back."""

    def __init__(self, outbox: Outbox, cases: CaseRows, items: Mapping[str, Item], figures: tuple[Figure, ...]) -> None:
        self._outbox, self._cases, self._items, self._figures = outbox, cases, items, figures

    def case(self, number: str) -> Case | None:
        """The case with its outcome; None when it, its report or its outcome is not here. Raises `Damaged`."""
        kept = self._cases.find(number)
        key = self._outbox.latest_of(number)
        body = self._outbox.body(key) if key else None
        if kept is None or kept.outcome is None or body is None or kept.item not in self._items:
            return None
        return self._rebuilt(kept, from_plain(Report, body))

    def _rebuilt(self, kept: Kept, report: Report) -> Case:
        item = self._items[kept.item]
        policy = Policy(self._figures, report.policy_date)

        def kept_record(step: Step, _: Mapping[str, Any]) -> Any:
            return from_plain(step.holds, kept.records[step.id])

        case = Case(item, kept.number, policy, report.occurred_at, data_version=report.data_version, agreed=True, outcome=kept.outcome)
        if report.draft:
            case.draft, case.code = True, report.query_code
            case.given = read_answers(item, report.answers)
            for step_id, record in kept.records.items():
                step = item.step(step_id)
                case.given[step_id] = looked(step, case.path().answers, from_plain(step.holds, record))
            return case
        path = walk(item, report.answers, kept_record, policy)
        for step in path.taken:
            value = path.answers[step.id]
            case.given[step.id] = looked(step, path.answers, value) if step.kind in LOOKED else value
        return case
