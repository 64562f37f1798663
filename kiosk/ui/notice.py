"""What went wrong, in one form: a picture, what happened, what to do, one button; and the code for the technician, small."""

from __future__ import annotations

from typing import Any

from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.widget import Widget

from core.explained import Explanation
from kiosk.ui.buttons import PrimaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.surface import Card, Ground
from kiosk.ui.tokens import STEP, Ink, Mode, Type
from kiosk.ui.touch import Callback
from kiosk.ui.words import Icon, Title, Words


class Notice(Card):
    """`happened` and `do` are whole sentences; `button` names the one way on. It fills the body of a screen.

    A refusal is `quiet`: the voice keeps it private.
    """

    def __init__(
        self,
        mode: Mode,
        symbol: Symbol,
        happened: str,
        do: str,
        button: str,
        tap: Callback,
        *,
        code: str = "",
        tone: Ink = Ink.ATTENTION,
        quiet: bool = False,
        **more: Any,
    ) -> None:
        beside = mode.landscape
        align = "left" if beside else "center"
        words: list[Widget] = [
            Column(Title(mode, happened, align=align, quiet=quiet), Words(mode, do, Type.BODY, Ink.SOFT, align=align, quiet=quiet)),
            PrimaryButton(mode, button, tap),
        ]
        if code:
            words.append(Words(mode, mode.tr("代码 {code}").format(code=code), Type.FINE, Ink.SOFT, align=align, quiet=True))
        super().__init__(mode, *self._placed(mode, Medallion(mode, symbol, tone), words), **{"align": "center", "fill": "middle", **more})

    def _placed(self, mode: Mode, picture: Widget, words: list[Widget]) -> list[Widget]:
        """The picture beside the words on a lying panel, above them on an upright one; the lower half has no room for it."""
        if mode.landscape:
            return [Row(picture, Column(*words, gap=4 * STEP), gap=6 * STEP)]
        return words if mode.low else [picture, *words]

    @classmethod
    def of(cls, mode: Mode, symbol: Symbol, why: Explanation, button: str, tap: Callback, *, quiet: bool = False) -> Notice:
        """The notice of a Problem, a Refusal or a Trouble."""
        return cls(mode, symbol, mode.tr(why.happened), mode.tr(why.do), button, tap, code=why.code, quiet=quiet)


class Medallion(AnchorLayout):
    """A large picture on a soft disc: the first thing the eye meets on a notice or a result."""

    def __init__(self, mode: Mode, symbol: Symbol, tone: Ink = Ink.PRIMARY, size_px: int = 200) -> None:
        super().__init__(size_hint=(None, None), size=(size_px, size_px))
        soft = {Ink.ATTENTION: "attention_soft", Ink.GOOD: "good_soft", Ink.BAD: "bad_soft"}.get(tone, "primary_soft")
        Ground(self, getattr(mode.palette, soft), radius=size_px // 2)
        self.add_widget(Icon(mode, symbol, size_px * 3 // 5 // STEP * STEP, tone))
