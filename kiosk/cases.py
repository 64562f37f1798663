"""What the kiosk keeps of a case after its act: which item and wording, what was shown, which records, what came of it.

Enough to compose the slip again after a crash: the answers are in the report, the look-ups are here, sealed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, delete, exists, not_, select, update
from sqlalchemy.dialects.sqlite import insert

from core.clock import Clock
from core.plain import from_plain, to_plain
from flows.flow import Path
from flows.item import Item
from flows.records.exchange import CaseState, Outcome
from flows.steps import HOLDER
from flows.walk import recorded
from kiosk.case import Case
from kiosk.sealing import Sealer
from kiosk.store import Store
from kiosk.tables import cases, outbox

SUBMITTED = "submitted"
"""State of a case whose report the platform has not answered; later ones are those of `CaseState`, or `JUDGED`."""
JUDGED = "judged"


@dataclass(frozen=True)
class Kept:
    """A case as the store knows it; `records` are look-ups in plain form by step."""

    number: str
    item: str
    subject: str
    records: dict[str, Any] = field(repr=False)
    outcome: Outcome | None


class CaseRows:
    """The table of cases."""

    def __init__(self, store: Store, sealer: Sealer, clock: Clock) -> None:
        self._store = store
        self._sealer = sealer
        self._clock = clock

    def put(self, connection: Connection, case: Case, path: Path) -> None:
        """Writes the case as it is submitted, a later version over an earlier one."""
        card = path.answers.get(HOLDER)
        row = {
            "item": case.item.id,
            "item_digest": case.item.digest,
            "data_version": case.data_version,
            "shown_digest": shown_digest(case.item, path),
            "state": SUBMITTED,
            "subject": self._sealer.subject(card.number) if card else "",
            "at": self._clock.now().isoformat(),
            "records": self._sealer.seal(f"case:{case.number}", recorded(path)),
            "outcome": None,
        }
        connection.execute(insert(cases).values(number=case.number, **row).on_conflict_do_update(index_elements=["number"], set_=row))

    def settle(self, connection: Connection, number: str, outcome: Outcome) -> None:
        """The platform's answer."""
        sealed = self._sealer.seal(f"outcome:{number}", outcome)
        connection.execute(update(cases).where(cases.c.number == number).values(state=outcome.state.value, outcome=sealed))

    def judge(self, connection: Connection, number: str) -> None:
        """The platform said no."""
        connection.execute(update(cases).where(cases.c.number == number).values(state=JUDGED))

    def remove(self, connection: Connection, number: str) -> None:
        """As if it had never been submitted."""
        connection.execute(delete(cases).where(cases.c.number == number))

    def whose(self, connection: Connection, number: str) -> tuple[str, str]:
        """Keyed tag of the person and id of the item; two empty strings when the case is not here any more."""
        row = connection.execute(select(cases.c.subject, cases.c.item).where(cases.c.number == number)).one_or_none()
        return ("", "") if row is None else (row.subject, row.item)

    def find(self, number: str) -> Kept | None:
        """The case; None when it is not here any more. Raises `Damaged`."""
        with self._store.begin() as connection:
            row = connection.execute(select(cases).where(cases.c.number == number)).one_or_none()
        if row is None:
            return None
        records = self._sealer.open(f"case:{number}", row.records)
        outcome = None if row.outcome is None else from_plain(Outcome, self._sealer.open(f"outcome:{number}", row.outcome))
        return Kept(number, row.item, row.subject, records, outcome)

    def forget(self, before: str) -> int:
        """Removes cases of before that moment of which no report is left; returns how many."""
        reported = exists().where(outbox.c.case_no == cases.c.number)
        with self._store.begin() as connection:
            return int(connection.execute(delete(cases).where(and_(cases.c.at < before, not_(reported)))).rowcount)


def shown_digest(item: Item, path: Path) -> str:
    """SHA-256 of what the check page showed, 32 hex digits: the item's wording, its summary, each label with its answer.

    A draft has no summary and no act of its own: it says what is left open instead.
    """
    lines = [[step.label, step.show(path.answers[step.id], path.answers)] for step in path.taken if step.show]
    shown: dict[str, Any] = {"item": item.digest, "lines": lines}
    if path.open:
        shown["open"] = [step.id for step in path.open]
    else:
        shown |= {"summary": to_plain(item.summary(path.answers)), "act": item.act_label(path.answers)}
    text = json.dumps(shown, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def queued(case: Case, platform: str) -> Outcome:
    """What is true while the platform at that address has not answered: a number, for a draft its code, and nothing promised."""
    page = f"{platform}/p?n={case.number}&c={case.code}" if case.code else ""
    return Outcome(case.number, CaseState.QUEUED, case.code, page)
