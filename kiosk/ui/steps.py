"""How far we are: 「第2步 / 共4步」 and the names of the steps."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.widget import Widget

from kiosk.ui.layout import Column, Row
from kiosk.ui.palettes import Ink
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words

_BAR_PX = 10


class StepBar(Column):
    """Step `at` (counted from 1) of the named steps. Only an upright panel in the standard mode has room for every name."""

    def __init__(self, mode: Mode, names: Sequence[str], at: int) -> None:
        super().__init__(gap=STEP, padding=(mode.margin, 2 * STEP, mode.margin, 0))
        name = Words(mode, names[at - 1], Type.BODY, Ink.PRIMARY, bold=True, hug=mode.landscape)
        count = Words(mode, mode.tr("第{at}步 / 共{all}步").format(at=at, all=len(names)), Type.BODY, Ink.SOFT, hug=True)
        segments = _segments(mode, len(names), at)  # the smallest panel has no room for them in 长辈版
        if mode.landscape:
            self.add_widget(Row(name, segments, count, gap=4 * STEP))
            return
        self.add_widget(Row(name, count))
        if not mode.tightest:
            self.add_widget(segments)
        if _has_names(mode):
            self.add_widget(_names(mode, names, at))


def steps_height(mode: Mode) -> int:
    """The height of the step bar, px."""
    line = round(mode.px(Type.BODY) * 1.5)
    if mode.landscape or mode.tightest:
        return 2 * STEP + line
    names = round(mode.px(Type.FINE) * 1.5) + STEP if _has_names(mode) else 0
    return 2 * STEP + line + STEP + _BAR_PX + names


def _has_names(mode: Mode) -> bool:
    return not (mode.elder or mode.narrow or mode.landscape)


def _segments(mode: Mode, steps: int, at: int) -> Row:
    palette = mode.palette
    row = Row(gap=STEP)
    for number in range(1, steps + 1):
        segment = Widget(size_hint_y=None, height=_BAR_PX)
        Ground(segment, palette.primary if number <= at else palette.ahead, radius=_BAR_PX // 2)
        row.add_widget(segment)
    return row


def _names(mode: Mode, names: Sequence[str], at: int) -> Row:
    row = Row(gap=STEP)
    for number, name in enumerate(names, 1):
        row.add_widget(Words(mode, name, Type.FINE, Ink.PRIMARY if number == at else Ink.SOFT, bold=number == at))
    return row
