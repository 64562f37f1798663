"""A small number by plus and minus: no keyboard where a few taps do."""

from __future__ import annotations

from collections.abc import Callable

from kivy.uix.boxlayout import BoxLayout

from core.language import mark
from kiosk.ui.icons import Symbol
from kiosk.ui.keys import Key
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words


class Stepper(BoxLayout):
    """A whole number from `least` to `most` in steps of `step`, shown with its unit; keys that lead nowhere are grey.

    A row, minus to plus; `upright` stands it on end, plus on top, where several stand side by side.
    """

    def __init__(
        self,
        mode: Mode,
        value: int,
        least: int,
        most: int,
        on_change: Callable[[int], object],
        *,
        step: int = 1,
        unit: str = "",
        upright: bool = False,
    ) -> None:
        self.mode, self.value, self._least, self._most, self._step, self._unit = mode, value, least, most, step, unit
        self._on_change = on_change
        self._less, self._more = (
            self._key(symbol, way, say) for symbol, way, say in ((Symbol.MINUS, -1, mark("减少")), (Symbol.PLUS, 1, mark("增加")))
        )
        self._shown = Words(mode, "", Type.LABEL, bold=True, align="center", quiet=True, pos_hint={"center_y": 0.5})
        super().__init__(spacing=STEP, size_hint_y=None, orientation="vertical" if upright else "horizontal")
        self.bind(minimum_height=self.setter("height"))
        for part in (self._more, self._shown, self._less) if upright else (self._less, self._shown, self._more):
            if upright:
                part.pos_hint = {"center_x": 0.5}
            self.add_widget(part)
        Ground(self, mode.palette.well)
        self._show()

    def _key(self, symbol: Symbol, way: int, say: str) -> Key:
        side = self.mode.target
        return Key(self.mode, symbol, lambda: self._move(way), say=self.mode.tr(say), size_hint=(None, None), size=(side, side))

    def limit(self, least: int, most: int) -> None:
        """Other bounds; the value follows them."""
        self._least, self._most = least, most
        self.value = min(max(self.value, least), most)
        self._show()

    def _move(self, way: int) -> None:
        self.value = min(max(self.value + way * self._step, self._least), self._most)
        self._show()
        self._on_change(self.value)

    def _show(self) -> None:
        self._shown.plain = f"{self.value} {self._unit}".strip()
        self._less.usable, self._more.usable = self.value > self._least, self.value < self._most
