"""What a resident leaves when an item does not help: a help order (请人帮我办), a ticket (办不成事), a rating.

Each is kept like a report and sent at once; when the platform is not reached it is sent later, because asking for help
must work exactly when nothing else does.
"""

from __future__ import annotations

import uuid
from typing import Any

from core.clock import Clock
from core.language import mark
from core.plain import from_plain, to_plain
from core.secret import Secret
from core.text import clean
from core.workdays import Workdays
from flows.records.exchange import Evaluation, HelpOrder, Registered, Ticket
from flows.word_back import TICKET, latest_answer
from kiosk.case import Case
from kiosk.central import Central
from kiosk.courier import Verdict, tell
from kiosk.outbox import Outbox
from kiosk.reports import Terminal
from kiosk.store import Store
from kiosk.tables import Box, RecordKind

SCALE = "guiyang4"
"""The county's four levels: 4 非常满意, 3 满意, 2 一般, 1 不满意."""
SECONDS = 5.0
QUEUED = "queued"
"""State of a `Registered` that has no number yet because the platform was not reached."""
SOMEBODY = mark("工作人员")
"""Who answers when the platform was not there to say: it may name another than who helps at this place."""
MAX_WORDS = 500


class Requests:
    """Help orders, tickets, ratings."""

    def __init__(self, store: Store, outbox: Outbox, central: Central, terminal: Terminal, clock: Clock, calendar: Workdays) -> None:
        self._store, self._outbox, self._central = store, outbox, central
        self._terminal, self._clock, self._calendar = terminal, clock, calendar

    def evaluate(self, case: Case, level: int, tags: tuple[str, ...]) -> None:
        """Keeps one rating of one case; the reporter sends it. A second rating of the same case changes nothing."""
        body = Evaluation(str(uuid.uuid4()), case.number, SCALE, level, tags, self._clock.now())
        with self._store.begin() as connection:
            if not self._outbox.has(connection, RecordKind.EVALUATION, case.number):
                self._outbox.put(connection, RecordKind.EVALUATION, body.report_id, body, case_no=case.number, version=1, box=Box.DUE)

    def order_help(self, item_id: str, step_id: str, topic: str, kind: str, phone: Secret[str]) -> Registered:
        """Asks for a person: number, who, until when."""
        order = HelpOrder(str(uuid.uuid4()), self._terminal.number, item_id, step_id, topic, kind, phone, self._clock.now())
        return self._registered(RecordKind.HELP, order.report_id, order, kind)

    def open_ticket(self, item_id: str, step_id: str, code: str, phone: Secret[str], words: Secret[str]) -> Registered:
        """Registers what could not be done."""
        said = Secret(clean(words.reveal(), MAX_WORDS))
        ticket = Ticket(str(uuid.uuid4()), self._terminal.number, item_id, step_id, code, phone, self._clock.now(), said)
        return self._registered(RecordKind.TICKET, ticket.report_id, ticket, TICKET)

    def _registered(self, kind: RecordKind, key: str, body: Any, wanted: str) -> Registered:
        with self._store.begin() as connection:
            self._outbox.put(connection, kind, key, body, box=Box.COUNTER)
        reply = tell(self._central, kind, key, to_plain(body), min(SECONDS, self._central.patience))
        if reply.verdict is Verdict.DELIVERED:
            with self._store.begin() as connection:
                self._outbox.finish(connection, key, Box.DELIVERED)
            return from_plain(Registered, reply.answer.body)
        if reply.verdict in (Verdict.MALFORMED, Verdict.JUDGED):
            with self._store.begin() as connection:
                self._outbox.finish(connection, key, Box.REFUSED, reply.why)
            assert reply.trouble is not None
            raise reply.trouble
        self._outbox.tried([key], reply.why)
        self._outbox.leave(key)
        return Registered("", QUEUED, latest_answer(wanted, self._clock.now(), self._calendar), SOMEBODY, "")
