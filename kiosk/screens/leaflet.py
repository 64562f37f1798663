"""Taking a guide along: a code for the phone, and a slip where this kiosk has a printer. It needs no card and leaves no case.

Where there is no printer at all there is no key either; one that is out greys the key with its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import Language
from devices.kinds import PrintOutcome
from flows.refusal import Refusal
from kiosk.screens.paper import print_slip, printing
from kiosk.ui.buttons import SecondaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.palettes import Ink
from kiosk.ui.qr import QrView
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Words

if TYPE_CHECKING:
    from kiosk.screens.screen import Screen

COPIES = 3
"""Guide slips in one visit: one for oneself, two for others. More would be play, and the next resident needs the paper."""


class TakeAway(Well):
    """The code, the key and how the printing went; `follow` after anything that may have changed it. Where what is touched has to stand
    low and close, the code is `apart`."""

    def __init__(self, screen: Screen, item_id: str, *, apart: bool = False) -> None:
        self._screen, self._item_id, tr = screen, item_id, screen.tr
        mode, desk = screen.mode, screen.desk
        self._prints = screen.sitting.leaflets
        self._paper = desk.readiness.paper()
        self._said = Words(mode, "", Type.BODY, Ink.GOOD, bold=True)
        words = Column(*([] if apart else [scan_this(screen)]), gap=2 * STEP)
        self._key = SecondaryButton(mode, tr("打印指南"), self._print, symbol=None if screen.mode.tight else Symbol.PRINTER)
        if self._paper is not None:
            words.add_widget(self._key)
            words.add_widget(self._said)
        padding = 0 if apart else STEP if mode.language is Language.ENGLISH or mode.narrow else 2 * STEP  # English needs a line more
        super().__init__(mode, words if apart else Row(code_of(screen, item_id), words, gap=3 * STEP), padding=padding)
        self._state: object = None
        self.follow()

    def follow(self) -> bool:
        """Shows the present state; whether it looks different now."""
        state = (len(self._prints), printing(self._screen.shell))
        if state == self._state:
            return False
        self._state = state
        self._say()
        if printing(self._screen.shell):
            self._key.work(self._screen.tr("正在打印…"))
        elif self._paper:
            self._key.refuse(self._screen.tr(self._paper))
        elif sum(result.outcome is not PrintOutcome.NOT_PRINTED for result in self._prints) >= COPIES:
            self._key.refuse(self._screen.tr("这次已经打了几份，可以扫码带走"))
        else:
            self._key.allow()
        return True

    def _say(self) -> None:
        if not self._prints or printing(self._screen.shell):
            self._said.plain = ""
            return
        last, tr = self._prints[-1], self._screen.tr
        if last.outcome is PrintOutcome.PRINTED:
            self._said.plain = tr("指南打印好了，请取走")
        elif last.outcome is PrintOutcome.UNKNOWN:
            self._said.plain = tr("请看看出纸口，没有出来可以再打一份")
        else:
            self._said.plain = tr((last.problem or Refusal.PRINTER).explanation.happened)
        self._said.recolour(Ink.GOOD if last.outcome is PrintOutcome.PRINTED else Ink.ATTENTION)

    def _print(self) -> None:
        print_slip(
            self._screen.shell, self._screen.desk.slips.of_guide(self._item_id, self._screen.desk.guide_url(self._item_id)), self._prints
        )
        self._screen.refresh()


def code_of(screen: Screen, item_id: str) -> Column:
    """The code of the guide's page, in the resident's language where the page speaks it."""
    mode, desk = screen.mode, screen.desk
    language = mode.language if desk.guides.speaks(item_id, mode.language) else Language.CHINESE
    side = mode.side(Pictogram.CODE)
    return Column(QrView(mode, desk.guide_url(item_id, language), side), size_hint_x=None, width=side)


def scan_this(screen: Screen) -> Words:
    """What the code is for; the slip beside it is in Chinese whatever language the page speaks."""
    printed_too = screen.mode.language is not Language.CHINESE and screen.desk.readiness.paper() is not None
    told = screen.tr("用手机扫码，带走这份指南；打印的是中文") if printed_too else screen.tr("用手机扫码，把这份指南带走")
    wordy = screen.mode.elder and screen.mode.language is Language.ENGLISH
    return Words(screen.mode, told, Type.CAPTION if wordy else Type.BODY, Ink.SOFT)
