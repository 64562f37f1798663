"""A field that keeps what a finger draws: a signature, or one character for the recogniser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from kivy.graphics import Color, InstructionGroup, SmoothLine
from kivy.input.motionevent import MotionEvent
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui.palettes import PAPER, PAPER_INK, rgba
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import Mode

Stroke = tuple[tuple[float, float], ...]
"""Points (x, y) in px from the field's top left, as paper has them."""


class Nib(Enum):
    """What the line looks like; half its width in px."""

    FINE = 3.5
    BROAD = 7.0


@dataclass(frozen=True)
class Drawing:
    """What stands in a field, and how large that field is; personal, so its repr tells only how much it is."""

    strokes: tuple[Stroke, ...]
    size: tuple[float, float]

    def fitted(self, width: float, height: float) -> tuple[Stroke, ...]:
        """The strokes for a field of another size, px: stretched with it, as the recogniser takes them, so that it finds the same."""
        across, down = width / self.size[0], height / self.size[1]
        return tuple(tuple((x * across, y * down) for x, y in stroke) for stroke in self.strokes)

    def __repr__(self) -> str:
        return f"Drawing({len(self.strokes)} strokes)"


@dataclass(frozen=True)
class _Ink:
    """What one finger draws: the line that grows, and what shows it."""

    line: SmoothLine
    shown: InstructionGroup


class InkField(FloatLayout):
    """`changed()` after every stroke and when one is taken back; `strokes` is what has been drawn. A stroke stays within the field."""

    def __init__(self, mode: Mode, nib: Nib, changed: Callable[[], object], **more: Any) -> None:
        super().__init__(**more)
        self._nib, self._changed = nib, changed
        self._lines: list[InstructionGroup] = []
        self._under_way: dict[object, _Ink] = {}
        self.strokes: list[Stroke] = []
        Ground(self, PAPER, border=mode.palette.primary)

    @property
    def drawing(self) -> Drawing:
        """What has been drawn, for a field that takes the place of this one."""
        return Drawing(tuple(self.strokes), (self.width, self.height))

    def undo(self) -> None:
        """Takes the last stroke back."""
        if self.strokes:
            self.strokes.pop()
            self.canvas.remove(self._lines.pop())
            self._changed()

    def wipe(self) -> None:
        """An empty field; a finger that is still down draws nothing more."""
        for line in (*self._lines, *(ink.shown for ink in self._under_way.values())):
            self.canvas.remove(line)
        self._under_way.clear()
        self._lines.clear()
        self.strokes.clear()

    def draw(self, stroke: Stroke) -> None:
        """One more stroke, as if a finger had drawn it; once the field has its place."""
        line = SmoothLine(
            points=[xy for x, y in stroke for xy in (self.x + x, self.top - y)], width=self._nib.value, joint="round", cap="round"
        )
        ink = InstructionGroup()
        ink.add(Color(rgba=rgba(PAPER_INK)))
        ink.add(line)
        self.canvas.add(ink)
        self._lines.append(ink)
        self.strokes.append(stroke)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        if not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        ink = _Ink(SmoothLine(points=[*touch.pos], width=self._nib.value, joint="round", cap="round"), InstructionGroup())
        ink.shown.add(Color(rgba=rgba(PAPER_INK)))
        ink.shown.add(ink.line)
        self.canvas.add(ink.shown)
        self._under_way[touch.uid] = ink
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        if touch.grab_current is not self:
            return False
        if (ink := self._under_way.get(touch.uid)) is not None:
            ink.line.points += [min(max(touch.x, self.x), self.right), min(max(touch.y, self.y), self.top)]
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        if (ink := self._under_way.pop(touch.uid, None)) is not None:
            points = ink.line.points
            self._lines.append(ink.shown)
            self.strokes.append(tuple((x - self.x, self.top - y) for x, y in zip(points[::2], points[1::2], strict=True)))
            self._changed()
        return True
