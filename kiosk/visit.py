"""One person at the machine: what they agreed to, which card they laid, which cases they opened. Memory only, wiped at the end.

A card is read once and a face compared once in a visit; a second item of the same person starts with both.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from core.id_card import IdCard
from flows.flow import StepKind
from flows.records.exchange import Identified, Method
from flows.steps import HOLDER
from kiosk.case import Case

_tokens = itertools.count(1)


@dataclass
class Visit:
    """`token` names this visit to late answers of devices and platform: what belongs to an older one is dropped."""

    token: int = field(default_factory=lambda: next(_tokens))
    elder: bool = False
    card: IdCard | None = None
    identified: Identified | None = None
    face_tries: int = 0
    cases: list[Case] = field(default_factory=list)

    @property
    def case(self) -> Case | None:
        """The case being worked on."""
        return self.cases[-1] if self.cases else None

    def forget_person(self) -> None:
        """The card lies there no more: the next case asks for card and face anew."""
        self.card, self.identified, self.face_tries = None, None, 0

    def open(self, case: Case) -> None:
        """Starts a case; what is known of the person answers its card step after consent (see `fill`)."""
        self.cases.append(case)

    def fill(self, case: Case) -> bool:
        """Answers the next step from what this visit already knows; False when a person or device must."""
        step = case.path().next
        if step is None:
            return False
        if step.kind is StepKind.CARD and step.id == HOLDER and self.card is not None:
            case.answer(step.id, self.card)
            return True
        if (
            step.kind is StepKind.FACE
            and step.extra["of"] == HOLDER
            and self.identified is not None
            and (self.identified.live or not step.extra["turn"])
        ):
            case.answer(step.id, self.identified)
            return True
        return False

    def remember(self, case: Case) -> None:
        """Keeps the holder's card and a comparison for the visit's next case; a voucher is good for its own case only."""
        answers = case.path().answers
        self.card = answers.get("card", self.card)
        face: Identified | None = answers.get("face")
        if face is not None and face.method is Method.COMPARED:
            self.identified = face
