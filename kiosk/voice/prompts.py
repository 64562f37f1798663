"""The names under which prompts may be recorded: the file of `Prompt.CARD_LAY` in Chinese is `config/voice/zh/card.lay.wav`.

Only words that are always the same have a name here; what an item asks is `<item>/<step>`, its guide read aloud `<item>/guide`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from flows.flow import Gate
from flows.item import Item


class Prompt(Enum):
    """Fixed words of a screen, after the place where they stand."""

    HOME = "home"
    LOOK = "look"
    BUNDLES = "bundles"
    SERVICES = "services"
    CARD_LAY = "card.lay"
    CARD_NONE = "card.none"
    CARD_TAKE = "card.take"
    FACE_LOOK = "face.look"
    FACE_CLOSER = "face.closer"
    FACE_ONE_PERSON = "face.one_person"
    FACE_LIGHT = "face.light"
    FACE_TURN_LEFT = "face.turn_left"
    FACE_TURN_RIGHT = "face.turn_right"
    FACE_CENTER = "face.center"
    FACE_HOLD = "face.hold"
    QUESTION_TAP = "question.tap"
    EVALUATION = "evaluation"
    HELP = "help"
    TICKET = "ticket"
    REGISTERED = "registered"
    PREFERENCES = "preferences"
    STILL_THERE = "still_there"
    DOOR = "door"


def item_key(item_id: str, step_id: str) -> str:
    """The key of an item's question, or of its guide with the step `guide`."""
    return f"{item_id}/{step_id}"


def keys(items: Mapping[str, Item]) -> frozenset[str]:
    """Every key that a screen names."""
    of_items = {item_key(item.id, step.id) for item in items.values() for step in item.steps if not isinstance(step, Gate)}
    return frozenset({*(prompt.value for prompt in Prompt), *(item_key(item_id, "guide") for item_id in items), *of_items})
