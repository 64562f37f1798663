"""找事项: by a wish, 「我要…」, by what others here use most, by what one has looked at, or by a few letters.

    roomy                         letters apart (large type, small panel, 低位)
    ┌ typed …        5 项 ┐       ┌ the ways ┐  按拼音找 ─▶ ┌ typed …   5 项 ┐
    │ the ways, or found  │       │          │              │ found          │
    │ A B C D E F G       │       │          │              │ A B C D E F G  │
    └─────────────────────┘       └──────────┘              └────────────────┘

The letters are the sitting's, so that they are gone with the resident; a key changes what was found and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from core.language import Language, mark
from flows.item import Item
from kiosk.offline import Offers
from kiosk.screens.browsing import AtCommon, AtFinding, AtFound, AtLookedAt, BrowsingPlace, InCategory, InWish
from kiosk.screens.items import ItemsScreen
from kiosk.screens.wishes import WISH_LOOKS
from kiosk.ui.buttons import PrimaryButton, SecondaryButton
from kiosk.ui.few_tiles import FewTiles
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row, fit
from kiosk.ui.paging import pages_beside_px
from kiosk.ui.palettes import Hue, Ink
from kiosk.ui.search_pad import MOST_TYPED, SearchPad, TypedLetters, pad_apart, pad_fits, pad_px
from kiosk.ui.sizes import Tall
from kiosk.ui.surface import Card
from kiosk.ui.tile_grid import MadeWhenShown, TileGrid
from kiosk.ui.tiles import Tile
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Title, Words

ALSO_CALLED = mark("又叫")
_ACROSS = 3
"""Ways in a row; 全部事项, which the home page has too, only fills the last."""


def met_words(screen: ItemsScreen) -> dict[str, str]:
    """By which word people use each item was found; the words are Chinese, and of no use in another language."""
    mode = screen.mode
    if mode.language is not Language.CHINESE:
        return {}
    return screen.desk.finder.called(screen.sitting.sought, mode.language.value, mode.tr)


class FindingScreen(ItemsScreen):
    """The ways and the letters on one page, or one of them: `scene.of` says whether the letters are asked for."""

    def body(self) -> Widget:
        self._met: dict[str, str] = {}
        self._found: list[Item] = []
        self._apart = pad_apart(self.mode)
        if self._apart and not self.scene.of:
            return self._ways_page()
        self._typed = TypedLetters(self.mode, self.tr("点拼音字母" if self._apart else "点拼音的头一个字母，如 DF 找电费"))
        self._place, self._ways = BoxLayout(), self._way_grid()
        self._place.bind(size=lambda *_: self._put_found())
        self._list = FewTiles(self.mode, self.least_px(), self.mode.tall(Tall.FOUND))
        self._list.bind(size=lambda *_: self._show_all())
        pad = SearchPad(self.mode, self._type, lambda: self._set(self._sought[:-1]), lambda: self._set(""))
        gap = STEP if self.mode.tight else self.mode.gap
        if self.mode.landscape:
            return Row(Column(self._typed, self._place, fit=False, gap=gap), pad, fit=False, gap=self.mode.gap)
        above = [] if self.mode.lowered else [self._typed]
        return Column(*above, self._place, pad, fit=False, gap=gap)

    def intro(self) -> Widget | None:
        lettered = self.mode.lowered and self.scene.of
        return self._typed if lettered else None

    def acts(self) -> Sequence[Widget]:
        if self._apart and not self.scene.of:
            return [self.back_button()]
        self._all = PrimaryButton(self.mode, self.tr("看全部结果"), lambda: self.shell.go.to(AtFound()))
        return [self.back_button(), self._all]

    def enter(self) -> None:
        super().enter()
        mode = self.mode
        lettered = not self._apart or self.scene.of
        self.ask("desk", lambda: self.desk.finder.prepare(mode.language.value, mode.tr), lambda _: self._fill() if lettered else None)
        if lettered:
            self._fill()

    def offered(self, offers: Offers) -> object:
        return offers if self.scene.of or not self._apart else bool(offers.common)

    def follow(self) -> None:
        if self._apart and not self.scene.of:
            self.shell.renew()
        else:
            self._ways = self._way_grid()
            self._fill()

    # the ways

    def _ways_page(self) -> Widget:
        return (
            self._way_grid() if self.mode.tight else Column(Title(self.mode, self.title()), self._way_grid(), fit=False, gap=self.mode.gap)
        )

    def _way_grid(self) -> TileGrid:
        mode = self.mode
        tiles = [self._way(*look, InWish(wish_id)) for wish_id, look in WISH_LOOKS.items()]
        if self.shell.offers.common:
            tiles.insert(0, self._way("大家常办", Symbol.STAR, Hue.ORANGE, AtCommon()))
        if self.sitting.looked_at:
            tiles.insert(0, self._way("刚才看过", Symbol.HISTORY, Hue.SLATE, AtLookedAt()))
        if self._apart and pad_fits(mode):
            tiles.insert(0, self._way("按拼音找", Symbol.KEYBOARD, Hue.SLATE, AtFinding(letters=True)))
        if everything_is_found(mode) or (not self._apart and not mode.landscape and len(tiles) % _ACROSS):
            tiles.append(self._way("全部事项", Symbol.VIEW_GRID, Hue.SLATE, InCategory(None)))
        columns = 2 if self._apart or mode.landscape else _ACROSS
        least = mode.target if mode.elder or mode.lowered else mode.tall(Tall.WAY)
        return TileGrid(mode, tiles, columns=columns, least_px=least, most_px=mode.tall(Tall.CHOICE))

    def _way(self, title: str, symbol: Symbol, hue: Hue, place: BrowsingPlace) -> Tile:
        return Tile(self.mode, self.tr(title), symbol, partial(self.shell.go.to, place), hue=hue, wide=self._apart or self.mode.landscape)

    # the letters

    def title(self) -> str:
        return self.tr("您想办什么")

    def items(self) -> list[Item]:
        """Nothing before a worker has made the index: letters typed meanwhile find when it is there."""
        if not self._ready:
            return []
        return self.desk.finder.find(self._sought, self.mode.language.value, self.mode.tr, self.shell.offers.common)

    @property
    def _ready(self) -> bool:
        return self.desk.finder.ready(self.mode.language.value)

    @property
    def _sought(self) -> str:
        return self.sitting.sought

    def _type(self, letter: str) -> None:
        if len(self._sought) < MOST_TYPED:
            self._set(self._sought + letter)

    def _set(self, typed: str) -> None:
        self.sitting.sought = typed
        self._fill()

    def _fill(self) -> None:
        """What the letters found; the ways while there are none."""
        self._found, self._met = self.items(), met_words(self) if self._ready else {}
        self._typed.show(self._sought, self.tr("{count} 项").format(count=len(self._found)) if self._sought and self._ready else "")
        self._list.show(MadeWhenShown(self._tile, self._found))
        self._put_found()
        self._show_all()

    def _put_found(self) -> None:
        """What is seen of it in the room that there is."""
        self._put(self._list if self._found else self._nothing() if self._sought and self._ready else self._beginning())

    def _put(self, widget: Widget) -> None:
        if self._place.children != [widget]:
            self._place.clear_widgets()
            self._place.add_widget(widget)

    def _show_all(self) -> None:
        if not self._sought:
            self._all.refuse(self.tr("请先点字母"))
        elif not self._ready:
            self._all.refuse(self.tr("正在找…"))
        elif not self._found:
            self._all.refuse(self.tr("没有找到"))
        elif len(self._found) <= self._list.fits:
            self._all.refuse(self.tr("都在这里了"))
        else:
            self._all.allow()

    def _beginning(self) -> Widget:
        if not self._apart:
            return self._ways
        words = Words(self.mode, self.tr("例如 DF 电费，YL 养老，SFZ 身份证"), Type.BODY, Ink.SOFT)
        return Column(words, pos_hint={"top": 1})

    def _nothing(self) -> Widget:
        """Nobody leaves empty-handed: as much advice as the letters leave room for, and always who helps."""
        mode, tr, width = self.mode, self.tr, self._place.width
        nothing = Words(mode, tr("没有找到这几个字母的事项"), Type.LABEL, bold=True)
        advice = Words(mode, tr("可以少点一个字母，或者换一个说法。找不到也没关系，请人帮您办。"), Type.BODY)
        call = SecondaryButton(
            mode, tr("请人帮我办"), lambda: self.shell.call(ticket=False), symbol=None if mode.tight else Symbol.HAND_HEART
        )
        for told in ([nothing, advice], [nothing]):
            card = Card(mode, *told, call, pos_hint={"top": 1})
            fit(card, width)
            if card.height <= self._place.height:
                return card
            card.clear_widgets()
        return Column(call, pos_hint={"top": 1})

    # the results

    @property
    def compact(self) -> bool:
        return True

    @property
    def _columns(self) -> int:
        return 1

    @property
    def _width(self) -> float:
        """The pad stands where a list that turns pages has its buttons."""
        width = super()._width
        return width + pages_beside_px(self.mode) - pad_px(self.mode) - self.mode.gap if self.mode.landscape else width

    def called(self, item: Item) -> str:
        return item.tile if self.mode.elder else item.name

    def facts(self, item: Item) -> list[tuple[str, str]]:
        """Where it belongs, in a word; what to bring says the guide. By what it was found, where its name does not show that."""
        if item.id in self._met and self._met[item.id] not in self.called(item):
            return [(self.tr(ALSO_CALLED), self._met[item.id])]
        if self.mode.elder or item.category is None:
            return []
        return [(self.tr(item.category.title), self.tr(item.service_type))]

    def measured_px(self, items: Sequence[Item] | None = None) -> int:
        """Of all that may be found: the tiles are as high for one result as for another."""
        return super().measured_px(list(self.desk.items.values()) if items is None else items)


def everything_is_found(mode: Mode) -> bool:
    """Whether 全部事项 stands here and not on the home page: in large type its place is taken by what its rows have no room for."""
    return mode.elder and not mode.tight
