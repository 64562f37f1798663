"""A signature as it was written, small, on paper: what stands in a row where the resident looks through what they have said."""

from __future__ import annotations

from typing import Any

from kivy.graphics import Color, SmoothLine
from kivy.uix.widget import Widget

from flows.records.exchange import Signature
from flows.signature import PEN, SIGNING_BOX
from kiosk.ui.palettes import PAPER, PAPER_INK, rgba
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import Mode, Type

_LINES_HIGH = 2.5
"""As high as so many lines of the text beside it: the strokes are still told apart."""
_THINNEST_PX = 1.5


class Signed(Widget):
    """The signing box with its strokes."""

    def __init__(self, mode: Mode, signature: Signature) -> None:
        height = _LINES_HIGH * mode.px(Type.BODY)
        super().__init__(size_hint=(None, None), size=(height * SIGNING_BOX[0] / SIGNING_BOX[1], height))
        self._strokes = signature.strokes
        Ground(self, PAPER, border=mode.palette.line)
        self._scale = self.height / SIGNING_BOX[1]
        with self.canvas:
            Color(rgba=rgba(PAPER_INK))
            width = max(PEN * self._scale / 2, _THINNEST_PX)
            self._lines = [SmoothLine(width=width, joint="round", cap="round") for _ in self._strokes]
        self.bind(pos=self._place, size=self._place)
        self._place()

    def _place(self, *_: Any) -> None:
        for line, stroke in zip(self._lines, self._strokes, strict=True):
            points = [(self.x + x * self._scale, self.top - y * self._scale) for x, y in stroke]
            if len(points) == 1:  # a dot is a line that goes nowhere
                points.append((points[0][0] + 1, points[0][1]))
            line.points = [number for point in points for number in point]
