"""One person at the machine: what they agreed to, which card they laid, which cases they opened. Memory only, wiped at the end.

A card is read once and a face compared once in a visit; a second item of the same person starts with both, and with what
this person said about themselves before: nobody gives a telephone number twice.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

from core.id_card import IdCard
from flows.flow import Step, StepKind
from flows.item import Item
from flows.records.exchange import CaseState, Identified, Method
from flows.steps import HOLDER, PAY_METHOD
from kiosk.case import Case

CARRIED = frozenset({"phone", "bank_account", "purpose", "who", "living", PAY_METHOD})
"""Questions about the resident and their errand, which mean the same in every item that asks them. What is asked about one
item (which year, which account of a supplier, how much) is not here although its step may have the same id, and what has to
be given anew each time (consent, promise, signature) never is."""

_tokens = itertools.count(1)


@dataclass
class Visit:
    """`token` names this visit to late answers of devices and platform: what belongs to an older one is dropped."""

    token: int = field(default_factory=lambda: next(_tokens))
    card: IdCard | None = None
    identified: Identified | None = None
    face_tries: int = 0
    cases: list[Case] = field(default_factory=list)
    counted: set[str] = field(default_factory=set)
    """Ids of the items that this visit has been counted for."""

    @property
    def case(self) -> Case | None:
        """The case being worked on."""
        return self.cases[-1] if self.cases else None

    def forget_person(self) -> None:
        """The card lies there no more: the next case asks for everything anew, and what was done before is nobody's business."""
        self.card, self.identified, self.face_tries = None, None, 0
        self.cases.clear()
        self.counted.clear()

    def open(self, case: Case) -> None:
        """Starts a case with what this person has said before; card and face answer their steps after consent (see `fill`)."""
        said = self._said(case.item)
        case.given.update(said)
        case.carried.update(said)
        self.cases.append(case)

    def _said(self, item: Item) -> dict[str, Any]:
        """Answers that the holder of the present card gave in this visit to questions which this item asks as well.

        They are answers like any other: one that does not stand here, say an account that is not offered, is asked for.
        """
        said: dict[str, Any] = {}
        for case in self.cases:
            path = case.path()
            if self.card is None or HOLDER not in path.answers or path.answers[HOLDER].number != self.card.number:
                continue
            given = {_question(step): path.answers[step.id] for step in path.taken if step.id not in path.presets}
            asked = [step for step in item.steps if isinstance(step, Step) and step.id in CARRIED]
            said.update({step.id: given[_question(step)] for step in asked if _question(step) in given})
        return said

    def done(self, item_id: str) -> CaseState | None:
        """What has become of that item in this visit; None when it was not finished."""
        states = [case.outcome.state for case in self.cases if case.item.id == item_id and case.outcome is not None]
        return states[-1] if states else None

    def fill(self, case: Case) -> bool:
        """Answers the next step from what this visit already knows; False when a person or device must."""
        step = case.path().next
        if step is None:
            return False
        if self._has_card(step):
            case.answer(step.id, self.card)
        elif self._has_face(step):
            case.answer(step.id, self.identified)
        else:
            return False
        return True

    def knows(self, item: Item) -> frozenset[StepKind]:
        """Whether the item begins with what this visit has already: card, face, both, or neither. What is asked of a second person
        is asked all the same, and so the kind is not among them."""
        steps = [step for step in item.steps if isinstance(step, Step)]
        has = {StepKind.CARD: self._has_card, StepKind.FACE: self._has_face}
        return frozenset(kind for kind, known in has.items() if all(known(step) for step in steps if step.kind is kind))

    def _has_card(self, step: Step) -> bool:
        return step.kind is StepKind.CARD and step.id == HOLDER and self.card is not None

    def _has_face(self, step: Step) -> bool:
        known = self.identified
        return step.kind is StepKind.FACE and step.extra["of"] == HOLDER and known is not None and (known.live or not step.extra["turn"])

    def remember(self, case: Case) -> None:
        """Keeps the holder's card and a comparison for the visit's next case; a voucher is good for its own case only."""
        answers = case.path().answers
        self.card = answers.get(HOLDER, self.card)
        face: Identified | None = answers.get("face")
        if face is not None and face.method is Method.COMPARED:
            self.identified = face


def _question(step: Step) -> tuple[str, StepKind, str, Any]:
    """What makes two items ask the same: a new account instead of the present one (新账户) is not the account (收款账户)."""
    return step.id, step.kind, step.label, step.holds
