"""To whoever passes by: what this machine is for, how it goes, and that somebody helps. One touch wakes it.

A page every few seconds and nothing between them: an animation would keep the processor busy day and night for nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from core.language import Language, mark
from flows.item import Category
from kiosk.screens.categories import LOOKS
from kiosk.screens.closed import helper
from kiosk.screens.hours import hours_line
from kiosk.screens.screen import Screen
from kiosk.settings import TerminalKind
from kiosk.ui.icons import Symbol
from kiosk.ui.invitation import Invitation
from kiosk.ui.layout import Column, Row
from kiosk.ui.medallion import Medallion
from kiosk.ui.middle import Middle
from kiosk.ui.palettes import Ink
from kiosk.ui.sizes import Pictogram
from kiosk.ui.tiles import Badge
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Icon, Title, Words

PAGE_S = 8.0
"""Long enough to read a page aloud; a redraw this seldom costs nothing that could be measured."""

Told = tuple[Symbol, str]

_STEPS: tuple[Told, ...] = (
    (Symbol.CARD_ACCOUNT_DETAILS, mark("带上身份证，放在读卡区")),
    (Symbol.GESTURE_TAP, mark("照着屏幕，一步一步点")),
    (Symbol.RECEIPT_TEXT, mark("拿好凭条，就办好了")),
)
_TELLS: tuple[Told, ...] = (
    (Symbol.TEXT_BOX_SEARCH, mark("办一件事要带什么、多久办好")),
    (Symbol.CLIPBOARD_TEXT_CLOCK, mark("凭办件编号和查询码，查办到哪一步")),
    (Symbol.STAR, mark("给办完的事打分")),
)
"""What a query machine does instead of acting."""


class AttractScreen(Screen):
    """Nothing on it is a button, for all of it is: the shell takes the first touch."""

    def build(self) -> Widget:
        page = BoxLayout(orientation="vertical")
        page.add_widget(self.shell.surround.header())
        page.add_widget(self.body())
        return page

    def body(self) -> Widget:
        self._pages = cycle([self._offers, self._ways, self._help])
        self._place = BoxLayout()
        holder = BoxLayout(orientation="vertical", padding=self.mode.margin, spacing=self.mode.gap)
        holder.add_widget(self._place)
        holder.add_widget(Invitation(self.mode, self.tr(mark("点一下屏幕开始"))))
        self._turn()
        return holder

    def enter(self) -> None:
        self.every(PAGE_S, self._turn)

    def _turn(self) -> None:
        page: Callable[[], Widget] = next(self._pages)
        self._place.clear_widgets()
        self._place.add_widget(page())

    def _offers(self) -> Widget:
        count = self.tr(mark("{count} 件事，在这里就能办")).format(count=len(self.desk.catalogue))
        if self.desk.profile is TerminalKind.QUERY:
            count = self.tr(mark("{count} 件事怎么办，在这里都能查")).format(count=len(self.desk.catalogue))
        columns = 2 if self._slim else 6 if self.mode.landscape else 4 if not self.mode.narrow else 3
        cells = [self._cell(category) for category in Category]
        rows = [Row(*cells[n : n + columns], gap=STEP) for n in range(0, len(cells), columns)]
        for row in rows[-1:]:
            for _ in range(columns - len(row.children)):
                row.add_widget(Widget(size_hint_y=None, height=0))
        return self._page(count, Column(*rows, gap=2 * STEP))

    @property
    def _slim(self) -> bool:
        """Whether the names of the categories leave no room for their pictures."""
        return self.mode.tightest and self.mode.language is Language.ENGLISH

    def _cell(self, category: Category) -> Widget:
        if self._slim:
            return Words(self.mode, self.tr(category.title), Type.FINE, align="center")
        symbol, hue, _ = LOOKS[category]
        small = self.mode.tight or (self.mode.elder and self.mode.language is Language.ENGLISH)
        name = Words(self.mode, self.tr(category.title), Type.CAPTION if small else Type.BODY, align="center")
        return Column(Badge(self.mode, symbol, hue, self.mode.side(Pictogram.CELL)), name, gap=4, align="center")

    def _ways(self) -> Widget:
        query = self.desk.profile is TerminalKind.QUERY
        title = mark("这台机器可以查") if query else mark("这样办事")
        return self._page(self.tr(title), *self._rows([(s, self.tr(words)) for s, words in (_TELLS if query else _STEPS)]))

    def _help(self) -> Widget:
        site = self.site
        rows = [(Symbol.HAND_HEART, self.tr(site.type.kind.hint)), (Symbol.PHONE, helper(self.mode, site))]
        rows.append((Symbol.ACCOUNT_VOICE, f"{self.tr('咨询投诉')} {site.hotline}"))
        return self._page(self.tr(mark("不会用，找人帮")), *self._rows(rows))

    def _rows(self, told: Sequence[Told]) -> list[Widget]:
        mode = self.mode
        kind = Type.BODY if self.mode.tight else Type.LABEL
        return [
            Row(Medallion(mode, symbol, size_px=mode.side(Pictogram.STEP)), Words(mode, words, kind), gap=4 * STEP, padding=(4 * STEP, 0))
            for symbol, words in told
        ]

    def _page(self, title: str, *parts: Widget) -> Widget:
        """The hours stand below every page: whoever reads from afar wants to know whether it is worth coming near."""
        mode, hours = self.mode, hours_line(self.mode, self.desk.timetable, self.desk.now())
        if self.desk.timetable.hours.all_day:
            hours = f"{self.tr(mark('24小时开放'))}　{hours}"
        line = Row(Icon(mode, Symbol.CLOCK_OUTLINE, mode.px(Type.BODY) + STEP), Words(mode, hours, Type.BODY, Ink.SOFT), gap=STEP)
        head = Title(mode, title, Type.TITLE if mode.elder or mode.narrow else Type.DISPLAY, align="center")
        return Middle(mode, head, *parts, foot=line)
