"""Which case sequences a terminal has used: noted at every sight of a case number, so that a new disk never uses one again."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from central.cases.admission import sequence_of
from central.store.kiosks import Kiosk

LAST = 999_999


def note(session: Session, terminal: str, case_no: str) -> None:
    """This case number exists; its sequence is used."""
    reach(session, terminal, sequence_of(case_no) + 1)


def reach(session: Session, terminal: str, next_free: int) -> None:
    """The terminal's next free sequence is at least this; it never goes back."""
    lower = (Kiosk.terminal == terminal, Kiosk.next_sequence < min(next_free, LAST))
    session.execute(update(Kiosk).where(*lower).values(next_sequence=min(next_free, LAST)))
