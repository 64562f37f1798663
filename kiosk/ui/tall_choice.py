"""A list of choices that has a screen to itself: its rows grow until they fill the card, up to a size that still looks like a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kiosk.ui.choices import ChoiceList, ChoiceRow, list_width
from kiosk.ui.frame import body_room
from kiosk.ui.measuring import line_px
from kiosk.ui.surface import card_padding
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words

TALLEST_PX = 192
"""A higher row would be a poster."""


class TallChoice(ChoiceList):
    """As `ChoiceList`; a list that needs pages or columns keeps the usual rows."""

    def __init__(
        self, mode: Mode, options: Sequence[ChoiceRow], on_choose: Callable[[str], object], chosen: str = "", note: str = ""
    ) -> None:
        super().__init__(mode, options, on_choose, chosen)
        if len(self._pages) == 1 and self._columns == 1:
            self._tall = row_height(mode, len(options), note)
            for row in self._rows:
                row.bind(need=self._stretch)
                self._stretch(row)

    def _stretch(self, row: Any, *_: Any) -> None:
        row.need = max(row.need, self._tall)


def row_height(mode: Mode, rows: int, note: str = "") -> float:
    """The height of a row when that many fill a card under a title and this note, or one of a line, px."""
    assert rows, "a question has options"
    said = max(line_px(mode, Type.BODY), Words(mode, note, Type.BODY).natural(list_width(mode, 1)) if note else 0.0)
    head = line_px(mode, Type.TITLE, bold=True) + said + 5 * STEP
    room = body_room(mode) - 2 * card_padding(mode) - head
    return min(TALLEST_PX, (room - (rows - 1) * 2 * STEP) / rows // STEP * STEP)
