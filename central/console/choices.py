"""What the resident chose, in the words of the screen: an answer is a value, and a value alone says nothing to a reviewer.

A case that was never walked to its end has kept no records. Its report is walked over today's as far as it goes; what does not
stand there any more cannot be said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from central.answers import Answered, Refusing
from central.cases import waiting
from central.cases.judging import desk_of
from central.departments.department import ConnectorDown
from central.departments.directory import look_up
from central.platform import Platform
from central.store.cases import CaseRow
from core.plain import Malformed
from flows.flow import Answers, Path, Step, StepKind
from flows.item import Item, Row
from flows.policy import NoFigure
from flows.records.exchange import Report
from flows.walk import walk

CHOSEN = (StepKind.CHOICE, StepKind.CHOICES)
GONE = "原选项已不在记录中"


def words(step: Step, value: Any, answers: Answers) -> str:
    """The answer as the screen showed it; for an option that is no longer offered, that it is gone."""
    assert step.show is not None
    if step.kind in CHOSEN:
        offered = {option.value for option in step.options(answers)}
        if not offered.issuperset(value if step.kind is StepKind.CHOICES else (value,)):
            return GONE
    return step.show(value, answers)


def reported(platform: Platform, session: Session, case: CaseRow, item: Item) -> tuple[Row, ...]:
    """The choices in a report of which nothing else is kept; empty without a report."""
    reports = waiting.reports(platform, session, case.case_no)
    if not reports:
        return ()
    path = _walked(platform, session, item, reports[0])
    steps = [step for step in item.steps if isinstance(step, Step) and step.kind in CHOSEN and step.show]
    return tuple((step.label, _said(step, reports[0], path)) for step in steps if step.id in reports[0].answers)


def _walked(platform: Platform, session: Session, item: Item, report: Report) -> Path | None:
    """As far as it goes; None when it does not even begin."""
    try:
        desk = desk_of(platform, session, report)

        def look(step: Step, asked: Mapping[str, Any]) -> Any:
            if step.kind is StepKind.QUOTE:
                raise Malformed("a bill is not made anew for a page")
            return look_up(desk, step, asked)

        return walk(item, report.answers, look, desk.policy)
    except (Malformed, Refusing, Answered, ConnectorDown, NoFigure):
        return None


def _said(step: Step, report: Report, path: Path | None) -> str:
    given = report.answers[step.id]
    value = tuple(given) if step.kind is StepKind.CHOICES else given
    if path is None or step.id not in path.answers or path.answers[step.id] != value:
        return GONE
    return words(step, value, path.answers)
