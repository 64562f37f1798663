"""Slips in training: on the real printer where there is one, so that tearing one off is practised too; else on the screen alone.

Every slip says 演练 at its head and foot, for the training desk's `Slips` have it in their imprint. The journal hears of none of them.
"""

from __future__ import annotations

from core.slip import Slip
from devices.kinds import PrintOutcome, PrintResult
from kiosk.case import Case
from kiosk.paper import Paper
from kiosk.printing import Doubt


class TrainingPaper(Paper):
    """`real` prints; with `fitted` False the slip is only shown, and counts as printed."""

    def __init__(self, real: Paper, fitted: bool) -> None:
        self._real, self.only_shown = real, not fitted

    @property
    def columns(self) -> int:
        """As on the real paper."""
        return self._real.columns

    def print(self, case: Case | None, slip: Slip) -> PrintResult:
        """Never raises for the printer."""
        return PrintResult(PrintOutcome.PRINTED) if self.only_shown else self._real.print_untold(slip)

    def print_untold(self, slip: Slip) -> PrintResult:
        """The same: nothing is told here."""
        return self.print(None, slip)

    def seen(self, case: Case, printed: bool) -> None:
        """Nobody keeps it."""

    def doubts(self) -> list[Doubt]:
        """None: there is no journal."""
        return []

    def slip_again(self, case_no: str) -> Slip | None:
        """None: nothing is kept."""
        return None

    def print_again(self, case_no: str) -> PrintResult | None:
        """None: nothing is kept."""
        return None
