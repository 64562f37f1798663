"""The desk: everything that a screen may ask for, and nothing that a screen must know how to do.

Every method may block and is called on a worker thread; none touches Kivy. Values come back, the screen puts them into the
`Case`. What goes wrong comes as `Trouble`, `DeviceError`, `Cancelled` or `DeadlinePassed`, each with its sentences.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from core.cancel import Cancel
from core.clock import Clock
from core.id_card import IdCard
from core.log import event
from core.secret import Secret
from core.slip import Slip
from devices.device import Status
from devices.kinds import FaceResult, HintTo, PrintResult
from devices.monitor import Machines
from flows.flow import Looked
from flows.guide import Guide
from flows.item import Item
from flows.numbers import case_number
from flows.policy import Figure, Policy
from flows.records.exchange import Identified, Outcome, Payment, Registered
from flows.refusal import Refusal, Refused
from kiosk.asking import look
from kiosk.case import Case
from kiosk.catalogue import device_reason, line_reason
from kiosk.central import Central
from kiosk.heartbeat import Heart
from kiosk.identity import Identification, identified
from kiosk.messages import Messages
from kiosk.outbox import Counts, Outbox
from kiosk.payments import Payments
from kiosk.printing import Doubt, Printing
from kiosk.recall import Recall
from kiosk.reporter import Reporter
from kiosk.reports import Terminal
from kiosk.requests_for_help import Requests
from kiosk.sealing import Sealer
from kiosk.settings import Site
from kiosk.slips import Slips
from kiosk.store import Sequence, Store
from kiosk.submission import Submissions
from kiosk.trouble import KioskProblem, Trouble
from kiosk.visit import Visit

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Parts:
    """What a desk works with; `bootstrap.py` builds them."""

    terminal: Terminal
    catalogue: Mapping[str, Item]
    guides: Mapping[str, Guide]
    figures: tuple[Figure, ...]
    store: Store
    sealer: Sealer
    sequence: Sequence
    outbox: Outbox
    messages: Messages
    submissions: Submissions
    payments: Payments
    printing: Printing
    recall: Recall
    requests: Requests
    identity: Identification
    devices: Machines
    central: Central
    outbox_limit: int
    heart: Heart
    reporter: Reporter


class Desk:
    """One per kiosk."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._slips = Slips(parts.terminal, parts.guides, parts.terminal.clock)
        self._policy: Policy | None = None
        self.site: Site = parts.terminal.site
        self.guides: Mapping[str, Guide] = parts.guides
        self.catalogue: Mapping[str, Item] = parts.catalogue
        self.clock: Clock = parts.terminal.clock
        self.terminal: str = parts.terminal.number
        self.rehearsal: str = parts.terminal.rehearsal

    def now(self) -> datetime:
        """Wall-clock time, aware."""
        return self.clock.now()

    def guide_url(self, item_id: str) -> str:
        """The public page with the item's guide, for a QR code."""
        return f"{self._parts.central.url}/g/{item_id}"

    def policy(self) -> Policy:
        """All figures as they stand today."""
        today = self.now().date()
        if self._policy is None or self._policy.today != today:
            self._policy = Policy(self._parts.figures, today)
        return self._policy

    # ---- the home screen

    def availability(self) -> dict[str, str]:
        """For every item "" or the plain reason why it is grey. Asks nobody."""
        stopped = self._stopped()
        statuses = self.device_statuses()
        down, line_up = self._parts.heart.departments_down(), self._parts.central.line.up
        return {item.id: stopped or device_reason(item, statuses) or line_reason(item, line_up, down) for item in self.catalogue.values()}

    def device_statuses(self) -> dict[str, Status]:
        """What is known of each machine."""
        return self._parts.devices.statuses()

    def alarms(self) -> tuple[KioskProblem, ...]:
        """What a technician must look at although residents may still be served."""
        return (KioskProblem.REJECTED,) if self._parts.reporter.rejected else ()

    @property
    def clock_offset(self) -> float:
        """Seconds that the platform's clock is ahead of ours; more than some minutes is a technician's affair."""
        return self._parts.central.offset

    def waiting(self) -> Counts:
        """How many records the platform does not know yet, and how old the oldest is."""
        return self._parts.outbox.counts()

    def try_line(self) -> str:
        """ "" when the platform answers and accepts us; else what is wrong, for the technician."""
        if self._parts.central.credentials is None:
            return str(Trouble(KioskProblem.NOT_ENROLLED, KioskProblem.NOT_ENROLLED.explanation.cause))
        if self._parts.heart.beat():
            return ""
        rejected = self._parts.heart.rejected
        problem = KioskProblem.REJECTED if rejected else Refusal.OFFLINE
        return f"{problem.code} {self._parts.central.url}: {problem.explanation.cause}"

    def _stopped(self) -> str:
        """Why this kiosk takes no case at all; "" when it does."""
        problem = self._hindrance()
        return problem.explanation.happened.rstrip("。") if problem else ""

    def _hindrance(self) -> KioskProblem | None:
        if self._parts.central.credentials is None:
            return KioskProblem.NOT_ENROLLED
        try:
            full = self._parts.store.full or self._parts.outbox.counts().undelivered >= self._parts.outbox_limit
        except Trouble as trouble:
            return KioskProblem.STORE_FULL if trouble.explained is KioskProblem.STORE_FULL else KioskProblem.STORE_BROKEN
        return KioskProblem.STORE_FULL if full else None

    # ---- a case

    def open_case(self, item_id: str) -> Case:
        """A new case with a number of its own. Raises Trouble(STORE_FULL), Trouble(STORE_BROKEN), Trouble(NOT_ENROLLED)."""
        if problem := self._hindrance():
            raise Trouble(problem)
        policy = self.policy()
        number = case_number(self.site.region, self.terminal, policy.today, self._parts.sequence.take())
        return Case(self.catalogue[item_id], number, policy, self.now())

    def look(self, case: Case) -> Looked:
        """The answer of the case's next step, a look-up or a quote. Raises Trouble; may always be asked again."""
        return look(self._parts.central, case)

    def submit(self, case: Case) -> Outcome | Refused:
        """The platform's outcome or refusal; an Outcome in state QUEUED when it will be known later. Raises Trouble."""
        try:
            return self._parts.submissions.submit(case)
        finally:
            self._parts.reporter.wake()

    # ---- who it is

    def read_card(self, cancel: Cancel) -> IdCard:
        """The card on the reader. Raises DeviceError, Cancelled, DeadlinePassed."""
        return self._parts.identity.read_card(cancel)

    def card_present(self) -> bool:
        """Whether a card lies on the reader. Raises DeviceError."""
        return self._parts.identity.card_present()

    def verify_face(self, case: Case, cancel: Cancel, hint: HintTo) -> FaceResult:
        """The case's card against the person before the camera; UNAVAILABLE, truthfully, without camera or models."""
        return self._parts.identity.verify_face(case, cancel, hint)

    def identified(self, result: FaceResult) -> Identified:
        """The answer of the face step for a result that says SAME."""
        return identified(result)

    def vouch(self, case: Case, staff_card: IdCard, pin: Secret[str]) -> Identified:
        """A person of the site vouches. Raises Trouble(WRONG_PIN), Trouble(Refusal.LOCKED), or that of the line."""
        return self._parts.identity.vouch(case, staff_card, pin)

    # ---- paying

    def start_payment(self, case: Case, channel: str) -> Payment:
        """The order with the address behind its QR code. Raises Trouble; then nothing can have been paid."""
        return self._parts.payments.start(case, channel)

    def poll_payment(self, case: Case) -> Payment:
        """How the payment stands; UNKNOWN when the platform cannot be asked now."""
        return self._parts.payments.poll(case)

    def close_payment(self, case: Case) -> Payment:
        """CLOSED when nobody has paid; PAID when somebody has after all; UNKNOWN: it is settled in the background."""
        return self._parts.payments.close(case)

    # ---- paper

    def case_slip(self, case: Case, copy: int = 1) -> Slip:
        """The slip of a case with an outcome; 离线登记回执 for one that is not sent yet."""
        return self._slips.of_case(case, copy)

    def preview_slip(self, case: Case) -> Slip:
        """What the slip will say, marked 预览 and masked."""
        return self._slips.preview(case)

    def payment_slip(self, case: Case) -> Slip:
        """The slip of a payment whose result is not known yet: 请勿重复支付."""
        return self._slips.of_payment(case)

    def registered_slip(self, title: str, about: tuple[tuple[str, str], ...], registered: Registered) -> Slip:
        """The slip of a help order or a ticket."""
        return self._slips.of_registered(title, about, registered)

    def print(self, case: Case | None, slip: Slip) -> PrintResult:
        """Prints with a journal. Never raises for the printer; Trouble when not even the intent can be written."""
        return self._parts.printing.print(case.number if case else "", slip)

    def slip_seen(self, case: Case, printed: bool) -> None:
        """The resident's own word after an UNKNOWN print."""
        self._parts.printing.seen(case.number, printed)

    def print_doubts(self) -> list[Doubt]:
        """Slips of which nobody knows whether they came out; `kiosk diagnose` lists them, `kiosk reprint` prints them again."""
        return self._parts.printing.doubts()

    def slip_again(self, case_no: str) -> Slip | None:
        """The slip of a case of the last seven days, composed again; marked 补打 when it may have come out before.

        None when the case or its outcome is not kept here. Raises `Damaged`.
        """
        case = self._parts.recall.case(case_no)
        return None if case is None else self.case_slip(case, self._parts.printing.copies(case_no) + 1)

    def print_again(self, case_no: str) -> PrintResult | None:
        """Prints `slip_again` with a journal; None when there is no slip to print. Raises `Damaged`, Trouble."""
        slip = self.slip_again(case_no)
        return None if slip is None else self._parts.printing.print(case_no, slip)

    # ---- after, or instead

    def evaluate(self, case: Case, level: int, tags: tuple[str, ...] = ()) -> None:
        """Keeps one rating of one case; a second one changes nothing."""
        self._parts.requests.evaluate(case, level, tags)
        self._parts.reporter.wake()

    def order_help(self, item_id: str, step_id: str, topic: str, kind: str, phone: Secret[str]) -> Registered:
        """Asks for a person; state "queued" and no number when it will be sent later."""
        return self._parts.requests.order_help(item_id, step_id, topic, kind, phone)

    def open_ticket(self, item_id: str, step_id: str, code: str, phone: Secret[str], words: str = "") -> Registered:
        """Registers what could not be done; state "queued" and no number when it will be sent later."""
        return self._parts.requests.open_ticket(item_id, step_id, code, phone, words)

    def messages_for(self, card: IdCard) -> list[str]:
        """What this person has to be told since the last visit; told once."""
        return self._parts.messages.take(self._parts.sealer.subject(card.number))

    def end(self, visit: Visit) -> None:
        """Wipes the person from this program and from the store's log; what is open goes on in the background.

        Never raises for the store: what a full disk does not let through is done again when there is room.
        """
        self._parts.identity.stop()
        visit.card = visit.identified = None
        visit.cases.clear()
        self._parts.payments.leave()
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
