"""An earlier case as everything after it sees it: its row, its item, what is kept of it, and its paper where it is a certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from central.cases import history, kept
from central.departments.acts import Act
from central.departments.department import Desk
from central.platform import Platform
from central.store.cases import CaseRow, Certificate
from core.plain import Malformed
from flows.after import OLD_CASE, OLD_NUMBER, After
from flows.flow import Answers
from flows.handover import PRINTED, Handover, How
from flows.item import Item, Shape
from flows.items import catalogue
from flows.numbers import grouped
from flows.records.common import Slot
from flows.records.exchange import CaseState, EarlierCase
from flows.walk import told


@dataclass(frozen=True)
class Past:
    """`kept` and `answers` are None for a case that was never walked to its end, or whose item has changed since.
    `corrected`: it was done, and somebody looks at a later version of it."""

    row: CaseRow
    item: Item
    kept: EarlierCase | None
    answers: Answers | None
    certificate: Certificate | None
    corrected: bool

    @property
    def state(self) -> CaseState:
        return CaseState(self.row.state)

    @property
    def standing(self) -> CaseState:
        """The state that is in force: what is done stays done while a correction waits."""
        return CaseState.DONE if self.corrected else self.state

    @property
    def slot(self) -> Slot | None:
        """The time that it holds, of an appointment."""
        if self.item.shape is not Shape.BOOK or self.answers is None:
            return None
        return next((slot for slot in self.answers["slots"].slots if slot.id == self.answers["slot"]), None)

    @property
    def handover(self) -> Handover:
        """How what it asks for comes to its holder."""
        return PRINTED if self.answers is None else self.item.handover(self.answers)

    @property
    def waits_here(self) -> bool:
        """Whether any terminal prints now what was granted."""
        return self.state is CaseState.READY and self.handover.how is How.PRINTED

    def about(self) -> dict[str, str]:
        """What a slip about it says first."""
        return {OLD_CASE: self.item.name, OLD_NUMBER: grouped(self.row.case_no)}

    def opened_on(self) -> date:
        return self.row.opened_at.date()


@dataclass(frozen=True)
class Change:
    """What is about to be done: the act of the report that asks for it, the earlier case, and which act of its item."""

    platform: Platform
    act: Act
    case: Past
    after: After


def past(desk: Desk, row: CaseRow) -> Past:
    """The case behind that row."""
    item = catalogue()[row.item]
    held = kept.find(desk.session, desk.register.vault, row.case_no)
    certificate = desk.session.scalar(select(Certificate).filter_by(case_no=row.case_no))
    return Past(row, item, held, _answers(desk, item, held), certificate, _corrected(desk, row))


def _corrected(desk: Desk, row: CaseRow) -> bool:
    return row.state == CaseState.REVIEWING.value and history.in_force(desk.session, row) is CaseState.DONE


def _answers(desk: Desk, item: Item, held: EarlierCase | None) -> Answers | None:
    if held is None or held.item_digest != item.digest:
        return None
    try:
        return told(item, held.answers, held.records, desk.policy.on(held.policy_date))
    except Malformed:  # a record has another form since
        return None
