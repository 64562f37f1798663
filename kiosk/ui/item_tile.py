"""A tile of an item list: name and kind, and the few facts that decide whether to open it. Grey with its reason when it cannot be done."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.anchorlayout import AnchorLayout

from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.surface import Tag, card_ground
from kiosk.ui.tiles import BLUE, SLATE, Badge, Hue
from kiosk.ui.tokens import STEP, Ink, Mode, Type
from kiosk.ui.touch import Callback, Touchable
from kiosk.ui.words import Icon, Words


class ItemTile(Touchable, AnchorLayout):
    """Badge, name, tag, one line a fact, and an arrow that says that it leads on."""

    def __init__(
        self,
        mode: Mode,
        title: str,
        symbol: Symbol,
        tap: Callback,
        *,
        facts: Sequence[tuple[str, str]],
        hue: Hue = BLUE,
        reason: str = "",
        tag: str = "",
    ) -> None:
        self.mode, self.title, self.reason = mode, title, reason
        super().__init__(tap=tap, padding=(3 * STEP, 2 * STEP))
        self.usable = not reason
        ink = Ink.OFF if reason else Ink.MAIN
        words = Column(Words(mode, title, Type.LABEL, ink, bold=True), gap=STEP)
        if reason:
            words.add_widget(Words(mode, reason, Type.BODY, Ink.ATTENTION))
        elif is_compact(mode):
            words.add_widget(Words(mode, f"{facts[0][0]}：{facts[0][1]}", Type.CAPTION, Ink.SOFT))
        else:
            words.add_widget(Column(*(_fact(mode, *fact) for fact in facts), gap=4))
        right = (
            Column(Tag(mode, tag), size_hint_x=None, width=_tag_px(mode), align="right")
            if not is_compact(mode)
            else Column(size_hint_x=None, width=1)
        )
        badge = Badge(mode, symbol, SLATE if reason else hue, 96 if is_compact(mode) else 120)
        arrow = Icon(mode, Symbol.LOCK if reason else Symbol.CHEVRON_RIGHT, 56, Ink.OFF if reason else Ink.SOFT)
        self.add_widget(Row(badge, words, right, arrow, gap=3 * STEP))
        self._ground = card_ground(self, mode)
        if reason:
            self._ground.paint(mode.palette.panel_off, mode.palette.line)
        self.bind(pressed=self._show)

    @staticmethod
    def least_px(mode: Mode) -> int:
        """The least height in which name and facts have room, px."""
        if mode.elder:
            return 232 if mode.narrow else 216
        return 160 if is_compact(mode) else 232

    @property
    def say(self) -> str:
        return self.title

    def _show(self, *_: object) -> None:
        palette = self.mode.palette
        self._ground.paint(palette.panel_pressed if self.pressed else palette.panel, "" if palette.shadow else palette.line)


def is_compact(mode: Mode) -> bool:
    """Whether only the most important fact has room."""
    return mode.elder or mode.landscape or mode.narrow


def _tag_px(mode: Mode) -> int:
    return 6 * mode.px(Type.CAPTION)


def _fact(mode: Mode, label: str, told: str) -> Row:
    name = Words(mode, label, Type.BODY, Ink.SOFT, size_hint_x=None, width=3 * mode.px(Type.BODY))
    return Row(name, Words(mode, told, Type.BODY), gap=0)
