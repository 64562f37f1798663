"""The act of submitting: written first, sent at once, and honest about what became of it.

    one transaction: case + report ──▶ send ──▶ answered ──▶ one transaction: outcome + delivered
                                        ├─ certain no, item cannot wait ──▶ taken back, the resident may try again
                                        └─ nobody knows ──▶ same key again, for some seconds; then the reporter's

A paid case is never taken back: money has moved, so the report waits as long as it must.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NoReturn

from core.cancel import Cancel
from core.clock import Clock
from core.log import event
from core.plain import from_plain, to_plain
from flows.item import Act, Offline
from flows.records.exchange import Outcome, Report
from flows.refusal import Refused
from kiosk.case import Case
from kiosk.cases import CaseRows, queued
from kiosk.central import Central
from kiosk.courier import Reply, Verdict, tell
from kiosk.fail_points import fail_point
from kiosk.judgement import judged
from kiosk.outbox import Outbox
from kiosk.payment_rows import PaymentRows
from kiosk.reports import Terminal, report_of
from kiosk.store import Store
from kiosk.tables import Box, RecordKind
from kiosk.trouble import KioskProblem, Trouble

log = logging.getLogger(__name__)

RETRY_SECONDS = (0.3, 1.2)
"""Between two tries while the resident waits, picked at random from this span."""

LEAST_TRY = 1.0
"""No try is shorter than this, or the last one would be a waste."""

PAID_AND_LOST = "钱已经付了，但本机的记录出了问题。"
KEEP_PROOF = "请不要再付，带上手机里的付款记录到人工窗口。"

Pause = Callable[[float], None]


def pause(seconds: float) -> None:
    """A real wait."""
    Cancel().wait(seconds)


class Submissions:
    """Submits cases; one resident at a time, the reporter beside it."""

    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        cases: CaseRows,
        payments: PaymentRows,
        central: Central,
        terminal: Terminal,
        clock: Clock,
        seconds: float = 8.0,
        pause: Pause = pause,
        rng: random.Random | None = None,
    ) -> None:
        self._store, self._outbox, self._cases = store, outbox, cases
        self._payments, self._central = payments, central
        self._terminal, self._clock, self._seconds, self._pause = terminal, clock, seconds, pause
        self._rng = rng or random.Random()  # noqa: S311  spreads retries, guards nothing

    def submit(self, case: Case) -> Outcome | Refused:
        """The platform's outcome, its refusal, or an Outcome in state QUEUED when nobody knows yet.

        Raises Trouble when certainly nothing happened and the item cannot wait; the case is then as it was.
        """
        fail_point("submit.begin")
        key, body = self._written(case)
        fail_point("submit.written")
        reply, unsure = self._told(key, body)
        fail_point("submit.answered")
        result = self._concluded(case, key, reply, unsure)
        fail_point("submit.recorded")
        return result

    def _written(self, case: Case) -> tuple[str, dict[str, Any]]:
        """The record to send: the one that a payment or an earlier try of the same act left here, or a new one."""
        path = case.path()
        if not path.complete:
            raise RuntimeError("a case is submitted when nothing is left to ask")
        if Act.PAY in case.item.acts:
            return self._paid_for(case)
        report = report_of(case, path, self._terminal)
        if (earlier := self._same_act(report)) is not None:
            return earlier
        with self._store.begin() as connection:
            report = replace(report, data_version=max(report.data_version, self._outbox.next_version(connection, case.number)))
            self._cases.put(connection, case, path)
            self._outbox.put(
                connection, RecordKind.CASE, report.report_id, report, case_no=case.number, version=report.data_version, box=Box.COUNTER
            )
        return report.report_id, to_plain(report)

    def _paid_for(self, case: Case) -> tuple[str, dict[str, Any]]:
        assert case.payment is not None, "a case with a payment is submitted after it"
        found = self._payments.find(case.number, case.payment.quote_id)
        body = self._outbox.readable(found.report_key) if found else None
        if found is None or body is None:
            raise Trouble(KioskProblem.STORE_BROKEN, "the record of this payment is gone", happened=PAID_AND_LOST, do=KEEP_PROOF)
        return found.report_key, body

    def _same_act(self, report: Report) -> tuple[str, dict[str, Any]] | None:
        """An earlier record that says the same: pressing the button twice is one act."""
        key = self._outbox.latest_of(report.case_no)
        body = self._outbox.readable(key) if key else None
        if key is None or body is None:
            return None
        same = body["answers"] == to_plain(report.answers) and body["records"] == report.records
        return (key, body) if same else None

    def _told(self, key: str, body: dict[str, Any]) -> tuple[Reply, bool]:
        """The last reply, and whether any try may have arrived without our knowing."""
        end = self._clock.monotonic() + self._seconds
        unsure = False
        while True:
            left = min(self._central.patience, max(LEAST_TRY, end - self._clock.monotonic()))
            reply = tell(self._central, RecordKind.CASE, key, body, left)
            again = reply.verdict in (Verdict.UNSURE, Verdict.LATER) and not reply.untouched
            unsure = unsure or again
            wait = max(self._rng.uniform(*RETRY_SECONDS), reply.retry_after or 0.0)
            if not again or self._clock.monotonic() + wait >= end:
                return reply, unsure
            self._pause(wait)

    def _concluded(self, case: Case, key: str, reply: Reply, unsure: bool) -> Outcome | Refused:
        if reply.verdict is Verdict.DELIVERED:
            return self._delivered(key, reply)
        if reply.verdict is Verdict.JUDGED:
            return self._judged(case.number, key, reply)
        if reply.verdict is Verdict.MALFORMED:
            self._refused(key, reply)
        if reply.untouched and not unsure and self._may_take_back(case) and self._undone(case.number, key):
            assert reply.trouble is not None
            raise reply.trouble
        self._outbox.tried([key], reply.why)
        self._outbox.leave(key)
        return queued(case, self._central.url)

    def _delivered(self, key: str, reply: Reply) -> Outcome:
        """The outcome. That it cannot be recorded here must not hide it: the same key brings the same answer again later."""
        outcome = from_plain(Outcome, reply.answer.body)
        try:
            with self._store.begin() as connection:
                if self._outbox.finish(connection, key, Box.DELIVERED):
                    self._cases.settle(connection, outcome.case_no, outcome)
        except Trouble as trouble:
            event(log, logging.ERROR, "outcome.unrecorded", key=key, reason=str(trouble))
        return outcome

    def _judged(self, number: str, key: str, reply: Reply) -> Refused:
        with self._store.begin() as connection:
            self._outbox.finish(connection, key, Box.JUDGED, reply.why)
            self._cases.judge(connection, number)
        refused = judged(reply.answer)
        assert refused is not None
        return refused

    def _refused(self, key: str, reply: Reply) -> NoReturn:
        with self._store.begin() as connection:
            self._outbox.finish(connection, key, Box.REFUSED, reply.why)
        raise Trouble(KioskProblem.PLATFORM_ERROR, reply.why)

    def _undone(self, number: str, key: str) -> bool:
        with self._store.begin() as connection:
            taken = self._outbox.take_back(connection, key)
            if taken:
                self._cases.remove(connection, number)
        return taken

    def _may_take_back(self, case: Case) -> bool:
        return Act.PAY not in case.item.acts and case.item.offline is Offline.NO
