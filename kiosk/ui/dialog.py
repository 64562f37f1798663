"""One question over everything, with two named buttons. Touches do not reach what lies below."""

from __future__ import annotations

from typing import Any

from kivy.core.window import Window
from kivy.graphics import Color, Rectangle
from kivy.input.motionevent import MotionEvent
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.ui.buttons import PrimaryButton, PushButton, SecondaryButton, level
from kiosk.ui.layout import Column, Row
from kiosk.ui.palettes import Ink
from kiosk.ui.surface import Card
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.touch import Callback
from kiosk.ui.words import Title, Words

_DIM = (0.04, 0.09, 0.18, 0.6)
_WIDEST_PX = 960


class Dialog(FloatLayout):
    """`main` and `other` are (text, act); either closes the dialog, then acts. `extra` stands between text and buttons."""

    modal = True

    def __init__(
        self,
        mode: Mode,
        title: str,
        line: str,
        main: tuple[str, Callback],
        other: tuple[str, Callback] | None = None,
        extra: Widget | None = None,
    ) -> None:
        super().__init__(size=Window.size)
        with self.canvas.before:
            Color(rgba=_DIM)
            self._dim = Rectangle(size=self.size)
        self.bind(size=self._cover)
        width = min(mode.width - 2 * mode.margin, _WIDEST_PX)
        self.card = Card(mode, *self._parts(mode, title, line, extra), size_hint_x=None, width=width, align="center")
        self.card.pos_hint = {"center_x": 0.5, "center_y": mode.reach / 2 / mode.height if mode.lowered else 0.5}
        self.card.add_widget(self._buttons(mode, main, other))
        self.add_widget(self.card)

    def open(self) -> Dialog:
        """Shows it over everything."""
        Window.add_widget(self)
        return self

    def close(self) -> None:
        """Takes it away; harmless when it is gone already."""
        if self.parent:
            Window.remove_widget(self)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        super().on_touch_down(touch)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        super().on_touch_move(touch)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        super().on_touch_up(touch)
        return True

    def _parts(self, mode: Mode, title: str, line: str, extra: Widget | None) -> list[Widget]:
        parts: list[Widget] = [Column(Title(mode, title, align="center"), Words(mode, line, Type.BODY, Ink.SOFT, align="center"), gap=STEP)]
        return [*parts, extra] if extra else parts

    def _buttons(self, mode: Mode, main: tuple[str, Callback], other: tuple[str, Callback] | None) -> Widget:
        buttons: list[PushButton] = [PrimaryButton(mode, main[0], lambda: self._answer(main[1]))]
        if other:
            buttons.insert(0, SecondaryButton(mode, other[0], lambda: self._answer(other[1])))
        stacked = mode.elder and (mode.narrow or not mode.landscape)
        if stacked:
            return Column(*reversed(buttons), gap=mode.gap)
        level(buttons)
        return Row(*buttons, gap=mode.gap)

    def _answer(self, act: Callback) -> None:
        self.close()
        act()

    def _cover(self, *_: Any) -> None:
        self._dim.size = self.size
