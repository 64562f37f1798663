"""Printing with a journal: the intent is written before the first byte, so that after a crash we know what we do not know.

A print whose result was never written is UNKNOWN at the next start. It is listed by `kiosk diagnose` until somebody has looked
or `kiosk reprint` has surely brought a copy, and is never repeated by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, exists, insert, not_, select, update

from core.cancel import Cancel
from core.clock import Clock
from core.slip import Slip
from devices.kinds import PrintOutcome, PrintResult, ReceiptPrinter
from devices.monitor import Machines
from devices.problem import DeviceError
from kiosk.fail_points import fail_point
from kiosk.store import Store
from kiosk.tables import prints

PRINT_SECONDS = 60.0
"""Longer than the longest certificate at the slowest speed; a printer that takes longer has stopped."""

WIDEST_COLUMNS = 48
"""On 80 mm paper: what is shown where nothing is printed."""


@dataclass(frozen=True)
class Doubt:
    """A slip of which nobody knows whether it came out."""

    id: int
    case_no: str
    title: str
    at: str


class Printing:
    """The receipt printer with its journal."""

    def __init__(self, store: Store, devices: Machines, clock: Clock) -> None:
        self._store, self._devices, self._clock = store, devices, clock

    @property
    def columns(self) -> int:
        """Half-width characters on a line of this printer's paper; where there is none, of the widest. Asks nobody."""
        printer = self._devices.made("receipt_printer")
        return printer.columns if isinstance(printer, ReceiptPrinter) else WIDEST_COLUMNS

    def print(self, case_no: str, slip: Slip) -> PrintResult:
        """Prints one slip; never raises for the printer: the result says what happened."""
        fail_point("print.begin")
        number = self._intend(case_no, slip.title)
        fail_point("print.written")
        result = self.print_untold(slip)
        fail_point("print.printed")
        self._record(number, result)
        fail_point("print.recorded")
        return result

    def print_untold(self, slip: Slip) -> PrintResult:
        """Prints without a trace in the journal: for training, whose slips are no proof of anything. Never raises for the printer."""
        cancel = Cancel(PRINT_SECONDS)
        try:
            with self._devices.use("receipt_printer", cancel) as device:
                assert isinstance(device, ReceiptPrinter)
                return device.print(slip, cancel)
        except DeviceError as error:  # not fitted, or taken: no byte was sent
            return PrintResult(PrintOutcome.NOT_PRINTED, error.problem, error.detail)

    def _intend(self, case_no: str, title: str) -> int:
        row = {"case_no": case_no or None, "title": title, "at": self._clock.now().isoformat()}
        with self._store.begin() as connection:
            return int(connection.execute(insert(prints).values(**row).returning(prints.c.id)).scalar_one())

    def _record(self, number: int, result: PrintResult) -> None:
        problem = result.problem.code if result.problem else ""
        with self._store.begin() as connection:
            connection.execute(update(prints).where(prints.c.id == number).values(outcome=result.outcome.value, problem=problem))

    def seen(self, case_no: str, printed: bool) -> None:
        """The resident has looked: their word settles every doubt about this case's slips."""
        outcome = PrintOutcome.PRINTED if printed else PrintOutcome.NOT_PRINTED
        mine = (prints.c.case_no == case_no) & (prints.c.outcome == PrintOutcome.UNKNOWN.value)
        with self._store.begin() as connection:
            connection.execute(update(prints).where(mine).values(outcome=outcome.value))

    def recover(self) -> int:
        """After a start: intents without a result are UNKNOWN. Returns how many."""
        open_ = prints.c.outcome.is_(None)
        with self._store.begin() as connection:
            return int(connection.execute(update(prints).where(open_).values(outcome=PrintOutcome.UNKNOWN.value)).rowcount)

    def doubts(self) -> list[Doubt]:
        """Slips that nobody knows about, oldest first; a case whose later copy surely came out is no doubt any more."""
        later = prints.alias()
        copied = exists().where(
            later.c.case_no == prints.c.case_no, later.c.id > prints.c.id, later.c.outcome == PrintOutcome.PRINTED.value
        )
        unknown = (prints.c.outcome == PrintOutcome.UNKNOWN.value) & not_(copied)
        with self._store.begin() as connection:
            rows = connection.execute(select(prints).where(unknown).order_by(prints.c.id)).all()
        return [Doubt(row.id, row.case_no or "", row.title, row.at) for row in rows]

    def copies(self, case_no: str) -> int:
        """How often this case's slip has been sent to paper, surely or perhaps."""
        sent = prints.c.outcome.in_([PrintOutcome.PRINTED.value, PrintOutcome.UNKNOWN.value])
        with self._store.begin() as connection:
            return len(connection.execute(select(prints.c.id).where(prints.c.case_no == case_no, sent)).all())

    def forget(self, before: str) -> int:
        """Removes what was intended before that moment; returns how many."""
        with self._store.begin() as connection:
            return int(connection.execute(delete(prints).where(prints.c.at < before)).rowcount)
