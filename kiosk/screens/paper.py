"""Whether the slip came out, on the screen: printed, not printed with the reason, or nobody knows and the resident is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from core.language import mark
from core.slip import Slip
from devices.kinds import PrintOutcome, PrintResult
from flows.item import Item
from flows.receipt import on_paper
from flows.refusal import Refusal
from flows.sheets import Printout, sheet_of
from kiosk.case import Case
from kiosk.pace import Chore
from kiosk.ui.buttons import PrimaryButton, SecondaryButton
from kiosk.ui.english import within
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.palettes import Ink
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Icon, Words
from kiosk.ui.working import usually

if TYPE_CHECKING:
    from kiosk.screens.screen import Screen
    from kiosk.screens.shell import Shell

_PRINTED = mark("{sheet}已打印，请取走")
_PRINTING = mark("正在打印{sheet}。")
_NOT_OUT = mark("{sheet}没有打印出来。")
_CAME_OUT = mark("{sheet}打出来了吗")
_ONLY_SHOWN = mark("演练：没有打印机，不出凭条")
"""What is said of a sheet that came out; in training without a printer none does."""


def sheet_in(case: Case, items: Mapping[str, Item]) -> Printout:
    """What comes out of the case; where it brings the paper of an earlier one, what that is."""
    earlier = case.outcome.earlier if case.outcome else None
    if earlier is not None and earlier.item in items:
        return sheet_of(items[earlier.item], earlier.came_of_it())
    return sheet_of(case.item, case.outcome)


def wants_paper(case: Case) -> bool:
    """Whether a slip belongs to the result."""
    return on_paper(case.item, case.path().answers)


def next_copy(case: Case) -> int:
    """The number of the next copy: what may already lie in the tray counts."""
    return 1 + sum(1 for result in case.prints if result.outcome is not PrintOutcome.NOT_PRINTED)


def print_case(shell: Shell, case: Case) -> None:
    """Prints the slip of a finished case."""
    copy = next_copy(case)
    _print(shell, case, case.prints, lambda: shell.desk.slips.of_case(case, copy))


def print_pending(shell: Shell, case: Case) -> None:
    """Prints 支付结果确认中."""
    _print(shell, case, case.prints, lambda: shell.desk.slips.of_payment(case))


def print_slip(shell: Shell, slip: Slip, prints: list[PrintResult]) -> None:
    """Prints a slip that belongs to no case: a help order, a ticket."""
    _print(shell, None, prints, lambda: slip)


def _print(shell: Shell, case: Case | None, prints: list[PrintResult], slip: Callable[[], Slip]) -> None:
    def printed() -> PrintResult:
        clock = shell.desk.clock
        begun, result = clock.monotonic(), shell.desk.paper.print(case, slip())
        if result.outcome is PrintOutcome.PRINTED:
            shell.desk.pace.took(Chore.PRINT, "", clock.monotonic() - begun)
        return result

    shell.errands.run(_key(case), "printer", printed, prints.append)


def printing(shell: Shell, case: Case | None = None) -> bool:
    """Whether the slip of that case, or the one that belongs to none, is being printed or waits for its turn."""
    return shell.errands.under_way(_key(case))


def _key(case: Case | None) -> str:
    return f"print {case.id}" if case else "print"


class PaperStatus(Column):
    """`show` says how the printing went; `again` prints once more, `told` hears the resident's own word."""

    def __init__(
        self, screen: Screen, again: Callable[[], object], told: Callable[[bool], object] = lambda _: None, sheet: Printout = Printout.SLIP
    ) -> None:
        super().__init__(gap=0, height=0)
        self.mode, self._tr = screen.mode, screen.tr
        self._again, self._told = again, told
        self._tight, self._pace, self._only_shown = screen.mode.tight, screen.desk.pace, screen.desk.paper.only_shown
        self._sheet = sheet
        self._close = {"padding": STEP} if screen.mode.tightest else {}
        self._shown: object = None
        self.wants_hand = False
        """Whether the resident has to answer or to try again."""

    def show(self, prints: Sequence[PrintResult], busy: bool) -> bool:
        """The state after these prints, nothing while none was asked for; whether it looks different now."""
        state = (tuple(prints), busy)
        if state == self._shown:
            return False
        self._shown = state
        self.wants_hand = bool(prints) and not busy and prints[-1].outcome is not PrintOutcome.PRINTED
        self.clear_widgets()
        if busy:
            words = f"{self._of_sheet(_PRINTING)}{usually(self._pace.usual(Chore.PRINT))}"
            self.add_widget(self._line(Symbol.PRINTER, words, Ink.PRIMARY, "primary_soft"))
        elif prints:
            self.add_widget(_OF[prints[-1].outcome](self, prints[-1]))
        return True

    def _printed(self, _: PrintResult) -> Well:
        words = self._tr(_ONLY_SHOWN) if self._only_shown else self._of_sheet(_PRINTED)
        return self._line(Symbol.CHECK_CIRCLE, words, Ink.GOOD, "good_soft")

    def _not_printed(self, result: PrintResult) -> Well:
        row = (result.problem or Refusal.PRINTER).explanation
        happened = self._tr(row.happened) if result.problem else self._of_sheet(_NOT_OUT)
        words = self._words(happened, self._tr(row.do), Ink.ATTENTION)
        again = SecondaryButton(self.mode, self._tr("再打印一次"), self._again, symbol=Symbol.PRINTER)
        if self._tight:
            return Well(self.mode, words, again, tone="attention_soft", padding=2 * STEP)
        told = Row(Icon(self.mode, Symbol.PRINTER_ALERT, self.mode.side(Pictogram.NOTICE), Ink.ATTENTION), words, gap=3 * STEP)
        return Well(self.mode, told, again, tone="attention_soft")

    def _unsure(self, _: PrintResult) -> Well:
        asked = Words(self.mode, self._of_sheet(_CAME_OUT), Type.LABEL, bold=True, align="center")
        yes = PrimaryButton(self.mode, self._tr("打出来了"), lambda: self._told(True))
        no = SecondaryButton(self.mode, self._tr("没有打出来"), lambda: self._told(False))
        return Well(self.mode, asked, Row(no, yes, gap=self.mode.gap), tone="attention_soft")

    def _of_sheet(self, words: str) -> str:
        return self._tr(words).format(sheet=within(self._tr(self._sheet.value)))

    def _line(self, symbol: Symbol, text: str, ink: Ink, tone: str) -> Well:
        words = Words(self.mode, text, Type.BODY, ink, bold=True)
        return Well(
            self.mode, Row(Icon(self.mode, symbol, self.mode.side(Pictogram.STATE), ink), words, gap=2 * STEP), tone=tone, **self._close
        )

    def _words(self, happened: str, do: str, ink: Ink) -> Column:
        kind = Type.CAPTION if self._tight else Type.BODY
        return Column(Words(self.mode, happened, Type.BODY, ink, bold=True), Words(self.mode, do, kind), gap=4)


_OF = {
    PrintOutcome.PRINTED: PaperStatus._printed,
    PrintOutcome.NOT_PRINTED: PaperStatus._not_printed,
    PrintOutcome.UNKNOWN: PaperStatus._unsure,
}
