"""One item of a visit: the answers so far, and what the acts have done. Everything on screen follows from this.

    stage   ASKING ──▶ CHECKING ──▶ [PAYING] ──▶ SUBMITTING ──▶ DONE        REFUSED, when a gate says no
            computed by `path`      computed from the acts that have happened

How to pay is asked last of all, of somebody who has seen the bill and agreed to it: CHECKING ──agree──▶ ASKING ──▶ PAYING.
Answers may change as long as nothing was done; after an act Back is gone, because acts are never replayed. A case that became
a draft does without the platform: its look-ups are left open, and it is registered instead of done.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from devices.kinds import PrintResult
from flows.flow import QUESTIONS, Path, Step, StepKind, preset_of
from flows.item import Act, Item, Offline
from flows.numbers import query_code
from flows.policy import Policy
from flows.records.exchange import Outcome, Payment, PayState
from flows.refusal import Refused
from flows.steps import HOLDER, PAY_METHOD


class Stage(Enum):
    """What the resident is doing now; which screen it is follows from this and `path().next`."""

    ASKING = "asking"
    REFUSED = "refused"
    CHECKING = "checking"
    PAYING = "paying"
    SUBMITTING = "submitting"
    DONE = "done"


@dataclass
class Case:
    """Memory only. `number` was given by the store; `judged` is the platform's refusal of a submitted case.

    `code` is the query code of a draft, drawn here because its slip is printed before the platform knows of it. `carried` are
    steps whose answers were brought from an earlier case of the visit; answering one here makes it this case's own. `agreed` says
    that the resident has said yes to the check page. `seen` says that the resident has read the result; `rating` is None until
    asked, 0 when it was asked and not answered.
    """

    item: Item
    number: str
    policy: Policy
    started: datetime
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    given: dict[str, Any] = field(default_factory=dict)
    carried: set[str] = field(default_factory=set)
    reopened: set[str] = field(default_factory=set)
    data_version: int = 1
    agreed: bool = False
    payment: Payment | None = None
    outcome: Outcome | None = None
    judged: Refused | None = None
    prints: list[PrintResult] = field(default_factory=list)
    seen: bool = False
    rating: int | None = None
    draft: bool = False
    code: str = ""
    seconds: dict[str, int] = field(default_factory=dict)

    def path(self) -> Path:
        """Where the case stands, computed from the start."""
        walk = self.item.draft_path if self.draft else self.item.path
        return walk(self.given, self.policy, self.reopened)

    def to_draft(self) -> None:
        """Goes on without the platform, with the answers it has. RuntimeError after an act, and for an item that keeps no draft."""
        self._must_be_open()
        if self.item.offline is not Offline.DRAFT:
            raise RuntimeError("this item keeps no draft")
        self.draft, self.code = True, self.code or query_code()

    def answer(self, step_id: str, value: Any) -> None:
        """Takes an answer. Raises `flows.flow.Invalid` with a sentence when it cannot stand, RuntimeError after an act."""
        self._must_be_open()
        step = self.item.step(step_id)
        if step.ask is None:
            step.check(value, self.path().answers)
        self.given[step_id] = value
        self.carried.discard(step_id)
        self.reopened.discard(step_id)

    def agree(self) -> None:
        """Says yes to what the check page shows. The acts begin, or begin with the answer how to pay where that is still to come."""
        self._must_be_open()
        self.agreed = True

    def retract(self) -> None:
        """Certainly nothing has happened: everything can be changed again."""
        self.agreed = False

    def change(self, step_id: str) -> None:
        """Asks a step again; its answer is kept and shown as chosen until another is given."""
        self._must_be_open()
        self.agreed = False
        self.reopened.add(step_id)

    def back(self) -> bool:
        """Asks the last question (or second card) again that was answered before the present one; no answer is lost.

        False when there is none and Back leaves the item. The holder's card and face belong to the visit and stay. From how to
        pay it goes to the bill, and from the bill past how to pay.
        """
        self._must_be_open()
        if self.agreed:
            self.agreed = False
            return True
        for step in reversed(self.path().taken):
            if (
                step.id != PAY_METHOD
                and step.id in self.given
                and (step.kind in QUESTIONS or (step.kind is StepKind.CARD and step.id != HOLDER))
            ):
                self.reopened.add(step.id)
                return True
        return False

    def standing(self, step: Step) -> Any:
        """What a question screen shows as chosen: the answer given before, else the preset, else None."""
        if step.id in self.given:
            return self.given[step.id]
        return preset_of(step, self.path().answers)

    @property
    def acted(self) -> bool:
        """Whether the acts have begun: the resident has agreed, and nothing is left to ask. From then on nothing can be taken back."""
        return self.agreed and self.path().complete

    @property
    def stage(self) -> Stage:
        if self.outcome is not None:
            return Stage.DONE
        if self.judged is not None:
            return Stage.REFUSED
        path = self.path()
        if path.refused is not None:
            return Stage.REFUSED
        if path.complete and self.agreed:
            return Stage.PAYING if Act.PAY in self.item.acts and not self.paid else Stage.SUBMITTING
        return Stage.CHECKING if path.complete or self._bill_first(path) else Stage.ASKING

    def _bill_first(self, path: Path) -> bool:
        """Whether the bill is to be seen now, before it is asked how to pay."""
        asked = path.next is not None and path.next.id == PAY_METHOD
        return asked and not self.agreed and PAY_METHOD not in self.reopened

    @property
    def paid(self) -> bool:
        """Whether the channel has the money for certain."""
        return self.payment is not None and self.payment.state in (PayState.PAID, PayState.POSTED)

    @property
    def refused(self) -> Refused | None:
        """Why it cannot go on: the platform's judgement, or a gate's."""
        return self.judged or self.path().refused

    def reopen(self) -> None:
        """After a judgement that another answer can mend (a slot that is gone) or a payment that was closed.

        The next report is a new version of the same case. Look-ups and quotes are asked again, so that an answer which no
        longer stands is asked for; all others stay.
        """
        self.judged = None
        self.payment = None
        self.retract()
        self.data_version += 1
        for step in self.item.steps:
            if isinstance(step, Step) and step.ask is not None:
                self.given.pop(step.id, None)

    def _must_be_open(self) -> None:
        if self.acted:
            raise RuntimeError("an act has been started")
