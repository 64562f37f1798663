"""After a start: what was begun before is finished, and nothing is done twice.

    report at the counter ──▶ the reporter's, with its own key        print intent without result ──▶ UNKNOWN
    payment not final     ──▶ the reporter asks: paid is reported, unpaid is closed
    record set aside      ──▶ tried again: it opens when a lost key was put back

An UNKNOWN print waits for staff: `kiosk diagnose` lists it, `kiosk reprint` prints it again. All of it follows from what
the tables say; there is no second bookkeeping that could disagree with them.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta

from core.clock import Clock
from core.log import event
from kiosk.cases import CaseRows
from kiosk.finding.uses import Uses
from kiosk.messages import Messages
from kiosk.outbox import Outbox
from kiosk.payment_rows import PaymentRows
from kiosk.printing import Printing
from kiosk.store import Store

log = logging.getLogger(__name__)

KEEP_WORDS = timedelta(days=180)
"""So long a message waits for its person."""
KEEP = timedelta(days=7)
"""So long what is finished stays, sealed, so that a platform restored from a backup can ask for it again, and for 补打."""


@dataclass(frozen=True)
class Found:
    """What a start has found unfinished."""

    reports: int
    payments: int
    prints: int


def recover(outbox: Outbox, payments: PaymentRows, printing: Printing) -> Found:
    """Hands unfinished acts to whoever finishes them. Run once, before screens and reporter start."""
    if again := outbox.open_again():
        event(log, logging.WARNING, "outbox.opens_again", records=again)
    payments.release_paid()
    found = Found(outbox.resume(), len(payments.unsettled()), printing.recover())
    if found != Found(0, 0, 0):
        event(log, logging.WARNING, "start.unfinished", reports=found.reports, payments=found.payments, prints=found.prints)
    return found


def forget(
    store: Store,
    outbox: Outbox,
    cases: CaseRows,
    payments: PaymentRows,
    printing: Printing,
    messages: Messages,
    uses: Uses,
    clock: Clock,
) -> int:
    """Removes what was finished more than seven days ago, or at once when the store is full; returns how many rows.

    The log is wiped as well, also when an earlier wipe of it has failed. What the platform has not acknowledged is never touched.
    """
    before = (clock.now() if store.full else clock.now() - KEEP).isoformat()
    gone = outbox.forget(before) + cases.forget(before) + payments.forget(before) + printing.forget(before)
    gone += messages.forget((clock.now() - KEEP_WORDS).isoformat()) + uses.forget()
    if gone or store.unwiped:
        store.wipe_log()
    return gone
