"""A place chosen level by level: the way so far, the parts of the last place as cells, page by page. One tap each, nothing scrolls.

    roomy                                     tight: a low panel, and the smallest one in 长辈版
    全国 › 湖南省 › 郴州市                    [北湖区] [苏仙区] [桂阳县]
    [全部] [A–D] [F–H] [J–L] …                [永兴县] [嘉禾县] [临武县]
    [北湖区] [苏仙区] [桂阳县]                 [郴州市 ↑] [ ‹ ] [ › ]
    [上一页]  第 1 页 / 共 2 页  [下一页]

A crumb leads back to the parts of that place, the last one names where we are. The keys with letters stand only where a level takes several pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kivy.uix.widget import Widget

from core.language import Language, mark
from kiosk.ui import fonts
from kiosk.ui.choices import list_room, list_width, paginate
from kiosk.ui.icons import Symbol
from kiosk.ui.keys import Key
from kiosk.ui.layout import Column, Grid, Row
from kiosk.ui.letters import letter_keys
from kiosk.ui.measuring import measure
from kiosk.ui.paging import PageButtons, pages_beside_px
from kiosk.ui.palettes import Ink, rgba
from kiosk.ui.picks import GAP_PX, Pick, PickCell, PickGrid, heights_of
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words

TIGHT_PX = 520
"""A list with less room than this keeps it for its cells."""
EASY_PAGES = 3
"""So many pages are turned more quickly than a letter is looked for."""
_PEEK_ROWS = 2
_KIND = re.compile("(街道|.族乡|自治[区州县])$")


@dataclass(frozen=True)
class Branch:
    """One place of a level: `letter` is the capital with which it begins in pinyin; `reason` locks it and says why."""

    key: str
    name: str
    letter: str = "#"
    reason: str = ""


class Branches(Protocol):
    """The tree from which somebody chooses."""

    def below(self, key: str) -> Sequence[Branch]:
        """The parts of a place, in their order."""

    def way(self, key: str) -> Sequence[Branch]:
        """The places from the top down to that one, itself included; empty for the top."""

    def ends(self, key: str) -> bool:
        """Whether that place is an answer."""


class Cascade(Column):
    """`on_choose(key)` at the tap that ends it. Opens at the parts of `start`; what is `chosen` is marked among its like."""

    def __init__(
        self,
        mode: Mode,
        places: Branches,
        on_choose: Callable[[str], object],
        *,
        top: str = "",
        top_name: str = "",
        start: str = "",
        chosen: str = "",
    ) -> None:
        super().__init__(gap=GAP_PX)
        self.mode, self._places, self._on_choose = mode, places, on_choose
        self._top, self._top_name, self._chosen = top, top_name, chosen
        self._tight = list_room(mode) < TIGHT_PX
        self.open(start)

    def entered(self) -> str:
        """The place whose parts are shown."""
        return self._at

    def resume(self, entered: str) -> None:
        """The parts of that place again."""
        self.open(entered)

    def open(self, key: str) -> None:
        """Shows the parts of that place, on the page with the chosen one."""
        self._at, self._letters = key, ""
        self._list()
        self._show(next((number for number, page in enumerate(self._pages) if self._chosen in [p.key for p in page]), 0))

    def _list(self) -> None:
        """Lays the parts on pages; with letters where there are many."""
        everything = self._places.below(self._at)
        shown = [place for place in everything if not self._letters or place.letter in self._letters]
        self._keys: tuple[str, ...] = ()
        self._pages = self._paged(shown)
        if self._letters or self._wants_letters(everything):
            self._keys = letter_keys([place.letter for place in everything], self._letter_columns() - 1)
            self._pages = self._paged(shown)

    def _wants_letters(self, everything: Sequence[Branch]) -> bool:
        pages = len(self._pages)
        below = 0.0 if self.mode.landscape else self.mode.button + GAP_PX
        rows_left = (self._room() - below) // (self.mode.target + GAP_PX) - 1
        if self._tight or pages == 1 or len({place.letter for place in everything}) < _PEEK_ROWS:
            return False
        return bool(rows_left > _PEEK_ROWS or (pages > EASY_PAGES and rows_left >= _PEEK_ROWS))

    def _paged(self, places: Sequence[Branch]) -> list[list[Branch]]:
        width = (self._width() - (self._columns - 1) * GAP_PX) / self._columns
        heights = heights_of(self.mode, [self._pick(place) for place in places], width)
        pager = 0.0 if self.mode.landscape else self._foot_height() + GAP_PX
        room = self._room() - (pager if self._tight else 0.0)
        pages = paginate(heights, self._columns, room, 0.0 if self._tight else pager)
        return [[places[number] for number in page] for page in pages]

    @property
    def _columns(self) -> int:
        if self.mode.elder and self.mode.language is Language.ENGLISH:
            return 3 if self.mode.landscape else 2
        return 4 if self.mode.landscape else 3

    def _room(self) -> float:
        """The height that cells and page buttons may take, px."""
        room = list_room(self.mode) - (2 if self.mode.elder else 6) * STEP  # what the card keeps between its parts
        if self._tight:
            return room
        return room - (self.mode.target + GAP_PX) * (2 if self._keys else 1)

    def _width(self) -> float:
        """What page buttons beside leave of it, px."""
        beside = pages_beside_px(self.mode) + self.mode.gap if self.mode.landscape else 0
        return list_width(self.mode, 1) - beside

    def _foot_height(self) -> float:
        return float(self.mode.target if self._tight else self.mode.button)

    def _show(self, page: int) -> None:
        self._page = page
        self.clear_widgets()
        picks = [self._pick(place) for place in self._pages[page]]
        cells = PickGrid(self.mode, picks, self._columns, self._tapped, chosen=self._chosen, least=self._cell_px())
        body: Widget = cells if self._pages[page] else self._nothing()
        for part in self._tight_parts(body) if self._tight else self._roomy_parts(body):
            self.add_widget(part)

    def _roomy_parts(self, body: Widget) -> list[Widget]:
        parts: list[Widget] = [self._crumbs(), *([self._letter_row()] if self._keys else []), body]
        if len(self._pages) == 1:
            return parts
        pager = PageButtons(self.mode, self._show)
        pager.hug()
        pager.at(self._page, len(self._pages))
        if not self.mode.landscape:
            return [*parts, pager]
        left = Column(*parts, gap=GAP_PX, pos_hint={"top": 1})
        pager.pos_hint = {"top": 1}
        return [Row(left, pager, gap=self.mode.gap)]

    def _tight_parts(self, body: Widget) -> list[Widget]:
        up, back, on = self._up(), self._turn(Symbol.CHEVRON_LEFT, -1, mark("上一页")), self._turn(Symbol.CHEVRON_RIGHT, 1, mark("下一页"))
        turns = [back, on] if len(self._pages) > 1 else []
        if not self.mode.landscape:
            controls = [up, *turns]
            return [body, *([_Line(controls)] if controls else [])]
        side = Column(up, *([_Line(turns)] if turns else []), size_hint_x=None, width=pages_beside_px(self.mode))
        body.pos_hint = side.pos_hint = {"top": 1}
        return [Row(body, side, gap=self.mode.gap)]

    def _up(self) -> Widget:
        """Where we are; a tap leads one level up."""
        way = self._way()
        text, above = (way[-1].name, way[-2].key if len(way) > 1 else self._top) if way else (self._top_name, self._top)
        line = self.mode.tr("返回上一级") if way else ""
        return _UpKey(self.mode, text, line, lambda: self.open(above))

    def _turn(self, symbol: Symbol, way: int, say: str) -> Key:
        to = self._page + way
        size: dict[str, Any] = {"size_hint_x": None, "width": self.mode.target}
        key = Key(self.mode, symbol, lambda: self._show(to), say=self.mode.tr(say), **({} if self.mode.landscape else size))
        key.usable = 0 <= to < len(self._pages)
        return key

    def _way(self) -> list[Branch]:
        """The places from below the top down to where we are."""
        return [place for place in self._places.way(self._at) if len(place.key) > len(self._top)]

    def _crumbs(self) -> Widget:
        """As many places of the way as the line has room for, the last ones first of all."""
        crumbs = [Branch(self._top, self._top_name), *self._way()]
        room = self._width()
        while len(crumbs) > 1 and sum(map(self._crumb_px, crumbs)) + (len(crumbs) - 1) * STEP > room:
            crumbs.pop(0)
        cells = []
        for number, place in enumerate(crumbs):
            last = number == len(crumbs) - 1
            text = place.name if last else f"{place.name} ›"
            cells.append(_Crumb(self.mode, Pick(place.key, text, say=place.name), self.open, chosen=last, width=self._crumb_px(place)))
        return Row(*cells, Widget(), gap=STEP)

    def _crumb_px(self, place: Branch) -> float:
        mode = self.mode
        return max(float(mode.target), measure(f"{place.name} ›", fonts.UI, mode.px(Type.BODY), True) + 4 * STEP)

    def _letter_columns(self) -> int:
        width, least = self._width(), 1.25 * self.mode.target if not self.mode.elder else 1.05 * self.mode.target
        return max(3, int((width + STEP) // (least + STEP)))

    def _letter_row(self) -> Widget:
        picks = [Pick("", self.mode.tr("全部")), *(Pick(key, _span(key), say=f"{key[0]} {key[-1]}") for key in self._keys)]
        cells = [PickCell(self.mode, pick, self._filter, chosen=pick.key == self._letters) for pick in picks]
        return Grid(cells, len(cells), gap=STEP)

    def _filter(self, letters: str) -> None:
        self._letters = letters
        self._list()
        self._show(0)

    def _nothing(self) -> Widget:
        text = self.mode.tr("本机没有这里的地名表，请点上面的地名改选，或者到人工窗口办理。")
        return Words(self.mode, text, Type.BODY, Ink.SOFT)

    def _cell_px(self) -> float:
        """How high a cell is where a level needs one page only: a few cells take more of the room."""
        rows = max(1, -(-len(self._pages[0]) // self._columns))
        if self._tight or len(self._pages) > 1:
            return 0.0
        return min(1.4 * self.mode.target, (self._room() + GAP_PX) / rows - GAP_PX) // STEP * STEP

    def _pick(self, place: Branch) -> Pick:
        return Pick(place.key, self._in_lines(place.name), place.reason, say=place.name)

    def _in_lines(self, name: str) -> str:
        """A name too long for one line is broken before what kind of place it is: 黄沙坪|街道."""
        room = (self._width() - (self._columns - 1) * GAP_PX) / self._columns - 3 * STEP
        kind = _KIND.search(name)
        if kind is None or measure(name, fonts.UI, self.mode.px(Type.BODY), True) <= room:
            return name
        return f"{name[: kind.start()]}\n{kind[0]}"

    def _tapped(self, key: str) -> None:
        if self._places.ends(key):
            self._chosen = key
            self._on_choose(key)
        else:
            self.open(key)


def _span(letters: str) -> str:
    """「A–D」 for the key of A, B and D."""
    return letters if len(letters) == 1 else f"{letters[0]}–{letters[-1]}"


class _Crumb(PickCell):
    """A place of the way, as wide as its name."""

    def __init__(self, mode: Mode, pick: Pick, tap: Callable[[str], object], *, chosen: bool, width: float) -> None:
        super().__init__(mode, pick, tap, chosen=chosen)
        self.size_hint, self.size = (None, None), (width, mode.target)

    def recolour(self, *_: Any) -> None:
        """No field of its own: it says where we are, and leads back."""
        super().recolour()
        palette = self.mode.palette
        self.ground.paint(palette.panel_pressed if self.pressed else palette.well)
        self._text.color = rgba(palette.ink_of(Ink.MAIN if self.chosen else Ink.PRIMARY))


class _UpKey(PickCell):
    """Where we are, with the way up; at the top only the former."""

    def __init__(self, mode: Mode, text: str, line: str, tap: Callable[[], object]) -> None:
        super().__init__(mode, Pick("", text, say=line or text), lambda _: tap())
        if line:
            self._content.add_widget(Words(mode, line, Type.FINE, Ink.SOFT, align="center"))
        self.usable = bool(line)
        self.size_hint_y, self.height = None, mode.target


class _Line(Row):
    """Controls side by side, as high as a target."""

    def __init__(self, controls: Sequence[Any]) -> None:
        super().__init__(*controls, gap=STEP, fit=False, size_hint_y=None)
        self.height = controls[0].mode.target
        for control in controls:
            control.size_hint_y = 1
