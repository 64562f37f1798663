"""The lists to which the ways of finding lead: what a wish means, what others here use most, what was looked at,
everything that letters found.
"""

from __future__ import annotations

import functools

from flows.item import Item
from kiosk.screens.finding import ALSO_CALLED, met_words
from kiosk.screens.items import ItemsScreen
from kiosk.screens.wishes import WISH_LOOKS
from kiosk.ui.item_tile import is_compact

FULL = 4
"""So many items have room for a line a fact."""


class FoundScreen(ItemsScreen):
    """Everything that the letters found, where the page of letters has no room for it."""

    def title(self) -> str:
        return self.tr("找到 {count} 项").format(count=len(self.items()))

    def items(self) -> list[Item]:
        return self._listed

    @functools.cached_property
    def _listed(self) -> list[Item]:
        """Found once: each tile asks how many there are."""
        return self._found()

    @functools.cached_property
    def _met(self) -> dict[str, str]:
        return met_words(self)

    def _found(self) -> list[Item]:
        mode, offers = self.mode, self.shell.offers
        return self.desk.finder.find(self.sitting.sought, mode.language.value, mode.tr, offers.common)

    def called(self, item: Item) -> str:
        return item.tile if self.mode.tightest or self.mode.lowered else item.name

    def facts(self, item: Item) -> list[tuple[str, str]]:
        word = self._met.get(item.id, "")
        also = [(self.tr(ALSO_CALLED), word)] if word and word not in self.called(item) else []
        return [*also, *super().facts(item)][: 0 if self.mode.tightest else 1 if self.compact else None]

    @property
    def compact(self) -> bool:
        return is_compact(self.mode) or len(self.items()) > FULL

    def least_px(self) -> int:
        """Measured each time: the list is another one for other letters, and never long."""
        return self.measured_px()


class WishScreen(FoundScreen):
    """What the resident wants, and the items that it may mean."""

    def title(self) -> str:
        return self.tr(WISH_LOOKS[str(self.scene.of)][0])

    def _found(self) -> list[Item]:
        return self.desk.finder.wished(str(self.scene.of))

    def least_px(self) -> int:
        return ItemsScreen.least_px(self)


class CommonScreen(FoundScreen):
    """What others here use most, most used first."""

    def title(self) -> str:
        return self.tr("大家常办")

    def _found(self) -> list[Item]:
        return self.desk.finder.named(self.shell.offers.common)


class LookedAtScreen(FoundScreen):
    """What this resident has looked at, the last one first."""

    def title(self) -> str:
        return self.tr("刚才看过")

    def _found(self) -> list[Item]:
        return self.desk.finder.named(self.sitting.looked_at)
