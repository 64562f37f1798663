"""The screen of a moment, as a value: what the conductor decides, and what the shell compares with the screen that it shows."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum


class SceneKind(Enum):
    """The kinds of screen."""

    HOME = "home"
    ATTRACT = "attract"
    CLOSED = "closed"
    CATEGORY = "category"
    BUNDLES = "bundles"
    BUNDLE = "bundle"
    FINDING = "finding"
    FOUND = "found"
    WISH = "wish"
    COMMON = "common"
    LOOKED_AT = "looked-at"
    SERVICES = "services"
    GUIDE = "guide"
    CARD = "card"
    FACE = "face"
    VOUCH = "vouch"
    WAITING = "waiting"
    QUESTIONS = "questions"
    CHECK = "check"
    PAYMENT = "payment"
    UNCERTAIN = "uncertain"
    SUBMITTING = "submitting"
    RESULT = "result"
    EVALUATION = "evaluation"
    GOODBYE = "goodbye"
    DOOR = "door"
    REFUSED = "refused"
    TROUBLE = "trouble"
    HELP = "help"
    TICKET = "ticket"
    PEOPLE = "people"
    REGISTERED = "registered"
    PREFERENCES = "preferences"
    TRAINING_DOOR = "training-door"


LIES_OVER = frozenset({SceneKind.PREFERENCES, SceneKind.PEOPLE, SceneKind.HELP, SceneKind.TICKET})
"""Pages from which one comes back to what lies below."""


@dataclass(frozen=True)
class Scene:
    """Which screen, and what of: a screen is built again when either differs."""

    kind: SceneKind
    of: Hashable = None
