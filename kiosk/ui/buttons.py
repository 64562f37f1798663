"""Buttons. A button names its act, and while it cannot succeed it says why in a second line.

States: ready, pressed, refused (grey, with the reason), busy (what is being waited for; no taps).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.properties import NumericProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout

from core.language import Language
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.palettes import Ink, rgba
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.touch import Callback, Touchable, nothing
from kiosk.ui.words import FEW_LINES, Icon, Words


class _Look:
    """The four colours of a kind of button, by palette field; `border` empty for none."""

    def __init__(self, ground: str, pressed: str, ink: Ink, border: str) -> None:
        self.ground, self.pressed, self.ink, self.border = ground, pressed, ink, border


_SIDE_PX = 3 * STEP
_PRIMARY = _Look("primary", "primary_pressed", Ink.ON_PRIMARY, "")
_SECONDARY = _Look("panel", "panel_pressed", Ink.PRIMARY, "primary")


class PushButton(Touchable, AnchorLayout):
    """Base of the two kinds of button (not named Button: Kivy styles that name); `refuse`, `allow` and `work` change its state.

    `symbol` stands before the text, or behind it with `after`.
    """

    reason = StringProperty("")
    waiting = StringProperty("")
    need = NumericProperty(0.0)
    """How high its words want it, px; it is as high, or as the highest of those it is level with."""

    def __init__(
        self,
        mode: Mode,
        text: str,
        look: _Look,
        tap: Callback,
        *,
        symbol: Symbol | None = None,
        after: bool = False,
        reason: str = "",
        **more: Any,
    ) -> None:
        self.mode, self._look, self._text, self._after = mode, look, text, after
        self._label = Words(mode, text, Type.LABEL, look.ink, bold=True, align="center", hug=symbol is not None, most_lines=FEW_LINES)
        self._symbol = Icon(mode, symbol, mode.px(Type.TITLE), look.ink) if symbol else None
        self._why = Words(mode, "", Type.CAPTION, Ink.ATTENTION, align="center", most_lines=FEW_LINES)
        self._lines = Column(gap=0)
        super().__init__(tap=tap, padding=(_SIDE_PX, STEP), size_hint_y=None, height=mode.button, **more)
        self.add_widget(self._lines)
        self._lines.add_widget(self._headline())
        self._ground = Ground(self, getattr(mode.palette, look.ground))
        self.bind(need=self.setter("height"))
        self._lines.bind(height=self._fit)
        self.bind(pressed=self._show, reason=self._show, waiting=self._show)
        self.reason = reason
        self._show()

    def become(self, text: str, tap: Callback) -> None:
        """Another act in the same place."""
        self._text, self.tap = text, tap
        self._show()

    def refuse(self, reason: str) -> None:
        """Grey, with the sentence that says what is missing."""
        self.reason, self.waiting = reason, ""

    def allow(self) -> None:
        """Ready to be tapped."""
        self.reason, self.waiting = "", ""

    def work(self, what: str) -> None:
        """Busy: shows `what` (正在提交…) in place of the text until `allow` or `refuse`."""
        self.waiting = what

    @property
    def say(self) -> str:
        return self.waiting or self._text

    def _headline(self) -> Any:
        if self._symbol is None:
            return self._label
        parts = (self._label, self._symbol) if self._after else (self._symbol, self._label)
        row = Row(*parts, gap=STEP, size_hint_x=None, pos_hint={"center_x": 0.5})
        row.bind(minimum_width=row.setter("width"))
        return row

    def _fit(self, *_: Any) -> None:
        self.need = max(self.mode.button, self._lines.height + 2 * STEP)

    def _show(self, *_: Any) -> None:
        self.usable = not (self.reason or self.waiting)
        self._label.plain = self.waiting or self._text
        self.size_hint_min_x = self._least_px()
        self._why.plain = self.reason
        if bool(self._why.parent) != bool(self.reason):
            (self._lines.add_widget if self.reason else self._lines.remove_widget)(self._why)
        self.recolour()

    @property
    def line_px(self) -> float:
        """The width in which its words stand in one line, px."""
        return self._label.natural_width(self._label.plain) + self._beside_px

    def _least_px(self) -> float | None:
        """Of the buttons that share a row none is so narrow that an English word is broken, or what stands beside a symbol, px."""
        if self._symbol is None and self.mode.language is not Language.ENGLISH:
            return None
        return (self._label.width if self._symbol else self._label.word_px) + self._beside_px

    @property
    def _beside_px(self) -> float:
        return 2.0 * _SIDE_PX + (self._symbol.width + STEP if self._symbol else 0)

    def recolour(self) -> None:
        """Paints the present state; for a container that sets `usable` itself."""
        palette, look = self.mode.palette, self._look
        ink = look.ink if self.usable else Ink.OFF
        ground = getattr(palette, (look.pressed if self.pressed else look.ground) if self.usable else "panel_off")
        border = getattr(palette, look.border) if look.border and self.usable else palette.line
        self._ground.paint(ground, "" if look is _PRIMARY and self.usable else border)
        for part in (self._label, self._symbol):
            if part:
                part.color = rgba(palette.ink_of(ink))


class PrimaryButton(PushButton):
    """The one act of the screen, named: 「确认缴费 82.32 元」."""

    def __init__(self, mode: Mode, text: str, tap: Callback = nothing, **more: Any) -> None:
        super().__init__(mode, text, _PRIMARY, tap, **more)


class SecondaryButton(PushButton):
    """Every other act: white with a blue border."""

    def __init__(self, mode: Mode, text: str, tap: Callback = nothing, **more: Any) -> None:
        super().__init__(mode, text, _SECONDARY, tap, **more)


def level(buttons: Sequence[PushButton]) -> None:
    """Keeps the buttons of a row as high as the highest of them, whatever each comes to say."""

    def even(*_: Any) -> None:
        highest = max((button.need for button in buttons), default=0.0)
        for button in buttons:
            button.height = highest

    for button in buttons:
        button.bind(need=even)
    even()


class LinkButton(Touchable, AnchorLayout):
    """A blue word without a box but with a full touch target: 更改, 显示, 换一种方式."""

    def __init__(self, mode: Mode, text: str, tap: Callback = nothing, *, symbol: Symbol | None = None, **more: Any) -> None:
        self.mode = mode
        self._label = Words(mode, text, Type.BODY, Ink.PRIMARY, hug=True, bold=True)
        parts = [self._label] if symbol is None else [Icon(mode, symbol, mode.px(Type.LABEL)), self._label]
        row = Row(*parts, gap=STEP, size_hint_x=None)
        super().__init__(tap=tap, size_hint=(None, None), height=mode.target, **more)
        row.bind(minimum_width=row.setter("width"), width=self._fit)
        self.add_widget(row)
        self._row = row
        self._ground = Ground(self, mode.palette.panel)
        self.bind(pressed=self._show)
        self._show()

    @staticmethod
    def px(mode: Mode, text: str) -> float:
        """The width that one without a picture takes, px."""
        return max(mode.target, Words(mode, text, Type.BODY, hug=True, bold=True).width + 3 * STEP)

    def set_text(self, text: str, *, off: bool = False) -> None:
        """Another word on it; with `off` it is grey and says why it cannot be tapped."""
        self._label.plain, self.usable = text, not off
        for part in self._row.children:
            part.color = rgba(self.mode.palette.ink_of(Ink.OFF if off else Ink.PRIMARY))

    @property
    def say(self) -> str:
        return str(self._label.plain)

    def _fit(self, *_: Any) -> None:
        self.width = max(self.mode.target, self._row.width + 3 * STEP)

    def _show(self, *_: Any) -> None:
        self._ground.paint(self.mode.palette.panel_pressed)
        self._ground.show(self.pressed)
