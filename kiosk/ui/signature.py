"""A field to sign in with the finger. Strokes are points in pixels from the field's top left, as paper has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color, InstructionGroup, SmoothLine
from kivy.input.motionevent import MotionEvent
from kivy.uix.floatlayout import FloatLayout

from flows.records.exchange import Signature
from flows.signature import SIGNING_BOX, is_written
from kiosk.ui.buttons import LinkButton
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import PAPER, PAPER_INK, STEP, Ink, Mode, Type, rgba
from kiosk.ui.words import Words

Point = tuple[float, float]
Stroke = tuple[Point, ...]

_PEN_PX = 3.5


class SignaturePad(Column):
    """`on_change(enough)` after every stroke and after 重写; `strokes` is what was written."""

    def __init__(self, mode: Mode, on_change: Callable[[bool], object], height_px: int | None = None) -> None:
        self._on_change = on_change
        self._field = _Field(mode, height_px or _field_height(mode), self._changed)
        redo = LinkButton(mode, mode.tr("重写"), self.clear, symbol=Symbol.REFRESH)
        hint = Words(mode, mode.tr("请用手指在框内写下您的姓名"), Type.BODY, Ink.SOFT)
        super().__init__(Row(hint, redo), self._field, gap=STEP)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Every stroke as points (x, y), px from the top left of the field."""
        return tuple(self._field.strokes)

    @property
    def signature(self) -> Signature:
        """What was written, in the box in which signatures are kept."""
        across, down = SIGNING_BOX[0] / self._field.width, SIGNING_BOX[1] / self._field.height
        return Signature(tuple(tuple((round(x * across), round(y * down)) for x, y in stroke) for stroke in self.strokes))

    @property
    def enough(self) -> bool:
        """Whether it may be a signature."""
        return is_written(self.signature)

    def clear(self) -> None:
        """Wipes the field."""
        self._field.wipe()
        self._changed()

    def _changed(self) -> None:
        self._on_change(self.enough)


def _field_height(mode: Mode) -> int:
    """Room for three characters side by side, and on small panels for the promise above."""
    if mode.narrow:
        return 280 if mode.elder else 360
    return 320 if mode.landscape or mode.low else 480


class _Field(FloatLayout):
    def __init__(self, mode: Mode, height_px: int, changed: Callable[[], object]) -> None:
        super().__init__(size_hint_y=None, height=height_px)
        self._changed = changed
        self.strokes: list[Stroke] = []
        Ground(self, PAPER, border=mode.palette.primary)
        self._ink = InstructionGroup()
        self.canvas.add(self._ink)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        if not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        line = SmoothLine(points=[*touch.pos], width=_PEN_PX, joint="round", cap="round")
        touch.ud["line"] = line
        self._ink.add(Color(rgba=rgba(PAPER_INK)))
        self._ink.add(line)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        if touch.grab_current is not self:
            return False
        touch.ud["line"].points += [min(max(touch.x, self.x), self.right), min(max(touch.y, self.y), self.top)]
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self.strokes.append(self._from_top_left(touch.ud["line"].points))
        self._changed()
        return True

    def _from_top_left(self, points: list[float]) -> Stroke:
        return tuple((x - self.x, self.top - y) for x, y in zip(points[::2], points[1::2], strict=True))

    def wipe(self, *_: Any) -> None:
        self.strokes.clear()
        self._ink.clear()
