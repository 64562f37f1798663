"""The one background worker towards the platform: delivers what waits, settles payments, beats.

    step() does whatever is due and says in how many seconds something will be; the thread waits that long or until woken

After a start, and when the line comes back, the first contact is spread over up to a minute: all kiosks of a county come
back at the same moment. All waits are monotonic, so that no clock that somebody sets can stop or hurry a queue.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable

from core.clock import Clock
from core.log import News, event
from kiosk.backoff import Backoff
from kiosk.central import NotSent, PlatformLine, Unsure
from kiosk.delivery import Delivery
from kiosk.heartbeat import Heart
from kiosk.payment_rows import Open
from kiosk.payments import Payments
from kiosk.settings import LineSettings
from kiosk.trouble import KioskProblem, Trouble, where_raised

log = logging.getLogger(__name__)

IDLE_SECONDS = 60.0
PROBE_SECONDS = (10.0, 30.0)
"""How soon a line that is down is tried again, picked at random: grey tiles are waiting for it."""
SETTLE_SECONDS = 3.0
"""Between two questions about a payment that is not final."""
TIDY_SECONDS = 3600.0
"""Between two looks for rows that have been kept long enough."""
TIDY_AFTER_DELIVERY = 5.0
"""A store that was full has room again soon after what waited has left."""


class Reporter:
    """`wake` it when something was put into the outbox. `step` is the whole worker; `start` gives it a thread."""

    def __init__(
        self,
        delivery: Delivery,
        heart: Heart,
        payments: Payments,
        line: PlatformLine,
        tidy: Callable[[], int],
        settings: LineSettings,
        clock: Clock,
        rng: random.Random,
    ) -> None:
        self._delivery, self._heart, self._payments, self._line, self._tidy = delivery, heart, payments, line, tidy
        self._settings, self._clock, self._rng = settings, clock, rng
        self._sending, self._settling = Backoff(rng), Backoff(rng)
        first = clock.monotonic() + self._spread()
        self._due = {"beat": first, "deliver": first, "settle": first, "tidy": first}
        self._held_off = False
        self._condition = threading.Condition()
        self._closing = False
        self._thread: threading.Thread | None = None
        self._rejected = False
        self._news = News()
        line.on_change(self._line_changed)

    def step(self) -> float:
        """Does what is due now; seconds until something will be."""
        if self._take("beat"):
            self._beat()
        if self._take("deliver"):
            self._deliver()
        if self._take("settle"):
            self._settle()
        if self._take("tidy"):
            self._tidy()
            self._plan("tidy", TIDY_SECONDS)
        self._say_rejected()
        with self._condition:
            return max(0.0, min(self._due.values()) - self._clock.monotonic())

    @property
    def rejected(self) -> bool:
        """Whether the platform refuses us (401, 403, 404): nothing will leave until a technician has looked."""
        return self._rejected or self._heart.rejected

    def _say_rejected(self) -> None:
        """One event when the platform begins to refuse us, one when it takes us again."""
        if not self._news.changed("rejected", "yes" if self.rejected else ""):
            return
        if self.rejected:
            event(log, logging.ERROR, "platform.rejected", code=KioskProblem.REJECTED, cause=KioskProblem.REJECTED.explanation.cause)
        else:
            event(log, logging.WARNING, "platform.accepted")

    def wake(self, beat: bool = False) -> None:
        """Something new is there: deliver soon, unless the platform has asked us to wait; `beat` at once on a device's change."""
        with self._condition:
            now = self._clock.monotonic()
            if not self._held_off and self._line.up:
                self._due["deliver"] = min(self._due["deliver"], now)
                self._due["settle"] = min(self._due["settle"], now)
            if beat:
                self._due["beat"] = now
            self._condition.notify()

    def tidy_soon(self) -> None:
        """The log of the store could not be wiped: that is done again in some seconds."""
        self._plan("tidy", TIDY_AFTER_DELIVERY)
        with self._condition:
            self._condition.notify()

    def _take(self, task: str) -> bool:
        """Whether the task is due; it is then put off until it says itself when it wants to run again."""
        with self._condition:
            due = self._clock.monotonic() >= self._due[task]
            if due:
                self._due[task] = self._clock.monotonic() + IDLE_SECONDS
            return due

    def _plan(self, task: str, seconds: float) -> None:
        with self._condition:
            self._due[task] = self._clock.monotonic() + seconds

    def _beat(self) -> None:
        self._heart.beat()
        self._plan("beat", self._settings.heartbeat if self._line.up else self._rng.uniform(*PROBE_SECONDS))

    def _deliver(self) -> None:
        done = self._delivery.run()
        self._held_off = done.failed
        if not done.idle:
            self._rejected = done.our_fault
        if done.failed:
            self._plan("deliver", self._sending.failed(done.retry_after))
        elif not done.idle:
            self._sending.succeeded()
            self._plan("deliver", 0.0)
            self._plan("tidy", TIDY_AFTER_DELIVERY)

    def _settle(self) -> None:
        open_ = self._payments.rows.unsettled()
        failed = 0
        for one in open_:
            failed += not self._settled(one)
            if failed and not self._line.up:
                break
        if failed < len(open_):
            self.wake()  # what was paid has released its report
        if failed:
            self._plan("settle", self._settling.failed())
            return
        self._settling.succeeded()
        if open_:
            self._plan("settle", SETTLE_SECONDS)

    def _settled(self, open_: Open) -> bool:
        """Whether that payment went one step on. Each on its own: what is wrong with one must not hold up the others' money."""
        subject = f"{open_.case_no} {open_.quote_id}"
        try:
            self._payments.settle(open_)
        except (NotSent, Unsure, Trouble) as error:
            if self._news.changed(subject, type(error).__name__):
                event(log, logging.INFO, "payment.unsettled", order=open_.order_no, type=type(error).__name__, reason=str(error))
            return False
        except Exception as error:
            if self._news.changed(subject, where_raised(error)):
                event(log, logging.ERROR, "payment.unsettled", order=open_.order_no, type=type(error).__name__, at=where_raised(error))
            return False
        if self._news.changed(subject, ""):
            event(log, logging.INFO, "payment.goes_on", order=open_.order_no)
        return True

    def _line_changed(self) -> None:
        """The line is back: go on soon, but not all kiosks at once. Down: nothing to do, the back-off knows."""
        if not self._line.up:
            return
        spread = self._spread()
        with self._condition:
            self._held_off = False
            later = self._clock.monotonic() + spread
            self._due["deliver"] = min(self._due["deliver"], later)
            self._due["settle"] = min(self._due["settle"], later)
            self._condition.notify()

    def _spread(self) -> float:
        return self._rng.uniform(0.0, self._settings.spread)

    def start(self) -> None:
        """Starts the thread."""
        self._thread = threading.Thread(target=self._run, name="reporter", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._closing:
            wait = self._guarded_step()
            with self._condition:
                if not self._closing and min(self._due.values()) > self._clock.monotonic():
                    self._condition.wait(wait)

    def _guarded_step(self) -> float:
        """A reporter that dies would let everything wait in silence: what it cannot do is logged, and it goes on."""
        try:
            wait = self.step()
        except Exception as error:
            if self._news.changed("reporter", where_raised(error)):
                event(log, logging.ERROR, "reporter.unexpected", type=type(error).__name__, at=where_raised(error))
            return IDLE_SECONDS
        if self._news.changed("reporter", ""):
            event(log, logging.INFO, "reporter.recovered")
        return wait

    @property
    def running(self) -> bool:
        """Whether the thread is at work."""
        return self._thread is not None and self._thread.is_alive()

    def close(self) -> None:
        """Ends the thread after the request that it is in."""
        with self._condition:
            self._closing = True
            self._condition.notify()
        if self._thread is not None:
            self._thread.join(timeout=2.0)
