"""The desk of training (演练): the same questions, screens and words as at the real one, and nothing behind them.

    real desk ─▶ site, items, guides, figures, clock          shared, only read
    taps ─▶ cards, faces, payments      examples ─▶ look-ups      nothing ─▶ store, journal, outbox, platform

It has no `Parts`: what a forgotten method of `Desk` would reach for is not there, so that it fails instead of being done for real.
The county's day is the one on which the demo persons' stories hold; the clock in the head is the real one.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from core.id_card import IdCard
from core.language import Language
from core.secret import Secret
from devices.device import Status
from flows.flow import Looked
from flows.item import Item
from flows.policy import Policy
from flows.records.exchange import Outcome, Registered
from flows.word_back import CALL, HOME, ONSITE, TICKET
from kiosk.case import Case
from kiosk.closure import Closure
from kiosk.desk import Desk
from kiosk.offline import Offers
from kiosk.outbox import Counts
from kiosk.readiness import Readiness
from kiosk.settings import TerminalKind
from kiosk.training.answers import answer
from kiosk.training.identity import TrainingIdentification
from kiosk.training.paper import TrainingPaper
from kiosk.training.payments import TrainingPayments
from kiosk.training.results import practised
from kiosk.trouble import KioskProblem
from kiosk.visit import Visit
from kiosk.workshop.people import TODAY

REPLY = {ONSITE: timedelta(minutes=30), CALL: timedelta(hours=2), HOME: timedelta(days=1), TICKET: timedelta(days=5)}
"""Within what time somebody would answer a call for help."""


class TrainingDesk(Desk):
    """One for each training; it numbers its cases from 1 again."""

    identity: TrainingIdentification
    payments: TrainingPayments
    paper: TrainingPaper

    def __init__(self, real: Desk) -> None:
        self.site, self.guides, self.catalogue, self.items = real.site, real.guides, real.catalogue, real.items
        self.services = {item.id: item for item in real.items.values() if item.category is None}
        self.bundles, self.finder, self.regions = real.bundles, real.finder, real.regions
        self.clock, self.terminal, self.timetable = real.clock, real.terminal, real.timetable
        self.profile, self.attract_s, self.recordings = TerminalKind.FULL, 0.0, real.recordings
        self.rehearsal = replace(real.rehearsal, training=True)
        self.pace = real.pace.anew()
        self.slips = replace(real.slips, terminal=replace(real.slips.terminal, rehearsal=self.rehearsal))
        self.paper = TrainingPaper(real.paper, real.readiness.paper() is not None)
        self.identity, self.payments = TrainingIdentification(), TrainingPayments()
        self.readiness = _Practicable(self.items, not self.paper.only_shown)
        self.figures, self.lessons = real.figures, real.lessons
        self._real, self._numbers, self._on_their_day = real, itertools.count(1), Policy(real.figures, TODAY)

    def closure(self) -> Closure | None:
        """None: who trains may do so after hours and beside a technician."""
        return None

    def guide_url(self, item_id: str, language: Language = Language.CHINESE) -> str:
        """The public page, which is for everybody's telephone; this machine does not open it."""
        return self._real.guide_url(item_id, language)

    def policy(self) -> Policy:
        """The county's figures as they stand on the demo persons' day."""
        return self._on_their_day

    def open_case(self, item_id: str) -> Case:
        """A case whose number no case can have."""
        return Case(self.items[item_id], self._number(), self.policy(), self.now())

    def count_use(self, item_id: str) -> None:
        """Counts nothing: a lesson is no demand."""

    @property
    def longest_look(self) -> float:
        """As at the real desk, for the words on the screen."""
        return self._real.longest_look

    def look(self, case: Case) -> Looked:
        """The example with which the item leads on."""
        return answer(case)

    def submit(self, case: Case) -> Outcome:
        """What would come of it. Nobody is told."""
        return practised(case.item, case.number, self.policy().today)

    def evaluate(self, case: Case, level: int, tags: tuple[str, ...] = ()) -> None:
        """Keeps nothing."""

    def order_help(self, item_id: str, step_id: str, topic: str, kind: str, phone: Secret[str]) -> Registered:
        """As if it had been registered. Nobody comes."""
        return self._registered(REPLY[kind])

    def open_ticket(self, item_id: str, step_id: str, code: str, phone: Secret[str], words: Secret[str]) -> Registered:
        """As if it had been registered. Nobody answers."""
        return self._registered(REPLY[TICKET])

    def messages_for(self, card: IdCard) -> list[str]:
        """Demo persons have no post."""
        return []

    def end(self, visit: Visit) -> None:
        """Wipes the demo person from the screen; nothing else was ever kept."""
        self.identity.stop()
        visit.forget_person()
        self.payments.leave()
        self.regions.forget()

    def _number(self) -> str:
        return f"演练{next(self._numbers):04d}"

    def _registered(self, within: timedelta) -> Registered:
        return Registered(self._number(), "offered", self.now() + within, f"{self.site.helper} {self.site.helper_phone}", "")


class _Practicable(Readiness):
    """Every item can be practised, whatever machine or line is down."""

    def __init__(self, items: Mapping[str, Item], printer: bool) -> None:
        self._items, self._printer = items, printer

    def availability(self) -> dict[str, str]:
        return dict.fromkeys(self._items, "")

    def offers(self) -> Offers:
        return Offers(self.availability())

    def elsewhere(self) -> frozenset[str]:
        return frozenset()

    def paper(self) -> str | None:
        return "" if self._printer else None

    def drafts(self) -> frozenset[str]:
        return frozenset()

    def hindrance(self) -> KioskProblem | None:
        return None

    def brokenness(self) -> KioskProblem | None:
        return None

    def statuses(self) -> dict[str, Status]:
        return {}

    def alarms(self) -> tuple[KioskProblem, ...]:
        return ()

    @property
    def clock_offset(self) -> float:
        return 0.0

    def waiting(self) -> Counts:
        return Counts(0, 0, 0, 0)

    def try_line(self) -> str:
        return ""
