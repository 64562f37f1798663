"""What is to be said, and how."""

from __future__ import annotations

from dataclasses import dataclass

from core.language import Language

VOLUMES = range(1, 6)
"""How loud the voice may be, softest first."""


@dataclass(frozen=True)
class Utterance:
    """A text of one or more sentences in the resident's language. `key` names the recording that may be played in its place; "" for none."""

    text: str
    key: str = ""


@dataclass(frozen=True)
class Manner:
    """How it is said: `volume` is one of `VOLUMES`, `slow` for somebody who needs more time."""

    language: Language = Language.CHINESE
    volume: int = 3
    slow: bool = False
