"""Slips on their way to paper, at the desk and again later. What a slip says is `Slips`' affair."""

from __future__ import annotations

from core.slip import Slip
from devices.kinds import PrintResult
from kiosk.case import Case
from kiosk.printing import Doubt, Printing
from kiosk.recall import Recall
from kiosk.slips import Slips


class Paper:
    """Prints with a journal, so that a slip never comes out twice unmarked."""

    only_shown = False
    """Whether slips stay on the screen."""

    def __init__(self, slips: Slips, printing: Printing, recall: Recall) -> None:
        self._slips, self._printing, self._recall = slips, printing, recall

    @property
    def columns(self) -> int:
        """Half-width characters on a line of the paper that is in this machine."""
        return self._printing.columns

    def print(self, case: Case | None, slip: Slip) -> PrintResult:
        """Never raises for the printer; Trouble when not even the intent can be written."""
        return self._printing.print(case.number if case else "", slip)

    def print_untold(self, slip: Slip) -> PrintResult:
        """Prints a slip that is no proof of anything, and keeps no trace of it. Never raises for the printer."""
        return self._printing.print_untold(slip)

    def seen(self, case: Case, printed: bool) -> None:
        """The resident's own word after an UNKNOWN print."""
        self._printing.seen(case.number, printed)

    def doubts(self) -> list[Doubt]:
        """Slips of which nobody knows whether they came out; `kiosk diagnose` lists them, `kiosk reprint` prints them again."""
        return self._printing.doubts()

    def slip_again(self, case_no: str) -> Slip | None:
        """The slip of a case of the last seven days, composed again; marked 补打 when it may have come out before.

        None when the case or its outcome is not kept here. Raises `Damaged`.
        """
        case = self._recall.case(case_no)
        return None if case is None else self._slips.of_case(case, self._printing.copies(case_no) + 1)

    def print_again(self, case_no: str) -> PrintResult | None:
        """Prints `slip_again` with a journal; None when there is no slip to print. Raises `Damaged`, Trouble."""
        slip = self.slip_again(case_no)
        return None if slip is None else self._printing.print(case_no, slip)
