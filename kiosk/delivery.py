"""One round of delivering what is due: oldest first, many at once when there are many, each recorded by its own answer.

A batch that the platform cannot take as a whole is sent one by one, so that the record at fault is found and the others go.
What the resident does not know yet is left as a message for the next visit.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from core.log import event
from core.plain import from_plain
from flows.numbers import grouped
from flows.receipt import STATE_WORDS
from flows.records.exchange import CaseState, Outcome
from kiosk.cases import CaseRows
from kiosk.central import Answer, Central, NotSent, Unsure
from kiosk.courier import Reply, Verdict, reply, tell
from kiosk.fail_points import fail_point
from kiosk.judgement import judged
from kiosk.messages import Messages
from kiosk.outbox import Outbox, OutboxRow
from kiosk.payment_rows import PaymentRows
from kiosk.store import Store
from kiosk.tables import Box, RecordKind
from kiosk.trouble import KioskProblem, Trouble

log = logging.getLogger(__name__)

BATCH = 50
BATCH_BYTES = 256 * 1024
BATCH_SECONDS = 30.0

UNDONE = (CaseState.SUPPLEMENT, CaseState.REJECTED, CaseState.MERGED)

NOT_TAKEN = "平台没有收下这份记录，工作人员会联系您。"


@dataclass(frozen=True)
class Round:
    """What one round did: how many records are settled, whether something failed, what the platform asked to wait."""

    settled: int = 0
    failed: bool = False
    our_fault: bool = False
    retry_after: float | None = None
    idle: bool = False


IDLE = Round(idle=True)


@dataclass(frozen=True)
class _Room:
    """What there is room for: keeping the delivered record, telling its person."""

    keep: bool
    tell: bool


class Delivery:
    """Sends rounds; keeps nothing between them but whether batches go through."""

    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        cases: CaseRows,
        payments: PaymentRows,
        messages: Messages,
        central: Central,
        tiles: Mapping[str, str],
    ) -> None:
        self._store, self._outbox, self._cases, self._payments = store, outbox, cases, payments
        self._messages, self._central, self._tiles = messages, central, tiles
        self._singly = 0

    def run(self) -> Round:
        """Sends the oldest records. Never raises for the line or the platform."""
        rows = self._outbox.due(1 if self._singly > 0 else BATCH, BATCH_BYTES)
        if not rows:
            self._singly = 0
            return IDLE
        if len(rows) == 1 or rows[0].kind is not RecordKind.CASE:
            self._singly = max(0, self._singly - 1)
            return self._one(rows[0])
        return self._many(rows)

    def _one(self, row: OutboxRow) -> Round:
        return self._taken_in([(row, tell(self._central, row.kind, row.key, row.body))])

    def _many(self, rows: list[OutboxRow]) -> Round:
        body = {"reports": [row.body for row in rows]}
        try:
            answer = self._central.post("/v1/cases:batch", body, seconds=BATCH_SECONDS)
        except (NotSent, Unsure) as error:
            self._singly = len(rows) if isinstance(error, Unsure) and error.answered else 0
            self._outbox.tried([row.key for row in rows], str(error))
            return Round(failed=True)
        if not answer.ok:
            why = reply(RecordKind.CASE, "", answer)
            self._singly = 0 if why.verdict is Verdict.LATER else len(rows)
            self._outbox.tried([row.key for row in rows], why.why)
            return Round(failed=True, our_fault=why.our_fault, retry_after=why.retry_after)
        return self._taken_in(_replies(rows, answer))

    def _taken_in(self, replies: list[tuple[OutboxRow, Reply]]) -> Round:
        fail_point("report.answered")
        for row, said in sorted(replies, key=lambda pair: pair[1].verdict is not Verdict.DELIVERED):
            self._record(row, said)
        fail_point("report.recorded")
        waits = [said.retry_after for _, said in replies if said.retry_after is not None]
        unsettled = [said for _, said in replies if said.verdict in (Verdict.LATER, Verdict.UNSURE)]
        return Round(
            settled=len(replies) - len(unsettled),
            failed=bool(unsettled),
            our_fault=any(said.our_fault for said in unsettled),
            retry_after=max(waits, default=None),
        )

    def _record(self, row: OutboxRow, said: Reply) -> None:
        """Writes what the answer means. On a full store a delivered record gives up its seven days, and if that is not
        enough its message, so that the queue drains whatever happens."""
        room = [_Room(keep=True, tell=True)]
        if said.verdict is Verdict.DELIVERED:
            room += [_Room(keep=False, tell=True), _Room(keep=False, tell=False)]
        for attempt in room:
            try:
                return self._write(row, said, attempt)
            except Trouble as trouble:
                if trouble.explained is not KioskProblem.STORE_FULL:
                    raise
        event(log, logging.ERROR, "delivery.unrecorded", key=row.key, answer=said.why or "delivered")

    def _write(self, row: OutboxRow, said: Reply, room: _Room) -> None:
        if said.verdict in (Verdict.LATER, Verdict.UNSURE):
            self._outbox.tried([row.key], said.why, said.stumbled)
            return
        with self._store.begin() as connection:
            box = Box.DELIVERED if said.verdict is Verdict.DELIVERED else Box.REFUSED
            done = self._outbox.finish(connection, row.key, box, said.why) if room.keep else self._outbox.drop(connection, row.key)
            if not done:
                return
            if box is Box.REFUSED:
                event(log, logging.ERROR, "delivery.refused", key=row.key, reason=said.why)
            if row.kind is RecordKind.CASE:
                self._settle(connection, row, said, room)

    def _settle(self, connection: Connection, row: OutboxRow, said: Reply, room: _Room) -> None:
        """Outcome or judgement of a case, and what its person is told; of a paid one they hear when the money is settled."""
        number = str(row.case_no)
        subject, item = self._cases.whose(connection, number)
        if said.verdict is Verdict.DELIVERED:
            outcome = from_plain(Outcome, said.answer.body)
            if room.keep:
                self._cases.settle(connection, number, outcome)
            else:
                self._cases.remove(connection, number)
            words = f"{STATE_WORDS[outcome.state]}，办件编号 {grouped(number)}。{_more(outcome)}"
        else:
            self._cases.judge(connection, number)
            refused = judged(said.answer)
            words = f"没有办成：{refused.sentences[0] if refused else NOT_TAKEN}办件编号 {grouped(number)}。"
        if row.body.get("order_no"):
            self._payments.mark_late(connection, number)
            return
        if room.tell:
            self._messages.leave(connection, subject, f"您办理的「{self._tiles.get(item, '')}」{words}")


def _more(outcome: Outcome) -> str:
    """What the resident must know besides the state, where something is left to do or was not done."""
    if outcome.state not in UNDONE:
        return ""
    return "".join(f"{label}：{value.removesuffix('。')}。" for label, value in outcome.details.items())


def _replies(rows: list[OutboxRow], answer: Answer) -> list[tuple[OutboxRow, Reply]]:
    """The batch's answer, record by record; one that is not named has no answer."""
    results = answer.body.get("results")
    named = {r.get("report_id"): r for r in results if isinstance(r, dict)} if isinstance(results, list) else {}
    return [(row, _reply(row, named.get(row.key), answer.retry_after)) for row in rows]


def _reply(row: OutboxRow, result: dict[str, Any] | None, retry_after: float | None) -> Reply:
    if result is None or not isinstance(result.get("status"), int):
        return Reply(Verdict.UNSURE, "not named in the answer", stumbled=True)
    status = int(result["status"])
    said = result.get("outcome") if 200 <= status < 300 else result.get("error")
    body = said if isinstance(said, dict) else {**result, "error": said}
    return reply(row.kind, str(row.case_no), Answer(status, body, retry_after if status in (429, 503) else None))
