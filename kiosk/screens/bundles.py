"""一件事: what people come for, and the items of one such matter, done one after the other with a single card.

home ─▶ the matters ─▶ one matter ─▶ guide ─▶ case ─▶ farewell
                           ▲                             │ 接着办下一项
                           └─────────────────────────────┘
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kivy.uix.widget import Widget

from core.language import Language
from flows.item import Item
from flows.receipt import STATE_WORDS
from kiosk.bundles import Bundle
from kiosk.screens.browsing import InBundle
from kiosk.screens.categories import look
from kiosk.screens.items import ItemsScreen
from kiosk.screens.screen import Screen
from kiosk.ui.layout import Column
from kiosk.ui.sizes import Tall
from kiosk.ui.tile_grid import TileGrid
from kiosk.ui.tiles import Tile
from kiosk.ui.words import Title
from kiosk.voice.prompts import Prompt

FULL = 4
"""So many items have room for a line a fact."""


class BundlesScreen(Screen):
    """The matters of life; what the resident recognises is a sentence of theirs, not a department."""

    spoken_as = Prompt.BUNDLES

    def body(self) -> Widget:
        tiles = [self._tile(bundle) for bundle in self.desk.bundles.values()]
        columns = 2 if self.mode.landscape else 1
        wordy = self.mode.lowered and self.mode.language is Language.ENGLISH
        least = self.mode.tall(Tall.MATTER_WORDY if wordy else Tall.MATTER_LEAST)
        grid = TileGrid(self.mode, tiles, columns=columns, least_px=least, most_px=self.mode.tall(Tall.MATTER))
        return Column(Title(self.mode, self.tr("您要办哪件事")), grid, fit=False, gap=self.mode.gap)

    def acts(self) -> Sequence[Widget]:
        return [self.back_button()]

    def _tile(self, bundle: Bundle) -> Tile:
        """It looks like the category of its first item."""
        symbol, hue = look(self.desk.catalogue[bundle.items[0]])
        count = self.tr("共 {count} 项").format(count=len(bundle.items))
        line = f"{self.tr(bundle.line)}　{count}"
        tap = partial(self.shell.go.to, InBundle(bundle.id))
        mode = self.mode
        arrow = not (mode.elder and mode.landscape and mode.language is Language.ENGLISH)  # there the names need its width
        return Tile(mode, self.tr(bundle.title), symbol, tap, line=line, hue=hue, wide=True, onward=arrow)


class BundleScreen(ItemsScreen):
    """The items of one matter, in the order in which they are best done; what this visit has done already has a tick."""

    def title(self) -> str:
        return self.tr(self._bundle.title)

    def items(self) -> list[Item]:
        return [self.desk.catalogue[item_id] for item_id in self._bundle.items]

    def called(self, item: Item) -> str:
        return item.name if self.roomy else item.tile

    @property
    def compact(self) -> bool:
        return not self.roomy or len(self._bundle.items) > FULL

    def done(self, item: Item) -> str:
        state = self.sitting.visit.done(item.id)
        return self.tr("这次{state}").format(state=self.tr(STATE_WORDS[state])) if state else ""

    @property
    def _bundle(self) -> Bundle:
        return self.desk.bundles[str(self.scene.of)]
