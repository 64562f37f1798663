"""Decides which screen it is, from the sitting alone and anew after everything that happens.

    preferring ─▶ preferences      meeting ─▶ people      aside ─▶ help      trouble ─▶ trouble      place ─▶ its own
    case ─▶ stage and `path().next`

A pure function: no widget, no device, nothing remembered.
"""

from __future__ import annotations

from flows.flow import Step, StepKind
from flows.records.exchange import PayState
from flows.refusal import Refusal, Refused
from flows.steps import OTHER_WAY
from kiosk.case import Case, Stage
from kiosk.closure import Closure
from kiosk.screens.registering import NOBODY_VOUCHES
from kiosk.screens.scene import Scene, SceneKind
from kiosk.screens.sitting import Sitting

FACE_TRIES = 3
"""Comparisons in one visit before a person of the site takes over."""

SETTLED_LATER = frozenset({PayState.UNKNOWN, PayState.BUSINESS_FAILED, PayState.REFUNDING, PayState.REFUNDED})
"""Payments for which the resident can do nothing more: they are settled in the background."""


def scene(sitting: Sitting, closure: Closure | None = None) -> Scene:
    """The screen of this moment; where nobody may begin, whoever has begun goes on."""
    if closure is not None and sitting.fresh:
        return Scene(SceneKind.CLOSED, closure)
    if sitting.preferring:
        return Scene(SceneKind.PREFERENCES)
    if sitting.meeting:
        return Scene(SceneKind.PEOPLE)
    if sitting.aside is not None:
        if sitting.aside.registered is not None:
            return Scene(SceneKind.REGISTERED, sitting.aside.registered.number)
        return Scene(SceneKind.TICKET if sitting.aside.ticket else SceneKind.HELP)
    if sitting.trouble is not None:
        return Scene(SceneKind.TROUBLE, sitting.trouble.explained)
    if sitting.place is not None:
        return Scene(sitting.place.kind, sitting.place.of)
    if sitting.visit.case is None:
        return Scene(SceneKind.HOME)
    return _of_case(sitting, sitting.visit.case)


def _of_case(sitting: Sitting, case: Case) -> Scene:
    stage = case.stage
    if stage is Stage.ASKING:
        step = case.path().next
        assert step is not None, "a case that asks has a next step"
        return _asking(sitting, case, step)
    if stage is Stage.DONE:
        return _done(case)
    if stage is Stage.PAYING:
        by_itself = case.payment is not None and case.payment.state in SETTLED_LATER
        return Scene(SceneKind.UNCERTAIN if by_itself else SceneKind.PAYMENT, case.id)
    if stage is Stage.REFUSED:
        return Scene(SceneKind.REFUSED, case.refused)
    return Scene({Stage.CHECKING: SceneKind.CHECK, Stage.SUBMITTING: SceneKind.SUBMITTING}[stage], case.id)


def _asking(sitting: Sitting, case: Case, step: Step) -> Scene:
    if step.kind is StepKind.CONSENT:
        return Scene(SceneKind.GUIDE, case.item.id)
    if step.kind is StepKind.CARD:
        return Scene(SceneKind.CARD, step.id)
    if step.kind is StepKind.FACE:
        return _face(sitting, case)
    if step.kind in (StepKind.LOOKUP, StepKind.QUOTE):
        return Scene(SceneKind.WAITING, step.id)
    return Scene(SceneKind.QUESTIONS, (case.id, step.id))


def _face(sitting: Sitting, case: Case) -> Scene:
    if not needs_person(sitting, case):
        return Scene(SceneKind.FACE, sitting.visit.face_tries)
    if case.draft:
        return Scene(SceneKind.REFUSED, NOBODY_VOUCHES)
    return Scene(SceneKind.VOUCH, case.id) if case.item.vouching else Scene(SceneKind.REFUSED, Refused(Refusal.FACE))


def needs_person(sitting: Sitting, case: Case) -> bool:
    """Whether a person of the site must vouch: asked for, tried too often, or nothing here can compare."""
    return case.given.get("consent") == OTHER_WAY or sitting.visit.face_tries >= FACE_TRIES or bool(sitting.face_off)


def _done(case: Case) -> Scene:
    if not case.seen:
        return Scene(SceneKind.RESULT, case.id)
    return Scene(SceneKind.EVALUATION if case.rating is None and case.item.rated else SceneKind.GOODBYE, case.id)
