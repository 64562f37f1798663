"""What is to be said, and how."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.ui.language import Language


@dataclass(frozen=True)
class Utterance:
    """A text of one or more sentences in the resident's language. `key` names the recording that may be played in its place; "" for none."""

    text: str
    key: str = ""


@dataclass(frozen=True)
class Manner:
    """How it is said: `volume` is one of `kiosk.ui.tokens.VOLUMES`, `slow` for somebody who needs more time."""

    language: Language = Language.CHINESE
    volume: int = 3
    slow: bool = False
