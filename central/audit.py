"""What operators do leaves a trace: a row that stays and a line in the log, in the transaction of the act itself."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.log import event
from central.store.operations import Operation
from core.clock import SystemClock
from core.text import clean

LONGEST_NAME = 64  # characters
LONGEST_WHY = 200  # characters


def record(session: Session, operator: str, act: str, about: str, why: str = "") -> None:
    """Writes one act down. `operator` is a name or an account, `about` the number of what was acted on, `why` the operator's reason."""
    name = clean(operator, LONGEST_NAME)
    session.add(Operation(at=SystemClock().now(), operator=name, act=act, about=about, why=clean(why, LONGEST_WHY)))
    event("operation", act=act, about=about, operator=name)


def latest(session: Session, count: int) -> list[Operation]:
    """The last acts, newest first."""
    return list(session.scalars(select(Operation).order_by(Operation.id.desc()).limit(count)))
