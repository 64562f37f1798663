"""How wide a column of labels is, beside which the values stand."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.ui.tokens import Mode, Type
from kiosk.ui.words import widest_word


def labels_px(mode: Mode, characters: float, labels: Iterable[str], kind: Type = Type.BODY) -> float:
    """The width of a column of `labels`, px: a Chinese one wraps after so many characters, and no English word of them is broken."""
    return max(characters * mode.px(kind), widest_word(mode, labels, kind))
