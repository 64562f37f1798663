"""What has been answered, beside the questions that are still open: nobody has to remember."""

from __future__ import annotations

from kivy.uix.widget import Widget

from kiosk.case import Case
from kiosk.ui.layout import Row, fit
from kiosk.ui.measuring import labels_px
from kiosk.ui.palettes import Ink
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words

MOST_RECALLED = 3
_LABEL_CHARACTERS = 8
"""What a label has room for in a line."""


def recalled(mode: Mode, case: Case, width: float, room: float) -> list[Widget]:
    """The item and the last answers, as many of them as have room, px, each of them whole; nothing in the modes that leave none."""
    if mode.elder or mode.landscape or mode.narrow:
        return []
    for most in range(MOST_RECALLED, -1, -1):
        well = _well(mode, case, most)
        fit(well, width)
        if well.height <= room:
            return [well]
    return []


def _well(mode: Mode, case: Case, most: int) -> Well:
    path = case.path()
    answered = [
        (step.label, step.show(path.answers[step.id], path.answers)) for step in path.taken if step.show and step.id not in path.presets
    ]
    lines = [("正在办理", case.item.name), *answered[max(0, len(answered) - most) :]]
    beside_px = labels_px(mode, _LABEL_CHARACTERS, [label for label, _ in lines], Type.CAPTION)
    return Well(mode, *(_line(mode, label, value, beside_px) for label, value in lines), gap=STEP)


def _line(mode: Mode, label: str, value: str, beside_px: float) -> Row:
    name = Words(mode, label, Type.CAPTION, Ink.SOFT, size_hint_x=None, width=beside_px)
    return Row(name, Words(mode, value, Type.CAPTION, quiet=True, data=True))
