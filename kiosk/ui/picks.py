"""Many short things to choose from, as cells in a grid: places, years, months, days. They are read at a glance, so several stand in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.ui.keys import Cell
from kiosk.ui.layout import Column, Grid
from kiosk.ui.palettes import Ink, rgba
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words

GAP_PX = 2 * STEP
_EDGE_PX = 4
"""Above and below the text, so that two lines of 长辈版 fit into one target."""


@dataclass(frozen=True)
class Pick:
    """One cell: `key` is the answer. `reason` locks it and says why; `usable` without a reason is a cell that only fills its place.

    `say` is what the voice reads where the text alone says too little.
    """

    key: str
    text: str
    reason: str = ""
    usable: bool = True
    say: str = ""


class PickCell(Cell):
    """The text in the middle, and the reason below it."""

    def __init__(
        self, mode: Mode, pick: Pick, tap: Callable[[str], object], *, chosen: bool = False, kind: Type = Type.BODY, least: float = 0.0
    ) -> None:
        self.pick, self._least = pick, least
        self._text = Words(mode, pick.text, kind, bold=True, align="center", data=True)
        self._text.keep_words_whole()
        words = [self._text]
        if pick.reason:
            words.append(Words(mode, pick.reason, _reason_type(mode), Ink.ATTENTION, align="center"))
        super().__init__(mode, Column(*words, gap=0), lambda: tap(pick.key), say=pick.say or pick.text, padding=(STEP, _EDGE_PX))
        self.usable, self.chosen = pick.usable and not pick.reason, chosen

    def _fit(self, *_: Any) -> None:
        super()._fit()
        self.need = max(self.need, self._least)

    def recolour(self, *_: Any) -> None:
        """Paints the present state; the text is blue where it can be chosen."""
        super().recolour()
        ink = Ink.OFF if not self.usable else Ink.PRIMARY if self.chosen else Ink.MAIN
        self._text.color = rgba(self.mode.palette.ink_of(ink))


class PickGrid(Grid):
    """The cells in so many columns, each at least `least` px high; `on_choose(key)` at a tap."""

    def __init__(
        self,
        mode: Mode,
        picks: Sequence[Pick],
        columns: int,
        on_choose: Callable[[str], object],
        *,
        chosen: str = "",
        kind: Type = Type.BODY,
        gap: float = GAP_PX,
        least: float = 0.0,
    ) -> None:
        cells = [PickCell(mode, pick, on_choose, chosen=bool(chosen) and pick.key == chosen, kind=kind, least=least) for pick in picks]
        super().__init__(cells, columns, gap=gap)


def heights_of(mode: Mode, picks: Sequence[Pick], width: float) -> list[float]:
    """How high each cell is in that width, px, without making the cells."""
    text, reason = Words(mode, bold=True), Words(mode, kind=_reason_type(mode))
    heights = []
    for pick in picks:
        text.plain, reason.plain = pick.text, pick.reason
        lines = text.natural(width - 2 * STEP) + (reason.natural(width - 2 * STEP) if pick.reason else 0.0)
        heights.append(max(float(mode.target), lines + 2 * _EDGE_PX))
    return heights


def _reason_type(mode: Mode) -> Type:
    return Type.FINE if mode.elder else Type.CAPTION
