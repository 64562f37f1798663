"""Which case sequences a terminal has used: noted at every sight of a case number, so that a new disk never uses one again.

A number far beyond what is known is no use but a fault: were it believed, all the numbers before it would be lost for good.
When the jump was real, an operator says so with `central raise-sequence`.
"""

from __future__ import annotations

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from central.answers import Unprocessable
from central.log import alarm
from central.store.kiosks import Kiosk
from core.plain import Malformed
from flows.numbers import sequence_of

EXHAUSTED = 1_000_000
"""The next sequence of a terminal that has used 999 999, its last: no case number can be made of it."""

JUMP = 10_000
"""Most sequences at once; some years of cases at a busy kiosk, so that no honest one comes near it between two words."""

_KNOWN = select(Kiosk.next_sequence).where(Kiosk.terminal == bindparam("of"))
_RAISE = (
    update(Kiosk)
    .where(Kiosk.terminal == bindparam("of"), Kiosk.next_sequence < bindparam("next_free"))
    .values(next_sequence=bindparam("next_free"))
)
"""Both are built once, because every report says its number; they go past the ORM, so no `Kiosk` may be read before them."""


def note(session: Session, terminal: str, case_no: str) -> None:
    """This case number exists; its sequence is used. Raises `Unprocessable` when it is far beyond the known ones."""
    reach(session, terminal, sequence_of(case_no) + 1)


def reach(session: Session, terminal: str, next_free: int) -> None:
    """The terminal's next free sequence is at least this; it never goes back. Raises `Malformed`, or `Unprocessable` for a jump."""
    if not 1 <= next_free <= EXHAUSTED:
        raise Malformed(f"next_sequence: 1 to {EXHAUSTED}")
    known = known_of(session, terminal) or 1
    if next_free > known + JUMP:
        alarm("sequence-jump", terminal=terminal, known=known, said=next_free)
        raise Unprocessable("sequence-jump", "这台终端的办件顺序号不对，没有收下。", "请联系技术人员。")
    if next_free > known:
        raise_to(session, terminal, next_free)


def known_of(session: Session, terminal: str) -> int | None:
    """The terminal's next free sequence as it is known here; None for a terminal that never enrolled."""
    return session.connection().scalar(_KNOWN, {"of": terminal})


def raise_to(session: Session, terminal: str, next_free: int) -> None:
    """The same as `reach` without its doubts: for an operator who knows that the jump was real."""
    session.connection().execute(_RAISE, {"of": terminal, "next_free": next_free})
