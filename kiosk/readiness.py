"""Whether this kiosk can serve, item by item, and what a technician must look at although it can.

Only `try_line` asks anybody; everything else is known already, so that the home page may ask as often as it likes.
"""

from __future__ import annotations

from collections.abc import Mapping

from core.private_file import KeyFileOpen
from devices.device import State, Status
from flows.refusal import Refusal
from kiosk.catalogue import DEVICE_NAMES, device_reason, line_reason, machine_down, told_by_number
from kiosk.enrolment import read_credentials
from kiosk.offline import LINE_DOWN, Offers, Until, faceless, only_registers, query_only
from kiosk.outbox import Counts
from kiosk.parts import Parts
from kiosk.settings import TerminalKind
from kiosk.trouble import KioskProblem, Trouble

NOBODY = "本机不能刷脸，工作人员也不在"
"""Why an item cannot be done for which somebody would have to vouch. In a 24-hour zone the machine serves when nobody is there."""


class Readiness:
    """How machines, store and line stand."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def availability(self) -> dict[str, str]:
        """For every item "" or the plain reason why it is grey. Asks nobody."""
        return {item_id: reason for item_id, (reason, _) in self._stops().items()}

    def _stops(self) -> dict[str, tuple[str, Until | None]]:
        """For every item why it is grey, and what must happen first, where that is known."""
        problem, statuses, items = self.hindrance(), self.statuses(), self._parts.items.values()
        stopped = problem.explanation.happened.rstrip("。") if problem else ""
        down, line_up, drafts = self._parts.heart.departments_down(), self._parts.central.line.up, self.drafts()
        elsewhere, site = self.elsewhere(), self._parts.terminal.site
        alone = not self._parts.timetable.at(self._parts.terminal.clock.now()).open
        there = query_only(site.whole)
        absent = {
            machine_down(kind, status) for kind, status in statuses.items() if kind in DEVICE_NAMES and status.state is State.DISABLED
        }
        blind = faceless(statuses)  # once: of thousands of items each would ask again
        found: dict[str, tuple[str, Until | None]] = {}
        for item in items:
            if item.id in elsewhere:
                found[item.id] = (there, None)
            elif here := stopped or device_reason(item, statuses):
                found[item.id] = (here, None if here in absent else Until.MENDED)
            elif far := line_reason(item, line_up, down):
                found[item.id] = (far, Until.LINE if far == LINE_DOWN else None)
            elif item.id in drafts and blind:
                found[item.id] = (blind, None)
            else:
                unvouched = alone and item.vouching and blind
                found[item.id] = (NOBODY, Until.STAFFED) if unvouched else ("", None)
        return found

    def offers(self) -> Offers:
        """All at once, for the screens."""
        stops = self._stops()
        reasons = {item_id: reason for item_id, (reason, _) in stops.items()}
        until = {item_id: again for item_id, (_, again) in stops.items() if again}
        return Offers(reasons, self.drafts(), until=until, common=self._common(), elsewhere=self.elsewhere())

    def elsewhere(self) -> frozenset[str]:
        """Ids of the items that need another machine than this query machine; none on a whole terminal."""
        if self._parts.profile is TerminalKind.FULL:
            return frozenset()
        return frozenset(item.id for item in self._parts.items.values() if not told_by_number(item))

    def _common(self) -> Mapping[str, int]:
        """What others here use most; of a broken store nothing is told here, for `hindrance` says so already."""
        try:
            return self._parts.finder.uses.common()
        except Trouble:
            return {}

    def paper(self) -> str | None:
        """Why no slip can be printed now; "" when one can, None where this kiosk has no printer. Asks nobody."""
        status = self.statuses()["receipt_printer"]
        if status.state is State.DISABLED:
            return None
        return "" if status.state.usable else machine_down("receipt_printer", status)

    def drafts(self) -> frozenset[str]:
        """Ids of the items that can only be registered now, and are sent when the line is back. Asks nobody."""
        if self._parts.profile is TerminalKind.QUERY:
            return frozenset()
        down, line_up = self._parts.heart.departments_down(), self._parts.central.line.up
        return frozenset(item.id for item in self._parts.catalogue.values() if only_registers(item, line_up, down))

    def hindrance(self) -> KioskProblem | None:
        """Why this kiosk takes no case at all; None when it does."""
        if self._parts.central.credentials is None:
            return KioskProblem.NOT_ENROLLED
        try:
            full = self._parts.store.full or self._parts.outbox.counts().undelivered >= self._parts.outbox_limit
        except Trouble as trouble:
            return KioskProblem.STORE_FULL if trouble.explained is KioskProblem.STORE_FULL else KioskProblem.STORE_BROKEN
        return KioskProblem.STORE_FULL if full else None

    def brokenness(self) -> KioskProblem | None:
        """Why this kiosk is no use to anybody; None while it is some. A key that a technician has brought meanwhile is taken up."""
        self._take_up_key()
        problem = self.hindrance()
        if problem in (KioskProblem.NOT_ENROLLED, KioskProblem.STORE_BROKEN):
            return problem
        fitted = [status for status in self.statuses().values() if status.enabled]
        lost = bool(fitted) and all(status.asked and not status.state.usable for status in fitted)
        return KioskProblem.NO_MACHINE if lost else None

    def _take_up_key(self) -> None:
        central = self._parts.central
        if central.credentials is not None:
            return
        try:
            found = read_credentials(self._parts.store.path.parent, self._parts.terminal.number)
            if found is not None:
                self._parts.sequence.raise_to(found.next_sequence)
                central.credentials = found
        except (Trouble, KeyFileOpen):  # `kiosk diagnose` says what is wrong with file or store
            return

    def statuses(self) -> dict[str, Status]:
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
        problem = KioskProblem.REJECTED if self._parts.heart.rejected else Refusal.OFFLINE
        return f"{problem.code} {self._parts.central.url}: {problem.explanation.cause}"
