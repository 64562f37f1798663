"""Money on the screen: 「82.32 元」, large. The kiosk shows the fen it was told and computes none."""

from __future__ import annotations

from typing import Any

from flows.numbers import yuan
from kiosk.ui.layout import Row
from kiosk.ui.palettes import Ink
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words


class Amount(Row):
    """An amount in large figures with a smaller 元 on the same line; as wide as it is. Never read out."""

    def __init__(self, mode: Mode, fen: int, kind: Type = Type.MONEY, ink: Ink = Ink.MAIN, **more: Any) -> None:
        self._figures = Words(mode, yuan(fen), kind, ink, bold=True, hug=True, quiet=True)
        unit = Words(mode, mode.tr("元"), Type.LABEL, ink, hug=True, quiet=True, pos_hint={"y": 0.12})
        super().__init__(self._figures, unit, gap=STEP, size_hint_x=None, **more)
        self.bind(minimum_width=self.setter("width"))

    def show(self, fen: int) -> None:
        """Another amount."""
        self._figures.plain = yuan(fen)
