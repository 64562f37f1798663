"""The items of one category (or all): what each is, what to bring, how long it takes; grey with the reason when it cannot be done now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from flows.item import Category, Item
from kiosk.screens.categories import LOOKS
from kiosk.screens.screen import Screen
from kiosk.screens.sitting import AtGuide
from kiosk.ui.buttons import SecondaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.surface import Card
from kiosk.ui.tiles import Tile, TileGrid
from kiosk.ui.tokens import Ink, Type
from kiosk.ui.words import Icon, Title, Words

REFRESH_S = 10.0
"""How often the list asks again what can be done now."""


class CategoryScreen(Screen):
    """The list fills as soon as it is known what can be done; that takes a moment, and only the greys may change."""

    def body(self) -> Widget:
        self._list = BoxLayout()
        self._reasons: Mapping[str, str] = {}
        self._fill()
        return Column(Title(self.mode, self._title()), self._list, self._not_found(), fit=False, gap=self.mode.gap)

    def acts(self) -> Sequence[Widget]:
        return [self.back_button()]

    def enter(self) -> None:
        self._look()
        self.every(REFRESH_S, self._look)

    def _look(self) -> None:
        self.ask("desk", self.desk.availability, self._known)

    def _known(self, reasons: Mapping[str, str]) -> None:
        if reasons != self._reasons:
            self._reasons = reasons
            self._fill()

    def _fill(self) -> None:
        self._list.clear_widgets()
        tiles = [self._tile(item) for item in self._items()]
        columns = 2 if self.mode.landscape else 1
        self._list.add_widget(TileGrid(self.mode, tiles, columns=columns, least_px=232 if self.mode.elder else 168, most_px=240))

    def _items(self) -> list[Item]:
        return [item for item in self.desk.catalogue.values() if self.scene.of in (None, item.category)]

    def _title(self) -> str:
        return self.tr(self.scene.of.title) if isinstance(self.scene.of, Category) else self.tr("全部事项")

    def _tile(self, item: Item) -> Tile:
        guide = self.desk.guides[item.id]
        symbol, hue, _ = LOOKS[item.category]
        bring = self.tr("要带：{things}").format(things=guide.materials.partition("。")[0].partition("（")[0])
        return Tile(
            self.mode,
            item.name,
            symbol,
            lambda: self.shell.go(AtGuide(item.id)),
            line=bring,
            hue=hue,
            reason=self._reasons.get(item.id, ""),
            tag=self.tr(item.shape.value),
            wide=True,
        )

    def _not_found(self) -> Widget:
        """Nobody leaves empty-handed: who helps here, and where the rest is done."""
        site = self.desk.site
        words = Column(
            Words(self.mode, self.tr("没有找到要办的事？"), Type.LABEL, bold=True),
            Words(self.mode, f"{site.window}，{self.tr('咨询')} {site.hotline}", Type.BODY, Ink.SOFT),
            gap=4,
        )
        call = SecondaryButton(self.mode, self.tr("请人帮我办"), lambda: self.shell.call(ticket=False), size_hint_x=0.6)
        return Card(self.mode, Row(Icon(self.mode, Symbol.ACCOUNT_VOICE, 72), words, call, gap=self.mode.gap))
