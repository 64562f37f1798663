"""Tiles: the big white fields of the home page and the item lists.

A tile that cannot be used stays where it is, grey, with the reason; so people learn where things are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from core.language import Language
from kiosk.ui import paint
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.measuring import line_px
from kiosk.ui.palettes import WHITE, Hue, Ink
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Tag, card_ground
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.touch import Callback, Touchable, nothing
from kiosk.ui.words import FEW_LINES, Icon, Words


class Badge(FloatLayout):
    """A white icon on a rounded gradient."""

    def __init__(self, mode: Mode, symbol: Symbol, hue: Hue, size_px: int) -> None:
        super().__init__(size_hint=(None, None), size=(size_px, size_px))
        ground = mode.palette.hues[hue]
        with self.canvas.before:
            Color(*WHITE)
            self._image = Rectangle(texture=paint.badge(size_px, size_px * 3 // 10, ground.top, ground.bottom), size=self.size)
        icon = Icon(mode, symbol, size_px * 5 // 8 // STEP * STEP, pos_hint={"center_x": 0.5, "center_y": 0.5})
        icon.color = WHITE
        self.add_widget(icon)
        self.bind(pos=self._place)

    def _place(self, *_: Any) -> None:
        self._image.pos = (round(self.x), round(self.y))


class Tile(Touchable, AnchorLayout):
    """An entry of a grid: badge, title, a line below. With a `reason` it is grey and cannot be tapped.

    Of several lines below the title the first stands there for which there is room, if there is for any.
    `wide` sets the badge beside the words instead of above them, as lists and 长辈版 want it; `tag` is the service type;
    `onward` ends a wide one with the arrow of a list, `chosen` with a tick.
    """

    def __init__(
        self,
        mode: Mode,
        title: str,
        symbol: Symbol,
        tap: Callback = nothing,
        *,
        line: str | tuple[str, ...] = "",
        hue: Hue = Hue.BLUE,
        reason: str = "",
        tag: str = "",
        wide: bool | None = None,
        onward: bool = False,
        chosen: bool = False,
    ) -> None:
        self.mode, self.title, self.reason, self._chosen = mode, title, reason, chosen
        lines = (line,) if isinstance(line, str) else line
        line = lines[0]
        super().__init__(tap=tap, padding=(2 * STEP, STEP if mode.elder else 2 * STEP))
        self.usable = not reason
        wide = mode.elder or mode.landscape if wide is None else wide
        upright = mode.language is Language.ENGLISH and not wide
        spare = upright or (mode.language is Language.ENGLISH and mode.landscape)
        words = self._words(line, tag, "left" if wide else "center")
        end = [_tick(mode)] if chosen else [_arrow(mode)] if onward else []
        above_px = 0.0
        if mode.tightest and (reason or mode.language is Language.ENGLISH):  # the words need the width of the badge
            self.add_widget(Row(words, *end, gap=STEP) if end else words)
        else:
            badge = Badge(mode, symbol, Hue.OFF if reason else hue, mode.side(_badge(mode, wide, line or reason)))
            above_px = 0 if wide else badge.height + 2 * STEP
            self.add_widget(_beside(badge, words, *end) if wide else _above(badge, _level(mode, words) if upright else words))
        self._ground = card_ground(self, mode)
        if reason:
            self._ground.paint(mode.palette.panel_off, mode.palette.line)
        elif chosen:
            self._show()
        self.bind(pressed=self._show)
        if self._line is not None:
            self._line_with_room(words, self._line, lines, above_px, spare=spare)

    @staticmethod
    def line_room(mode: Mode, width: float) -> float:
        """The width that the line of a wide tile of that width gets, px."""
        return width - 4 * STEP - 4 * STEP - mode.side(Pictogram.TILE_BESIDE)

    @property
    def say(self) -> str:
        return self.title

    def _words(self, line: str, tag: str, align: str) -> Column:
        """Name, then reason or line."""
        mode, off = self.mode, bool(self.reason)
        english = mode.language is Language.ENGLISH
        kind = Type.BODY if mode.tightest or ((mode.narrow or mode.lowered) and english and not line) else Type.LABEL
        words = Column(gap=4, align=align)
        self._name = Words(mode, self.title, kind, Ink.OFF if off else Ink.MAIN, bold=True, align=align)
        self._line: Words | None = None
        words.add_widget(self._name)
        if off:
            words.add_widget(Words(mode, self.reason, Type.CAPTION, Ink.ATTENTION, align=align, most_lines=FEW_LINES))
        elif line:
            small = english and (mode.narrow or mode.lowered)
            self._line = Words(mode, line, Type.FINE if small else Type.CAPTION, Ink.SOFT, align=align)
            words.add_widget(self._line)
        if tag:
            words.add_widget(Tag(mode, tag, kind=Type.FINE))
        return words

    def _line_with_room(self, words: Column, line: Words, lines: Sequence[str], above_px: float, *, spare: bool) -> None:
        """The first of these lines for which the tile is high enough, in large type also written smaller, or none; `spare`: none
        where the name takes two lines."""
        name, kinds = self._name, (line.kind, Type.FINE) if self.mode.elder else (line.kind,)

        def fits(text: str, kind: Type, room: float) -> bool:
            line.plain = text
            return line.natural(words.width, kind) <= room

        def choose(*_: Any) -> None:
            taken = above_px + sum(part.height + words.spacing for part in words.children if part is not line)
            room = self.height - self.padding[1] - self.padding[3] - taken
            fitting = next((kind for text in lines for kind in kinds if fits(text, kind, room)), None)
            shown = fitting is not None and not (spare and "\n" in name.text)
            if fitting is not None and fitting is not line.kind:
                line.resize(fitting)
            if shown and line.parent is None:
                words.add_widget(line, len(words.children) - 1)  # right below the name
            elif not shown and line.parent is not None:
                words.remove_widget(line)

        self.bind(height=choose)
        words.bind(width=choose)
        name.bind(height=choose, text=choose)
        choose()

    def _show(self, *_: Any) -> None:
        palette, soft = self.mode.palette, "primary_soft" if self._chosen else "panel"
        self._ground.paint(getattr(palette, "panel_pressed" if self.pressed else soft), self._border())

    def _border(self) -> str:
        palette = self.mode.palette
        return palette.primary if self._chosen else "" if palette.shadow else palette.line


def _badge(mode: Mode, wide: bool, line: str) -> Pictogram:
    if wide and not line and (mode.narrow or (mode.lowered and mode.language is Language.ENGLISH)):
        return Pictogram.TILE_CLOSE
    two_lines = mode.language is Language.ENGLISH and not line  # the name alone, with room for two lines of it
    return Pictogram.TILE_BESIDE if wide or two_lines else Pictogram.TILE_ABOVE


def _arrow(mode: Mode) -> Icon:
    return Icon(mode, Symbol.CHEVRON_RIGHT, mode.side(Pictogram.LINE), Ink.SOFT)


def _tick(mode: Mode) -> Icon:
    return Icon(mode, Symbol.CHECK_CIRCLE, mode.side(Pictogram.LINE), Ink.PRIMARY)


def _beside(*parts: Widget) -> Widget:
    return Row(*parts, gap=2 * STEP, padding=(STEP, 0))


def _above(badge: Widget, words: Widget) -> Widget:
    return Column(badge, words, gap=2 * STEP, align="center")


def _level(mode: Mode, words: Column) -> Widget:
    """The words with as much room below them as a name of two lines takes: the badges of a row stand at one height."""
    held = Column(words, gap=0)
    most = 2 * line_px(mode, Type.LABEL, bold=True)

    def pad(*_: Any) -> None:
        held.padding = (0, 0, 0, max(0.0, most - words.height))

    words.bind(height=pad)
    pad()
    return held
