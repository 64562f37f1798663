"""A list of items: what each is, what to bring, how long it takes; grey with the reason when it cannot be done now."""

from __future__ import annotations

import functools
import heapq
from abc import abstractmethod
from collections.abc import Sequence

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from flows.guide import first_clause
from flows.item import Item
from kiosk.offline import GUIDE_ONLY, Until, guide_only
from kiosk.screens.browsing import AtGuide
from kiosk.screens.categories import look
from kiosk.screens.hours import seen_to, there_again
from kiosk.screens.offering import FollowsOffers
from kiosk.screens.registering import FIRST
from kiosk.ui.frame import act_column_px
from kiosk.ui.item_tile import ItemTile, in_line, is_compact
from kiosk.ui.layout import Column, Row
from kiosk.ui.paging import pages_beside_px
from kiosk.ui.sizes import Tall
from kiosk.ui.tile_grid import MadeWhenShown, TileGrid
from kiosk.ui.tokens import Type
from kiosk.ui.words import Title, Words

_BACK = 0.3
"""The width of 返回 beside the page buttons, as a share of theirs."""
MEASURED = 8
"""Of so many names and as many facts, the longest ones, the height is measured; the others need no more lines."""


class ItemsScreen(FollowsOffers):
    """Shown at once; only what is grey may still change a moment later."""

    def body(self) -> Widget:
        self._list = BoxLayout()
        self._back = self.back_button()
        self._foot = Row(self._back, gap=self.mode.gap) if self.mode.lowered else None
        self._fill()
        head = [] if self.mode.lowered else [Title(self.mode, self.title())]
        return Column(*head, self._list, *self.below(), fit=False, gap=self.mode.gap)

    def intro(self) -> Widget | None:
        return Title(self.mode, self.title()) if self.mode.lowered else None

    @abstractmethod
    def title(self) -> str:
        """What the list is of."""

    @abstractmethod
    def items(self) -> list[Item]:
        """What is in it, in order."""

    @property
    @abstractmethod
    def compact(self) -> bool:
        """Whether an item gets a line instead of a line for each fact."""

    def below(self) -> list[Widget]:
        """What stands below the list."""
        return []

    def called(self, item: Item) -> str:
        """The item's name here."""
        return item.name

    def facts(self, item: Item) -> list[tuple[str, str]]:
        """What decides whether to open it, each with its label."""
        guide, tr = self.desk.guides.in_language(item.id, self.mode.language), self.tr
        if item.category is None:  # of a service nobody guesses what it is for
            return [(tr("能办"), first_clause(guide.result)), (tr("要带"), first_clause(guide.materials))]
        return [
            (tr("要带"), first_clause(guide.materials)),
            (tr("多久"), first_clause(guide.promise_limit)),
            (tr("收费"), first_clause(guide.fee)),
        ]

    def done(self, item: Item) -> str:  # noqa: ARG002  most lists do not tell
        """What has become of it in this visit; "" when nothing has."""
        return ""

    def acts(self) -> Sequence[Widget]:
        """With 低位 the page buttons stand beside 返回: in reach there is room for three rows, and not for a second row of buttons."""
        return [self._foot or self._back]

    def follow(self) -> None:
        self._fill()

    def _fill(self) -> None:
        """Few items get high tiles that say more; many share the whole height, and turn pages when that is not enough."""
        items, page = self.items(), self._list.children[0].page if self._list.children else 0
        self._list.clear_widgets()
        if self._foot:
            self._back.size_hint_x = _BACK
            self._foot.clear_widgets()
            self._foot.add_widget(self._back)
        tiles, least = MadeWhenShown(self._tile, items), self.least_px()
        most = max(self.mode.tall(Tall.ITEM), least)
        self._list.add_widget(TileGrid(self.mode, tiles, columns=self._columns, least_px=least, most_px=most, page=page, foot=self._foot))

    @property
    def _columns(self) -> int:
        return 2 if self.mode.landscape and not self.mode.elder else 1

    def least_px(self) -> int:
        """The height in which every item has room. What is in a list never changes while the kiosk runs, so it is measured once."""
        heights = self.shell.heights
        if (self.scene, self.mode) not in heights:
            heights[self.scene, self.mode] = self.measured_px()
        return heights[self.scene, self.mode]

    def measured_px(self, items: Sequence[Item] | None = None) -> int:
        """The same of these items (None: those of the list), measured anew: of few high tiles each, of many the longest."""
        items, width = self.items() if items is None else items, self._width / self._columns - self.mode.gap
        if not self.compact:
            heights = (ItemTile.roomy_px(self.mode, self.called(item), self.facts(item), width) for item in items)
            return max(heights, default=0)
        told = [(self.called(item), "" if self.mode.lowered else in_line(self.facts(item))) for item in items]
        longest = [
            *heapq.nlargest(MEASURED, told, lambda row: columns_of(row[0])),
            *heapq.nlargest(MEASURED, told, lambda row: columns_of(row[1])),
        ]
        return ItemTile.least_px(self.mode, longest, width)

    @property
    def roomy(self) -> bool:
        """Whether the panel and the type leave room for more than names."""
        return not is_compact(self.mode)

    @property
    def _width(self) -> float:
        """The width that the list has beside everything on a lying panel, px."""
        beside = act_column_px(self.mode) + pages_beside_px(self.mode) if self.mode.landscape else 0
        return float(self.mode.width - 2 * self.mode.margin - beside)

    def _told(self, item: Item) -> list[tuple[str, str]]:
        """The facts for which there is room: in reach (低位) every row is as high as a name and one line."""
        facts = self.facts(item)
        line = Words(self.mode, in_line(facts), Type.CAPTION, hug=True)
        return [] if self.mode.lowered and line.width > self._words_px else facts

    @property
    def _words_px(self) -> float:
        """The width of a line on a compact tile, px."""
        return ItemTile.words_px(self.mode, self._width / self._columns - self.mode.gap)

    def why(self, item: Item) -> str:
        """Why it is grey and when it can be done again; on one line of a compact tile as much of it as there is room for."""
        offers, tr = self.shell.offers, self.mode.tr
        reason, until = tr(offers.reasons.get(item.id, "")), offers.until.get(item.id)
        if not reason or until is None:
            return reason
        both, short = self._again(reason, until)
        fits = not self.compact or Words(self.mode, both, Type.CAPTION, hug=True).width <= self._words_px
        return both if fits else short

    def _again(self, reason: str, until: Until) -> tuple[str, str]:
        """Reason and time, and what of it a line has room for."""
        mode, timetable, now = self.mode, self.desk.timetable, self.desk.now()
        if until is Until.LINE:
            return self.tr("网络暂时不通，恢复后可办"), self.tr("网络恢复后可办")
        if until is Until.MENDED:
            return f"{reason}，{seen_to(mode, timetable, now)}", reason
        again = there_again(mode, timetable, now)
        return (f"{reason}，{again}", again) if again else (reason, reason)

    def _instead(self, item: Item) -> str:
        """What it is here and now, where that is less than the item: a registration, or on a query machine a guide and where the rest is."""
        if item.id in self.shell.offers.elsewhere:
            return self._guide_only
        return self.tr(FIRST) if item.id in self.shell.offers.drafts else ""

    @functools.cached_property
    def _guide_only(self) -> str:
        """On one line of a compact tile as much of it as there is room for."""
        told = self.tr(guide_only(self.desk.site.whole))
        fits = not self.compact or Words(self.mode, told, Type.CAPTION, bold=True, hug=True).width <= self._words_px
        return told if fits else self.tr(GUIDE_ONLY)

    def _tile(self, item: Item) -> ItemTile:
        (symbol, hue), offers = look(item), self.shell.offers
        return ItemTile(
            self.mode,
            self.called(item),
            symbol,
            lambda: self.shell.go.to(AtGuide(item.id)),
            facts=self._told(item),
            hue=hue,
            reason="" if item.id in offers.elsewhere else self.why(item),
            instead=self._instead(item),
            tag=self.tr(item.service_type),
            done=self.done(item),
            compact=self.compact,
        )


def columns_of(text: str) -> int:
    """How wide a text is set, in half-width characters."""
    return len(text.encode("gb18030", "replace"))
