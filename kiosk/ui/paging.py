"""上一页 / 下一页: long lists turn pages. Nothing on the kiosk is reached by swiping or scrolling."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.ui.buttons import SecondaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Row
from kiosk.ui.tokens import Mode, Type
from kiosk.ui.words import Words


def page_count(things: int, per_page: int) -> int:
    """How many pages `things` take; at least one."""
    return max(1, -(-things // max(per_page, 1)))


class PageButtons(Row):
    """Previous, 「第 2 页 / 共 3 页」, next; `turn(page)` is called with the page wanted, counted from 0."""

    def __init__(self, mode: Mode, turn: Callable[[int], None]) -> None:
        self.mode, self._turn, self._page, self._pages = mode, turn, 0, 1
        self._back = SecondaryButton(mode, mode.tr("上一页"), lambda: self._go(-1), symbol=Symbol.CHEVRON_LEFT)
        self._next = SecondaryButton(mode, mode.tr("下一页"), lambda: self._go(1), symbol=Symbol.CHEVRON_RIGHT, after=True)
        self._where = Words(mode, "", Type.BODY, align="center")
        super().__init__(self._back, self._where, self._next, gap=mode.gap, height=mode.button)
        self.at(0, 1)

    def at(self, page: int, pages: int) -> None:
        """Shows where we are; a button that leads nowhere is grey."""
        self._page, self._pages = page, pages
        self._where.plain = self.mode.tr("第 {page} 页 / 共 {pages} 页").format(page=page + 1, pages=pages)
        self._back.usable, self._next.usable = page > 0, page < pages - 1
        for button in (self._back, self._next):
            button.recolour()

    def _go(self, step: int) -> None:
        self._turn(min(max(self._page + step, 0), self._pages - 1))
