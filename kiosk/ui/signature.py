"""A field to sign in with the finger. Strokes are points in pixels from the field's top left, as paper has them."""

from __future__ import annotations

from collections.abc import Callable

from kivy.clock import Clock

from flows.records.exchange import Signature
from flows.signature import SIGNING_BOX, is_written
from kiosk.ui.buttons import LinkButton
from kiosk.ui.icons import Symbol
from kiosk.ui.ink_field import InkField, Nib, Stroke
from kiosk.ui.layout import Column, Row
from kiosk.ui.palettes import Ink
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words


class SignaturePad(Column):
    """`on_change(enough)` after every stroke and after 重写; `strokes` is what was written."""

    def __init__(self, mode: Mode, on_change: Callable[[bool], object]) -> None:
        self._on_change = on_change
        self._field = InkField(mode, Nib.FINE, self._changed, size_hint_y=None, height=_field_height(mode))
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

    def entered(self) -> Signature | None:
        """What was written so far."""
        return self.signature if self.strokes else None

    def resume(self, entered: Signature) -> None:
        """The same strokes, once the field has its place and size."""
        Clock.schedule_once(lambda _: self._draw(entered), 0)

    def _draw(self, signature: Signature) -> None:
        across, down = self._field.width / SIGNING_BOX[0], self._field.height / SIGNING_BOX[1]
        for stroke in signature.strokes:
            self._field.draw(tuple((x * across, y * down) for x, y in stroke))
        self._changed()

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
    return 320 if mode.landscape or mode.lowered else 480
