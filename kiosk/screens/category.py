"""The items of one category (or all): what each is, what to bring, how long it takes; grey with the reason when it cannot be done now."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from flows.item import Category, Item
from kiosk.offline import Offers
from kiosk.screens.categories import LOOKS
from kiosk.screens.registering import FIRST
from kiosk.screens.screen import Screen
from kiosk.screens.sitting import AtGuide
from kiosk.ui.buttons import SecondaryButton
from kiosk.ui.frame import act_column_px
from kiosk.ui.icons import Symbol
from kiosk.ui.item_tile import ItemTile, is_compact
from kiosk.ui.layout import Column, Row
from kiosk.ui.paging import pages_beside_px
from kiosk.ui.surface import Card
from kiosk.ui.tiles import TileGrid
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Icon, Title, Words

REFRESH_S = 10.0
"""How often the list asks again what can be done now."""
FEW, FEW_LARGE = 3, 2
"""Up to so many items, in standard and in large type, there is room below the list."""


class CategoryScreen(Screen):
    """Shown at once; only what is grey may still change a moment later."""

    def body(self) -> Widget:
        self._list = BoxLayout()
        self._fill()
        others = [self._not_found()] if self._few else []
        return Column(Title(self.mode, self._title()), self._list, *others, fit=False, gap=self.mode.gap)

    def _called(self, item: Item) -> str:
        """The item's name; among all items on a small panel in large type the short one, or a page would hold a single item."""
        return item.tile if self.mode.elder and self.mode.narrow and self.scene.of is None else item.name

    def acts(self) -> Sequence[Widget]:
        return [self.back_button()]

    def enter(self) -> None:
        self._look()
        self.every(REFRESH_S, self._look)

    def _look(self) -> None:
        self.ask("desk", self.desk.readiness.offers, self._known)

    def _known(self, offers: Offers) -> None:
        if offers != self.shell.offers:
            self.shell.offers = offers
            self._fill()

    def _fill(self) -> None:
        """Few items get high tiles that say more; many share the whole height, and turn pages when that is not enough."""
        tiles = [self._tile(item) for item in self._items()]
        columns = 2 if self.mode.landscape and not self.mode.elder else 1
        least = ItemTile.least_px(self.mode, [tile.title for tile in tiles], self._width / columns - self.mode.gap, compact=self._compact)
        self._list.clear_widgets()
        self._list.add_widget(TileGrid(self.mode, tiles, columns=columns, least_px=least, most_px=320))

    @property
    def _few(self) -> bool:
        """Whether the items leave room for who else helps; the bar has the tap for it everywhere."""
        small = self.mode.landscape or self.mode.narrow
        return not small and len(self._items()) <= (FEW_LARGE if self.mode.elder else FEW)

    @property
    def _compact(self) -> bool:
        return is_compact(self.mode) or not self._few

    @property
    def _width(self) -> float:
        """The width that the list has beside everything on a lying panel, px."""
        beside = act_column_px(self.mode) + pages_beside_px(self.mode) if self.mode.landscape else 0
        return float(self.mode.width - 2 * self.mode.margin - beside)

    def _items(self) -> list[Item]:
        return [item for item in self.desk.catalogue.values() if self.scene.of in (None, item.category)]

    def _title(self) -> str:
        return self.tr(self.scene.of.title) if isinstance(self.scene.of, Category) else self.tr("全部事项")

    def _tile(self, item: Item) -> ItemTile:
        guide, tr = self.desk.guides[item.id], self.tr
        symbol, hue, _ = LOOKS[item.category]
        facts = [
            (tr("要带"), _in_short(guide.materials)),
            (tr("多久"), _in_short(guide.promise_limit)),
            (tr("收费"), _in_short(guide.fee)),
        ]
        return ItemTile(
            self.mode,
            self._called(item),
            symbol,
            lambda: self.shell.go.to(AtGuide(item.id)),
            facts=facts,
            hue=hue,
            reason=tr(self.shell.offers.reasons.get(item.id, "")),
            instead=tr(FIRST) if item.id in self.shell.offers.drafts else "",
            tag=tr(item.shape.value),
            compact=self._compact,
        )

    def _not_found(self) -> Widget:
        """Nobody leaves empty-handed: who helps here, and where the rest is done."""
        site = self.desk.site
        ways = [
            (Symbol.STOREFRONT, f"{site.window}　{site.hours.partition('；')[0]}"),
            (Symbol.ACCOUNT_VOICE, f"{site.helper}（{site.helper_role}）　{site.helper_phone}"),
            (Symbol.PHONE, f"{self.tr('咨询投诉')} {site.hotline}"),
        ]
        title = Words(self.mode, self.tr("没有找到要办的事？"), Type.LABEL, bold=True)
        rows = [Row(Icon(self.mode, symbol, 48), Words(self.mode, told, Type.BODY), gap=2 * STEP) for symbol, told in ways]
        call = SecondaryButton(self.mode, self.tr("请人帮我办"), lambda: self.shell.call(ticket=False), symbol=Symbol.HAND_HEART)
        return Card(self.mode, title, *(rows if not self.mode.elder else rows[:1]), call, gap=2 * STEP)


def _in_short(told: str) -> str:
    """The first clause of an element, which decides; the guide says the rest."""
    return re.split(r"[。；（]", told, maxsplit=1)[0]
