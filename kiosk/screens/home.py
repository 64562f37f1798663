"""The home page: two ways to get help, and the eleven categories. What has nothing to offer here is grey and says so."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.widget import Widget

from flows import masking
from flows.item import Category
from kiosk.screens.categories import LOOKS
from kiosk.screens.screen import Screen
from kiosk.screens.sitting import InCategory
from kiosk.ui.buttons import LinkButton
from kiosk.ui.hero import Hero
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.tiles import SLATE, Hue, Tile, TileGrid
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Title

WARM = Hue("#B9560A", "#93420A")
COOL = Hue("#147683", "#0D5A64")
"""Dark enough for white words of any size."""
MOST_TOLD = 2
"""More items of a category leave no room in its tile."""
HERO_PX = 416
"""The width of a way to help beside the title, in large type on a lying panel."""


class HomeScreen(Screen):
    """Built anew at every visit; touched by nobody it may stand for days."""

    def body(self) -> Widget:
        mode, heroes = self.mode, self._heroes()
        height = mode.target if mode.elder else mode.button + 3 * mode.gap // 2
        row = Row(*heroes, gap=mode.gap, fit=False, size_hint_y=None, height=height)
        if not mode.elder:
            return Column(self._welcome(), row, TileGrid(mode, self._tiles()), fit=False, gap=mode.gap)
        grid = TileGrid(mode, self._tiles(), least_px=mode.target if mode.narrow else mode.target + STEP)
        if mode.landscape:  # a lying panel has width to give away, and no height
            row.size_hint_x, row.width = None, len(heroes) * HERO_PX + mode.gap
            return Column(Row(self._welcome(), row, gap=mode.gap), grid, fit=False, gap=mode.gap)
        return Column(self._welcome(), row, grid, fit=False, gap=STEP if mode.narrow else mode.gap)

    def _welcome(self) -> Widget:
        card = self.sitting.visit.card
        if card is None:
            return Title(self.mode, self.tr("您好，请选择要办的事"))
        words = self.tr("{name}，您好，还要办什么").format(name=masking.name(card.name))
        end = LinkButton(self.mode, self.tr("结束办理"), lambda: self.shell.finish(thanked=True), symbol=Symbol.EXIT_TO_APP)
        return Row(Title(self.mode, words, Type.LABEL if self.tight else Type.TITLE, quiet=True), end)

    def _heroes(self) -> list[Hero]:
        help_line, ticket_line = self.tr("不会用、走不动，都可以"), self.tr("遇到难处，告诉我们")
        return [
            Hero(self.mode, self.tr("请人帮我办"), help_line, Symbol.HAND_HEART, WARM, lambda: self.shell.call(ticket=False)),
            Hero(self.mode, self.tr("办不成事"), ticket_line, Symbol.CLIPBOARD_TEXT_CLOCK, COOL, lambda: self.shell.call(ticket=True)),
        ]

    def _tiles(self) -> list[Tile]:
        tiles = [self._tile(category) for category in Category]
        count = self.tr("共 {count} 项").format(count=len(self.desk.catalogue))
        every = Tile(self.mode, self.tr("全部事项"), Symbol.VIEW_GRID, lambda: self.shell.go.to(InCategory(None)), line=count, hue=SLATE)
        return [*tiles, every]

    def _tile(self, category: Category) -> Tile:
        symbol, hue, line = LOOKS[category]
        open_here = [item.tile for item in self.desk.catalogue.values() if item.category is category]
        return Tile(
            self.mode,
            self.tr(category.title),
            symbol,
            lambda: self.shell.go.to(InCategory(category)),
            line=self._offer(open_here) or self.tr(line),
            hue=hue,
            reason="" if open_here else self.tr("暂未开放" if self.mode.elder else "暂未开放，请到窗口"),
        )

    def _offer(self, tiles: Sequence[str]) -> str:
        """The first items of a category, as many as a tile has lines for."""
        line = " · ".join(map(self.tr, tiles[:MOST_TOLD]))
        return self.tr("{items} 等{count}项").format(items=line, count=len(tiles)) if len(tiles) > MOST_TOLD else line
