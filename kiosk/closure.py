"""Why nobody can begin anything at this machine now: a technician at work, something broken, or the door that is closed.

    maintenance  before  broken  before  hours           the first that holds is shown; each ends by itself when its cause does

A visit under way is never told: it is finished first. Asked every few seconds, from a worker.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, time
from enum import Enum
from pathlib import Path

from core.log import News, event
from core.opening import Timetable, When
from kiosk.maintenance import note
from kiosk.readiness import Readiness
from kiosk.trouble import KioskProblem

log = logging.getLogger(__name__)

DUSK, DAWN = time(18, 0), time(7, 0)
"""Between them a closed machine is dark: nobody expects it to serve, and its light would only shine into an empty room."""


class ClosureKind(Enum):
    """What keeps people from beginning."""

    MAINTENANCE = "maintenance"
    BROKEN = "broken"
    HOURS = "hours"


@dataclass(frozen=True)
class Closure:
    """One cause. `code` is for the technician, `reason` and `until` are what a technician has announced, `night`: the screen is dark."""

    kind: ClosureKind
    code: str = ""
    happened: str = ""
    reason: str = ""
    until: datetime | None = None
    when: When | None = None
    night: bool = False


class Closures:
    """Looks for causes; what changes is logged once."""

    def __init__(self, state: Path, readiness: Readiness, timetable: Timetable) -> None:
        self._state, self._readiness, self._timetable = state, readiness, timetable
        self._news = News()

    def at(self, now: datetime) -> Closure | None:
        """Why nobody can begin at that moment; None when anybody can. Reads a file and the store; never raises."""
        found = self._maintenance(now) or self._broken() or self._hours(now)
        if self._news.changed("closure", f"{found.kind.value} {found.code}" if found else ""):
            if found:
                event(log, logging.WARNING, "kiosk.closed", kind=found.kind.value, code=found.code, until=str(found.until or ""))
            else:
                event(log, logging.WARNING, "kiosk.open")
        return found

    def _maintenance(self, now: datetime) -> Closure | None:
        left = note(self._state, now)
        if left is None:
            return None
        until = left.until if left.until and left.until > now else None
        return Closure(ClosureKind.MAINTENANCE, KioskProblem.MAINTENANCE.code, reason=left.reason, until=until)

    def _broken(self) -> Closure | None:
        problem = self._readiness.brokenness()
        return Closure(ClosureKind.BROKEN, problem.code, problem.explanation.happened) if problem else None

    def _hours(self, now: datetime) -> Closure | None:
        standing = self._timetable.at(now)
        if self._timetable.hours.all_day or standing.open:
            return None
        night = standing.when in (When.OVER, When.NOT_YET, When.CLOSED) and not DAWN <= now.time() < DUSK
        return Closure(ClosureKind.HOURS, until=standing.next, when=standing.when, night=night)
