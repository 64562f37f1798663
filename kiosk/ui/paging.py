"""上一页 / 下一页: long lists turn pages. Nothing on the kiosk is reached by swiping or scrolling."""

from __future__ import annotations

from collections.abc import Callable

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from core.language import Language
from kiosk.ui.buttons import SecondaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Row
from kiosk.ui.sizes import Wide
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words

_SHARED = 0.8
"""In a row with other buttons, where we are has so much of the width of a page button."""


def page_count(things: int, per_page: int) -> int:
    """How many pages `things` take; at least one."""
    return max(1, -(-things // max(per_page, 1)))


def pages_beside_px(mode: Mode) -> int:
    """The width of the page buttons' column on a lying panel, px."""
    return mode.wide(Wide.PAGER)


class PageButtons(BoxLayout):
    """Previous, 「第 2 页 / 共 3 页」, next; `turn(page)` is called with the page wanted, counted from 0.

    A row below its list on an upright panel, a column beside it on a lying one; `shared` when other buttons stand in that row.
    """

    def __init__(self, mode: Mode, turn: Callable[[int], None], *, shared: bool = False) -> None:
        self.mode, self._turn, self._page, self._pages = mode, turn, 0, 1
        self._short = mode.elder or shared
        plain = shared or _worded(mode)
        self._back = _button(mode, mode.tr("上一页"), None if plain else Symbol.CHEVRON_LEFT, lambda: self._go(-1))
        self._next = _button(mode, mode.tr("下一页"), None if plain else Symbol.CHEVRON_RIGHT, lambda: self._go(1))
        self._where = Words(mode, "", Type.BODY, align="center", pos_hint={"center_y": 0.5})
        super().__init__(spacing=2 * STEP if mode.landscape else mode.gap)
        if mode.landscape:
            self.orientation = "vertical"
            self.size_hint_x, self.width = None, pages_beside_px(mode)
            self._where.pos_hint = {}
        else:
            self.size_hint_y, self.height = None, mode.button
            self._where.size_hint_x = _SHARED if shared else (0.72 if mode.elder else 0.6) if mode.narrow else 1
        for part in (self._back, self._where, self._next, *([Widget()] if mode.landscape else [])):
            self.add_widget(part)
        self.at(0, 1)

    def hug(self) -> None:
        """As high as its parts, for a list beside it that is lower than they are; nothing to do for a row."""
        if self.mode.landscape:
            line = round(1.5 * self.mode.px(Type.BODY))
            self.size_hint_y, self.height = None, 2 * self.mode.button + line + 2 * self.spacing
            self.remove_widget(self.children[0])  # what takes the rest of a full column

    def at(self, page: int, pages: int) -> None:
        """Shows where we are; a button that leads nowhere is grey."""
        self._page, self._pages = page, pages
        tr = self.mode.tr
        text = tr("{page} / {pages} 页") if self._short else tr("第 {page} 页 / 共 {pages} 页")
        self._where.plain = text.format(page=page + 1, pages=pages)
        self._back.usable, self._next.usable = page > 0, page < pages - 1
        for button in (self._back, self._next):
            button.recolour()

    def _go(self, step: int) -> None:
        self._turn(min(max(self._page + step, 0), self._pages - 1))


def _worded(mode: Mode) -> bool:
    """Whether the words need the room of the arrows."""
    english = mode.language is Language.ENGLISH
    return (mode.elder and (mode.narrow or english)) or (mode.narrow and english)


def _button(mode: Mode, text: str, symbol: Symbol | None, tap: Callable[[], object]) -> SecondaryButton:
    return SecondaryButton(mode, text, tap, symbol=symbol, after=symbol is Symbol.CHEVRON_RIGHT)


class Paged(BoxLayout):
    """Content, and page buttons only while they are needed: below on an upright panel, beside on a lying one, or at the end of
    the row `foot`, where the caller has one that lies elsewhere.
    """

    def __init__(self, mode: Mode, turn: Callable[[int], None], foot: Row | None = None) -> None:
        super().__init__(spacing=mode.gap, orientation="horizontal" if mode.landscape else "vertical")
        self.mode, self._foot, self._pages = mode, foot, PageButtons(mode, turn, shared=foot is not None)

    def room(self, paged: bool) -> float:
        """The height left for the content, px."""
        below = paged and self._foot is None and not self.mode.landscape
        return float(self.height - (self._pages.height + self.mode.gap if below else 0))

    @property
    def beside(self) -> float:
        """The width that page buttons beside the content would take, px."""
        return float(self._pages.width + self.mode.gap) if self.mode.landscape else 0.0

    def show(self, content: Widget, page: int, pages: int) -> None:
        """Puts the content of a page in place, at the top."""
        self.clear_widgets()
        for part in (content, self._pages):
            if part.parent:
                part.parent.remove_widget(part)
        holder = BoxLayout(orientation="vertical")
        holder.add_widget(content)
        if content.size_hint_y is None:
            holder.add_widget(Widget())
        self.add_widget(holder)
        if pages > 1:
            self._pages.at(page, pages)
            (self._foot or self).add_widget(self._pages)
