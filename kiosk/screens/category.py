"""The items of one category, or of all."""

from __future__ import annotations

import functools

from kivy.uix.widget import Widget

from flows.item import Category, Item
from kiosk.screens.items import ItemsScreen
from kiosk.ui.buttons import SecondaryButton
from kiosk.ui.frame import body_room
from kiosk.ui.icons import Symbol
from kiosk.ui.item_tile import is_compact
from kiosk.ui.layout import Row, fit
from kiosk.ui.sizes import Pictogram
from kiosk.ui.steps import steps_height
from kiosk.ui.surface import Card
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Icon, Words

FEW, FEW_LARGE = 3, 2
"""Up to so many items, in standard and in large type, there is room below the list."""


class CategoryScreen(ItemsScreen):
    """With few items it says below who helps with what is not among them."""

    def title(self) -> str:
        return self.tr(self.scene.of.title) if isinstance(self.scene.of, Category) else self.tr("全部事项")

    def items(self) -> list[Item]:
        return self._listed

    @functools.cached_property
    def _listed(self) -> list[Item]:
        """Found once: each tile asks how many there are."""
        if self.scene.of is None:
            return [*self.desk.catalogue.values(), *self.desk.services.values()]
        return [item for item in self.desk.catalogue.values() if item.category is self.scene.of]

    def called(self, item: Item) -> str:
        return item.tile if self._names_only or self.mode.lowered else item.name

    def facts(self, item: Item) -> list[tuple[str, str]]:
        return super().facts(item)[: 0 if self._names_only else 1 if self.compact else None]

    @property
    def _names_only(self) -> bool:
        """Among all items on a small panel in large type: or a page would hold a single one."""
        return self.mode.tightest and self.scene.of is None

    @property
    def compact(self) -> bool:
        return is_compact(self.mode) or not self._few

    @property
    def _few(self) -> bool:
        """Whether the items may leave room for who else helps; the bar has the tap for it everywhere."""
        small = self.mode.landscape or self.mode.narrow or self.mode.lowered
        return not small and len(self.items()) <= (FEW_LARGE if self.mode.elder else FEW)

    def below(self) -> list[Widget]:
        """Who else helps, in as many lines as the items leave room for."""
        if not self._few:
            return []
        for lines in (1,) if self.mode.elder else (3, 1, 0):
            card = self._not_found(lines)
            fit(card, self.mode.width - 2 * self.mode.margin)
            if card.height <= self._left:
                return [card]
        return []

    @property
    def _left(self) -> float:
        """The height that title and items leave on a panel that stands upright, px."""
        mode, count = self.mode, len(self.items())
        title = Words(mode, self.title(), Type.TITLE, bold=True).natural(mode.width - 2 * mode.margin)
        return body_room(mode) + steps_height(mode) - title - count * self.least_px() - (count + 1) * mode.gap

    def _not_found(self, lines: int) -> Widget:
        """Nobody leaves empty-handed: who helps here, and where the rest is done, the first `lines` of it."""
        site = self.site
        ways = [
            (Symbol.STOREFRONT, f"{site.window}　{site.hours.partition('；')[0]}"),
            (Symbol.ACCOUNT_VOICE, f"{site.helper}（{site.helper_role}）　{site.helper_phone}"),
            (Symbol.PHONE, f"{self.tr('咨询投诉')} {site.hotline}"),
        ]
        title = Words(self.mode, self.tr("没有找到要办的事？"), Type.LABEL, bold=True)
        rows = [
            Row(Icon(self.mode, symbol, self.mode.side(Pictogram.LINE)), Words(self.mode, told, Type.BODY, data=True), gap=2 * STEP)
            for symbol, told in ways
        ]
        call = SecondaryButton(self.mode, self.tr("请人帮我办"), lambda: self.shell.call(ticket=False), symbol=Symbol.HAND_HEART)
        return Card(self.mode, title, *rows[:lines], call, gap=2 * STEP)
