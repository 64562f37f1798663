"""The desk: everything that a screen may ask for, and nothing that a screen must know how to do.

    identity   card, face, voucher          slips   what a slip says       readiness   whether we can serve
    payments   order, ask after, close      paper   printing it            the rest: a case from its opening to its end

Every method may block and is called on a worker thread; none touches Kivy. Values come back, the screen puts them into the
`Case`. What goes wrong comes as `Trouble`, `DeviceError`, `Cancelled` or `DeadlinePassed`, each with its sentences.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from core.clock import Clock
from core.id_card import IdCard
from core.language import Language
from core.log import event
from core.opening import Timetable
from core.secret import Secret
from flows.flow import Looked, StepKind
from flows.guides import Guides
from flows.item import Item
from flows.numbers import case_number
from flows.policy import Figure, Policy
from flows.records.exchange import CaseState, Outcome, Registered
from flows.refusal import Refused
from kiosk.asking import look
from kiosk.bundles import Bundle
from kiosk.case import Case
from kiosk.catalogue import told_by_number
from kiosk.closure import Closure, Closures
from kiosk.finding.finder import Finder
from kiosk.identity import Identification
from kiosk.pace import Chore, Pace
from kiosk.paper import Paper
from kiosk.parts import Parts
from kiosk.payments import Payments
from kiosk.readiness import Readiness
from kiosk.regions.gazetteer import Gazetteer
from kiosk.reports import Rehearsal
from kiosk.settings import Site, TerminalKind
from kiosk.slips import Slips
from kiosk.training.lessons import Lessons
from kiosk.trouble import Trouble
from kiosk.visit import Visit
from kiosk.voice.recordings import Recordings

log = logging.getLogger(__name__)


class Desk:
    """One per kiosk. Another `readiness` than its own is for rehearsals."""

    def __init__(self, parts: Parts, readiness: Callable[[Parts], Readiness] = Readiness) -> None:
        self._parts = parts
        self._policy: Policy | None = None
        self.site: Site = parts.terminal.site
        self.guides: Guides = parts.guides
        self.catalogue: Mapping[str, Item] = parts.catalogue
        self.items: Mapping[str, Item] = parts.items
        self.services: Mapping[str, Item] = {item.id: item for item in parts.items.values() if item.category is None and self._serves(item)}
        self.figures: tuple[Figure, ...] = parts.figures
        self.lessons: Lessons = parts.lessons
        self.bundles: Mapping[str, Bundle] = parts.bundles
        self.finder: Finder = parts.finder
        self.regions: Gazetteer = parts.regions
        self.clock: Clock = parts.terminal.clock
        self.terminal: str = parts.terminal.number
        self.rehearsal: Rehearsal = parts.terminal.rehearsal
        self.timetable: Timetable = parts.timetable
        self.profile: TerminalKind = parts.profile
        self.attract_s: float = parts.idle.attract * 60
        self.recordings: Recordings = parts.recordings
        self.readiness = readiness(parts)
        self._closures = Closures(parts.store.path.parent, self.readiness, parts.timetable)
        self.pace: Pace = parts.pace
        self.identity: Identification = parts.identity
        self.payments: Payments = parts.payments
        self.slips = Slips(parts.terminal, parts.guides, parts.terminal.clock, parts.items, parts.figures)
        self.paper = Paper(self.slips, parts.printing, parts.recall)

    def _serves(self, item: Item) -> bool:
        """A service that needs a card has no place on a query machine; of an item at least the guide has."""
        return self._parts.profile is TerminalKind.FULL or told_by_number(item)

    def now(self) -> datetime:
        """Wall-clock time, aware."""
        return self.clock.now()

    def closure(self) -> Closure | None:
        """Why nobody can begin anything here now; None when anybody can."""
        return self._closures.at(self.now())

    def guide_url(self, item_id: str, language: Language = Language.CHINESE) -> str:
        """The public page with the item's guide and the hours of this place, for a QR code."""
        page = f"{self._parts.central.url}/g/{item_id}?at={self.terminal}"
        return page if language is Language.CHINESE else f"{page}&lang={language.value}"

    def policy(self) -> Policy:
        """All figures as they stand today."""
        today = self.now().date()
        if self._policy is None or self._policy.today != today:
            self._policy = Policy(self.figures, today)
        return self._policy

    # what it opens, and what it is told at the end

    def open_case(self, item_id: str) -> Case:
        """A new case with a number of its own. Raises Trouble(STORE_FULL), Trouble(STORE_BROKEN), Trouble(NOT_ENROLLED)."""
        if problem := self.readiness.hindrance():
            raise Trouble(problem)
        policy = self.policy()
        number = case_number(self.site.region, self.terminal, policy.today, self._parts.sequence.take())
        return Case(self.items[item_id], number, policy, self.now())

    def count_use(self, item_id: str) -> None:
        """Counts that an item was begun, for what others use most. Never raises for the store: nobody's case waits for a count."""
        try:
            self.finder.uses.add(item_id)
        except Trouble as trouble:
            event(log, logging.WARNING, "visit.use_not_counted", reason=str(trouble))

    @property
    def longest_look(self) -> float:
        """Seconds after which a look-up is given up."""
        return self._parts.central.patience

    def look(self, case: Case) -> Looked:
        """The answer of the case's next step, a look-up or a quote. Raises Trouble; may always be asked again."""
        step = case.path().next
        chore = Chore.QUOTE if step is not None and step.kind is StepKind.QUOTE else Chore.LOOKUP
        with self.pace.measured(chore, f"{case.item.id}/{step.id if step else ''}"):
            return look(self._parts.central, case)

    def submit(self, case: Case) -> Outcome | Refused:
        """The platform's outcome or refusal; an Outcome in state QUEUED when it will be known later. Raises Trouble."""
        try:
            begun = self.clock.monotonic()
            result = self._parts.submissions.submit(case)
            if isinstance(result, Refused) or result.state is not CaseState.QUEUED:
                self.pace.took(Chore.SUBMIT, case.item.id, self.clock.monotonic() - begun)
            return result
        finally:
            self._parts.reporter.wake()

    def evaluate(self, case: Case, level: int, tags: tuple[str, ...] = ()) -> None:
        """Keeps one rating of one case; a second one changes nothing."""
        self._parts.requests.evaluate(case, level, tags)
        self._parts.reporter.wake()

    # what it asks of people, and tells them

    def order_help(self, item_id: str, step_id: str, topic: str, kind: str, phone: Secret[str]) -> Registered:
        """Asks for a person; state "queued" and no number when it will be sent later."""
        return self._parts.requests.order_help(item_id, step_id, topic, kind, phone)

    def open_ticket(self, item_id: str, step_id: str, code: str, phone: Secret[str], words: Secret[str]) -> Registered:
        """Registers what could not be done; state "queued" and no number when it will be sent later."""
        return self._parts.requests.open_ticket(item_id, step_id, code, phone, words)

    def messages_for(self, card: IdCard) -> list[str]:
        """What this person has to be told since the last visit; told once."""
        return self._parts.messages.take(self._parts.sealer.subject(card.number))

    # what it ends

    def end(self, visit: Visit) -> None:
        """Wipes the person from this program and from the store's log; what is open goes on in the background.

        Never raises for the store: what a full disk does not let through is done again when there is room.
        """
        self.identity.stop()
        visit.forget_person()
        self.payments.leave()
        self.regions.forget()
        try:
            self._parts.outbox.resume()
        except Trouble as trouble:
            event(log, logging.ERROR, "visit.not_handed_over", reason=str(trouble))
        self._parts.reporter.wake()
        self._wipe_log()

    def _wipe_log(self) -> None:
        try:
            wiped = self._parts.store.wipe_log()
        except Trouble as trouble:
            event(log, logging.ERROR, "visit.log_not_wiped", reason=str(trouble))
            wiped = False
        if not wiped:
            self._parts.reporter.tidy_soon()
