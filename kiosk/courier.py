"""Telling the platform one record, and what its answer means for the record.

DELIVERED   it has it; the answer names the case            JUDGED      no, with a reason for the resident
LATER       certainly not taken, and may be sent again      MALFORMED   never, however often
UNSURE      nobody knows: the same key must be sent again
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from core.plain import Malformed, from_plain
from flows.records.exchange import Outcome, Registered
from kiosk.central import Answer, Central, NotSent, Unsure
from kiosk.judgement import MALFORMED, OUR_FAULT, UNTOUCHED, judged, one_line, reason, trouble, unreached
from kiosk.tables import RecordKind
from kiosk.trouble import Trouble

ROUTES = {
    RecordKind.CASE: "/v1/cases",
    RecordKind.EVALUATION: "/v1/evaluations",
    RecordKind.HELP: "/v1/help-orders",
    RecordKind.TICKET: "/v1/tickets",
}
ANSWERS: dict[RecordKind, type[Any] | None] = {
    RecordKind.CASE: Outcome,
    RecordKind.EVALUATION: None,
    RecordKind.HELP: Registered,
    RecordKind.TICKET: Registered,
}


class Verdict(Enum):
    """What became of one record."""

    DELIVERED = "delivered"
    JUDGED = "judged"
    MALFORMED = "malformed"
    LATER = "later"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Reply:
    """The verdict with the answer behind it. `why` is for the technician and holds no personal data.

    `untouched`: certainly the platform keeps nothing of it. `stumbled`: the platform was there and could not take just this.
    """

    verdict: Verdict
    why: str = ""
    answer: Answer = field(default_factory=lambda: Answer(0, {}))
    trouble: Trouble | None = None
    our_fault: bool = False
    untouched: bool = False
    stumbled: bool = False

    @property
    def retry_after(self) -> float | None:
        return self.answer.retry_after


def tell(central: Central, kind: RecordKind, key: str, body: Any, seconds: float | None = None) -> Reply:
    """Sends one record once. Never raises for the line or the platform: the reply says what happened."""
    try:
        answer = central.post(ROUTES[kind], body, key=key, seconds=seconds)
    except NotSent as error:
        return Reply(Verdict.LATER, str(error), trouble=unreached(error), untouched=True)
    except Unsure as error:
        return Reply(Verdict.UNSURE, str(error), trouble=unreached(error), stumbled=error.answered)
    return reply(kind, str(body.get("case_no", "")), answer)


def reply(kind: RecordKind, case_no: str, answer: Answer) -> Reply:
    """What an answer about one record means."""
    if answer.ok:
        return _delivered(kind, case_no, answer)
    why = reason(answer)
    if judged(answer):
        return Reply(Verdict.JUDGED, why, answer, trouble(answer))
    if answer.status in MALFORMED:
        return Reply(Verdict.MALFORMED, why, answer, trouble(answer))
    if answer.status in OUR_FAULT or answer.status in (429, 503):
        ours, untouched = answer.status in OUR_FAULT, answer.status in UNTOUCHED
        return Reply(Verdict.LATER, why, answer, trouble(answer), ours, untouched, stumbled=ours)
    return Reply(Verdict.UNSURE, why, answer, trouble(answer), stumbled=True)


def _delivered(kind: RecordKind, case_no: str, answer: Answer) -> Reply:
    """A 200 counts only when it is the answer to this record: something in between may say 200 to anything."""
    expected = ANSWERS[kind]
    if expected is None:
        return Reply(Verdict.DELIVERED, "", answer)
    try:
        read = from_plain(expected, answer.body)
    except Malformed as error:
        return Reply(Verdict.UNSURE, one_line(f"200, but {error}"), answer, unreached(Unsure("not an answer")), stumbled=True)
    if kind is RecordKind.CASE and read.case_no != case_no:
        return Reply(Verdict.UNSURE, "200 for another case", answer, unreached(Unsure("not an answer")), stumbled=True)
    return Reply(Verdict.DELIVERED, "", answer)
