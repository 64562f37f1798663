"""The home page: by letters or a wish, by what one comes for, by what one has begun, by asking a person, or by category.

What has nothing to offer here is grey and says so. Large type keeps as many ways as a row holds; the others stand in the
bar, there as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from kivy.uix.widget import Widget

from core.language import Language
from flows.item import Category, Item
from kiosk.offline import GUIDE_ONLY, LINE_DOWN
from kiosk.screens.browsing import AtBundles, AtFinding, AtGuide, InCategory
from kiosk.screens.categories import LOOKS
from kiosk.screens.finding import everything_is_found
from kiosk.screens.offering import FollowsOffers
from kiosk.screens.registering import FIRST, SOME_FIRST
from kiosk.settings import TerminalKind
from kiosk.ui.buttons import LinkButton
from kiosk.ui.hero import Hero
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Filler, Row
from kiosk.ui.names import called
from kiosk.ui.palettes import Hue, Ink
from kiosk.ui.sizes import Tall, Wide
from kiosk.ui.tile_grid import TileGrid
from kiosk.ui.tiles import Tile
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Title, Words
from kiosk.voice.prompts import Prompt

Way = tuple[str, str, Symbol, Hue, Callable[[], object]]
"""Title, line, picture, colour and act of an entry above the categories."""
MOST_TOLD = 2
"""More items of a category leave no room in its tile."""
MOST_COMMON = 4
"""More links in a line are a list to be read, not a few to be recognised."""


class HomeScreen(FollowsOffers):
    """Built anew at every visit; touched by nobody it may stand for days."""

    spoken_as = Prompt.HOME

    def body(self) -> Widget:
        mode, ways = self.mode, self._ways()
        if self.mode.tight and mode.landscape:  # a lying panel has width to give away, and no height
            row = self._row(ways)
            row.size_hint_x, row.width = None, len(ways) * mode.wide(Wide.FIELD) + mode.gap
            return Column(Row(self._welcome(), row, gap=mode.gap), self._grid(), fit=False, gap=mode.gap)
        gap = STEP if self.mode.tight or (mode.elder and mode.lowered) else mode.gap
        common = self._common()
        self._has_common = bool(common)
        welcome = [] if self._raised else [self._welcome()]
        return Column(*welcome, self._row(ways), *common, self._grid(), fit=False, gap=gap)

    def intro(self) -> Widget | None:
        return self._welcome() if self._raised else None

    @property
    def _raised(self) -> bool:
        """With 低位 the greeting stands above, save where one can end the visit beside it."""
        return self.mode.lowered and self.sitting.visit.card is None

    def _row(self, ways: Sequence[Hero]) -> Row:
        gap = STEP if self.mode.narrow else self.mode.gap
        return Row(*ways, gap=gap, fit=False, size_hint_y=None, height=Hero.tall(self.mode))

    def _grid(self) -> TileGrid:
        """On every panel all categories at once, save in large type where the panel is not high."""
        mode, tiles = self.mode, self._tiles()
        if mode.elder:
            return TileGrid(mode, tiles, least_px=mode.target if mode.narrow or mode.lowered else mode.tall(Tall.LINED))
        low = (mode.narrow or mode.lowered) and not any(tile.reason for tile in tiles)
        return TileGrid(mode, tiles, least_px=mode.target if low else mode.tall(Tall.LINED) if mode.narrow or mode.landscape else None)

    def _welcome(self) -> Widget:
        card = self.sitting.visit.card
        if card is None:
            query = self.desk.profile is TerminalKind.QUERY
            return Title(self.mode, self.tr("您好，请选择要查的事") if query else self.tr("您好，请选择要办的事"))
        name = called(card.name)
        words = self.tr("{name}，您好，还要办什么").format(name=name) if name else self.tr("您好，还要办什么")
        end = LinkButton(self.mode, self.tr("结束办理"), lambda: self.shell.finish(thanked=True), symbol=Symbol.EXIT_TO_APP)
        return Row(Title(self.mode, words, Type.LABEL if self.mode.tight else Type.TITLE, quiet=True), end)

    def _ways(self) -> list[Hero]:
        ways: list[Way] = [
            ("找事项", "点几个字母就找到", Symbol.MAGNIFY, Hue.DEEP, lambda: self.shell.go.to(AtFinding())),
            *(self._by_number() if self.desk.profile is TerminalKind.QUERY else self._by_card()),
            ("请人帮我办", "不会用、走不动都可以", Symbol.HAND_HEART, Hue.WARM, lambda: self.shell.call(ticket=False)),
        ]
        room = 2 if self.mode.elder else 4
        return [Hero(self.mode, self.tr(title), self.tr(line), symbol, hue, tap) for title, line, symbol, hue, tap in ways[:room]]

    def _by_card(self) -> list[Way]:
        """What a whole terminal has besides its items."""
        cases = ("我的办件", "取件、补打、改约", Symbol.FOLDER_ACCOUNT, Hue.COOL, self.shell.go.to_services)
        return [cases] if self.mode.elder else [self._matters(), cases]

    def _matters(self) -> Way:
        return "一件事", "养老、生孩子、买房", Symbol.PLAYLIST_CHECK, Hue.DEEP, lambda: self.shell.go.to(AtBundles())

    def _by_number(self) -> list[Way]:
        """What a query machine does itself: number and code are enough."""
        progress = lambda: self.shell.go.to(AtGuide("case-progress"))  # noqa: E731
        return [("查进度", "凭条上的编号和查询码", Symbol.TEXT_BOX_SEARCH, Hue.DEEP, progress), self._rating()]

    def _rating(self) -> Way:
        return "评价办件", "凭条上的编号和查询码", Symbol.STAR, Hue.DEEP, lambda: self.shell.go.to(AtGuide("case-evaluation"))

    def _common(self) -> list[Widget]:
        """大家常办: as many as one line holds, only where the page stays calm with it; elsewhere it stands under 找事项."""
        if self.mode.elder or self.mode.narrow or self.mode.landscape or self.mode.lowered:
            return []
        label = Words(self.mode, self.tr("大家常办"), Type.BODY, Ink.SOFT, hug=True)
        links: list[Widget] = []
        left = self.mode.width - 2 * self.mode.margin - label.width
        for item in self.desk.finder.named(self.shell.offers.common):
            left -= STEP + LinkButton.px(self.mode, self.tr(item.tile))
            if left < 0 or len(links) == MOST_COMMON:
                break
            if not self.shell.offers.reasons.get(item.id):
                links.append(LinkButton(self.mode, self.tr(item.tile), partial(self.shell.go.to, AtGuide(item.id))))
        return [Row(label, *links, Filler(), gap=STEP, fit=False, size_hint_y=None, height=self.mode.target)] if links else []

    def _tiles(self) -> list[Tile]:
        tiles = [self._tile(category) for category in Category]
        count = self.tr("共 {count} 项").format(count=len(self.desk.catalogue))
        tap = partial(self.shell.go.to, InCategory(None))
        everything = Tile(self.mode, self.tr("全部事项"), Symbol.VIEW_GRID, tap, hue=Hue.SLATE, **self._form(count))
        listed = [everything] if not everything_is_found(self.mode) else []
        return [*self._left_over(), *tiles, *listed]

    def _left_over(self) -> list[Tile]:
        """Among the categories what the row above has no room for in large type: 一件事, for 我的办件, to which the farewell sends people,
        stands there; on a query machine the rating."""
        query = self.desk.profile is TerminalKind.QUERY
        if not self.mode.elder or (query and self.mode.tight):
            return []
        title, line, symbol, hue, tap = self._rating() if query else self._matters()
        return [Tile(self.mode, self.tr(title), symbol, tap, hue=hue, **self._form(self.tr(line)))]

    def _form(self, *lines: str) -> dict[str, Any]:
        """A small panel, and the lower half of a large one, has room for names only, with the picture beside them."""
        return {"wide": True} if (self.mode.narrow or self.mode.lowered) and not self.mode.elder else {"line": lines}

    def _tile(self, category: Category) -> Tile:
        symbol, hue, line = LOOKS[category]
        items = [item for item in self.desk.catalogue.values() if item.category is category]
        open_here = [item.tile for item in items]
        offers = self.shell.offers
        waiting = [item.id in offers.drafts and not offers.reasons[item.id] for item in items]
        first = FIRST if all(waiting) else SOME_FIRST if any(waiting) else ""
        elsewhere = open_here and all(item.id in offers.elsewhere for item in items)
        first = GUIDE_ONLY if elsewhere else first
        told = [self.tr(first)] if first else self._lines(open_here, line)
        return Tile(
            self.mode,
            self.tr(category.title),
            symbol,
            lambda: self.shell.go.to(InCategory(category)),
            **self._form(*told),
            hue=hue,
            reason=self.tr(
                self._stopped(items) if open_here else "暂未开放" if self.mode.elder or self.mode.narrow else "暂未开放，请到窗口"
            ),
        )

    def _lines(self, open_here: Sequence[str], line: str) -> list[str]:
        """What is in it: by name where there is room, else in a word."""
        english = self.mode.language is Language.ENGLISH  # names of items take too many lines
        short = self.mode.elder or self.mode.landscape or self._has_common or english
        return [self.tr(line)] if short or not open_here else [self._offer(open_here), self.tr(line)]

    def _stopped(self, items: Sequence[Item]) -> str:
        """Why nothing of a category can be done now; "" while the line is up, for the list says what a machine stops."""
        reasons = [self.shell.offers.reasons.get(item.id, "") for item in items]
        return LINE_DOWN if all(reasons) and any(reason.startswith(LINE_DOWN) for reason in reasons) else ""

    def _offer(self, tiles: Sequence[str]) -> str:
        """The first items of a category, as many as a tile has lines for."""
        line = " · ".join(map(self.tr, tiles[:MOST_TOLD]))
        return self.tr("{items} 等{count}项").format(items=line, count=len(tiles)) if len(tiles) > MOST_TOLD else line
