"""How far we are: 「第2步 / 共4步」 and the names of the steps."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.widget import Widget

from kiosk.ui.layout import Column, Row
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import STEP, Ink, Mode, Type
from kiosk.ui.words import Words


class StepBar(Column):
    """Step `at` (counted from 1) of the named steps. 长辈版 and narrow panels show the sentence and a bar only."""

    def __init__(self, mode: Mode, names: Sequence[str], at: int) -> None:
        super().__init__(gap=STEP, padding=(mode.margin, 2 * STEP, mode.margin, 0))
        self.add_widget(self._sentence(mode, names, at))
        self.add_widget(_segments(mode, len(names), at))
        if not (mode.elder or mode.narrow):
            self.add_widget(_names(mode, names, at))

    def _sentence(self, mode: Mode, names: Sequence[str], at: int) -> Widget:
        count = mode.tr("第{at}步 / 共{all}步").format(at=at, all=len(names))
        kind = Type.BODY
        return Row(
            Words(mode, names[at - 1], kind, Ink.PRIMARY, bold=True),
            Words(mode, count, kind, Ink.SOFT, hug=True),
        )


def _segments(mode: Mode, steps: int, at: int) -> Row:
    palette = mode.palette
    row = Row(gap=STEP)
    for number in range(1, steps + 1):
        segment = Widget(size_hint_y=None, height=10)
        Ground(segment, palette.primary if number <= at else palette.line, radius=5)
        row.add_widget(segment)
    return row


def _names(mode: Mode, names: Sequence[str], at: int) -> Row:
    row = Row(gap=STEP)
    for number, name in enumerate(names, 1):
        ink = Ink.PRIMARY if number == at else Ink.SOFT
        row.add_widget(Words(mode, name, Type.FINE, ink, bold=number == at))
    return row
