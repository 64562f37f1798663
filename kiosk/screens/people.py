"""「谁能帮您」: the people of this place with role, phone and what they do. The machine is never the only way.

The page lies over whatever was on the screen and leads back to it; from it both forms are one tap away.
"""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.widget import Widget

from core.language import Language, mark
from kiosk.screens.screen import Screen
from kiosk.settings import Attendant, Post
from kiosk.ui.buttons import PrimaryButton, SecondaryButton
from kiosk.ui.frame import act_column_px
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.pages import Pages
from kiosk.ui.paging import pages_beside_px
from kiosk.ui.palettes import Hue, Ink
from kiosk.ui.signpost import Signpost
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Tag, Well, card_padding, well_padding
from kiosk.ui.tiles import Badge
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Icon, Title, Words

WHO = mark("看谁能帮您")
"""The words that lead here."""

_AVATARS: dict[Post, tuple[Symbol, Hue]] = {
    Post.WINDOW: (Symbol.ACCOUNT_TIE, Hue.BLUE),
    Post.HALL: (Symbol.HUMAN_GREETING, Hue.ORANGE),
    Post.VILLAGE: (Symbol.ACCOUNT_HEART, Hue.TEAL),
}
"""Nobody is shown by a photograph: a badge says where they are found."""

_IN_CHARGE = mark("这里的事都由他负责，办不好请直接找他")


class PeopleScreen(Screen):
    """One well for the window, one for each person."""

    form = True
    foot_only = True

    def body(self) -> Widget:
        parts = [self._title(), self._window(), self._person(self._in_charge(), Symbol.STAR, Hue.GREEN)]
        parts += [self._person(one, *_AVATARS[one.post]) for one in self.site.people]
        return Pages(self.mode, parts, gap=2 * STEP)

    def _title(self) -> Title:
        return Title(self.mode, self.tr("这些人能帮您，全程免费"), Type.LABEL if self.mode.tight else Type.TITLE)

    def acts(self) -> Sequence[Widget]:
        back = self.back_button()
        call = PrimaryButton(self.mode, self.tr("请人帮我办"), lambda: self.shell.call(ticket=False))
        return [back, call] if self._cramped else [back, self._tell(), call]

    @property
    def _cramped(self) -> bool:
        """Whether a row has no room for three buttons; 办不成事 stands in the bar below them too."""
        return self.mode.tightest

    @property
    def _slim(self) -> bool:
        """Whether the words need the width of the badges."""
        return self._cramped and self.mode.language is Language.ENGLISH

    def _tell(self) -> Widget:
        return SecondaryButton(self.mode, self.tr("办不成事"), lambda: self.shell.call(ticket=True))

    def _window(self) -> Widget:
        site = self.site
        where = Words(self.mode, self.tr(site.window), Type.BODY if self.mode.tight else Type.LABEL, bold=True)
        hours = Words(self.mode, self.tr(site.hours), Type.BODY, Ink.SOFT)
        hotline = Words(self.mode, f"{self.tr('咨询投诉')} {site.hotline}", Type.BODY, Ink.SOFT)
        beside = [] if self._slim else [Badge(self.mode, Symbol.STOREFRONT, Hue.BLUE, self.mode.side(Pictogram.BADGE))]
        told = Row(*beside, Column(where, hours, hotline, gap=4), gap=3 * STEP)
        return Well(self.mode, told, tone="primary_soft")

    def _in_charge(self) -> Attendant:
        site = self.site
        return Attendant(site.helper, site.helper_role, site.helper_phone, Post.WINDOW, _IN_CHARGE)

    def _person(self, who: Attendant, symbol: Symbol, hue: Hue) -> Widget:
        mode = self.mode
        called = Words(mode, who.name, Type.LABEL, bold=True, hug=True)
        role = Tag(mode, self.tr(who.role), kind=Type.NOTE)
        apart = mode.elder and mode.language is Language.ENGLISH
        if apart or called.width + 2 * STEP + role.width > self._beside_badge():
            name: Widget = Column(called, Words(mode, self.tr(who.role), Type.NOTE, Ink.PRIMARY), gap=4)
        else:
            name = Row(called, role, Widget(size_hint_y=None, height=1), gap=2 * STEP)
        does = Words(mode, self.tr(who.does), Type.BODY, Ink.SOFT)
        number = Words(mode, who.phone, Type.BODY if self.mode.tight else Type.LABEL, Ink.PRIMARY, bold=True)
        phone = Row(Icon(mode, Symbol.PHONE, mode.px(Type.BODY)), number, gap=STEP)
        words = Column(name, does, phone, gap=STEP)
        beside = [] if self._slim else [Badge(mode, symbol, hue, mode.side(Pictogram.BADGE))]
        return Well(mode, Row(*beside, words, gap=3 * STEP))

    def _beside_badge(self) -> float:
        """The width of the words in a well, px."""
        mode = self.mode
        inside = mode.width - 2 * (mode.margin + card_padding(mode) + well_padding(mode))
        beside = act_column_px(mode) + pages_beside_px(mode) if mode.landscape else 0
        return inside - beside - (0 if self._slim else mode.side(Pictogram.BADGE) + 3 * STEP)


def signpost(screen: Screen) -> Signpost:
    """The row that leads here, with what is known at once: where the window is, and whom to ring."""
    site, tr = screen.site, screen.tr
    crowded = screen.mode.tightest and screen.mode.language is Language.ENGLISH
    line = "" if crowded else f"{tr(site.window)}，{tr('咨询投诉')} {site.hotline}"
    return Signpost(screen.mode, Symbol.ACCOUNT_VOICE, tr(WHO), screen.shell.go.to_people, line=line)
