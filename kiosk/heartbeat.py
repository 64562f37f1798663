"""The kiosk's word to the platform every minute, and what it learns from the answer: clock, free sequence, departments."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from core.clock import Clock
from core.log import News, event
from core.plain import Malformed, from_plain
from devices.device import Status
from devices.monitor import Machines
from flows.records.exchange import DeviceReport, Heartbeat, HeartbeatAnswer
from kiosk import VERSION
from kiosk.central import Central, NotSent, Unsure
from kiosk.judgement import OUR_FAULT
from kiosk.outbox import Outbox
from kiosk.store import Sequence

log = logging.getLogger(__name__)


class Heart:
    """Beats when told to."""

    def __init__(self, central: Central, outbox: Outbox, sequence: Sequence, devices: Machines, terminal: str, clock: Clock) -> None:
        self._central, self._outbox, self._sequence = central, outbox, sequence
        self._devices, self._terminal, self._clock = devices, terminal, clock
        self._started = clock.monotonic()
        self._down: dict[str, str] = {}
        self._news = News()
        self.rejected = False
        """Whether the platform last refused us as 401, 403 or 404: the technician's alarm."""

    def beat(self) -> bool:
        """Tells the platform how this kiosk is; whether it answered. Never raises for the line or the platform."""
        try:
            answer = self._central.post("/v1/heartbeats", self.says())
            self.rejected = answer.status in OUR_FAULT
            if not answer.ok:
                return self._failed(f"status {answer.status}")
            self._hear(from_plain(HeartbeatAnswer, answer.body))
        except (NotSent, Unsure, Malformed) as error:
            return self._failed(type(error).__name__)
        if self._news.changed("heartbeat", ""):
            event(log, logging.INFO, "heartbeat.answered")
        return True

    def _failed(self, reason: str) -> bool:
        if self._news.changed("heartbeat", reason):
            event(log, logging.WARNING, "heartbeat.failed", reason=reason)
        return False

    def says(self) -> Heartbeat:
        """The heartbeat of this moment."""
        counts = self._outbox.counts()
        return Heartbeat(
            terminal=self._terminal,
            uptime_seconds=int(self._clock.monotonic() - self._started),
            app_version=VERSION,
            outbox_length=counts.undelivered,
            outbox_oldest_seconds=counts.oldest_seconds,
            refused=counts.refused + counts.damaged,
            next_sequence=self._sequence.next,
            devices=tuple(_reported(status) for status in self._devices.statuses().values()),
        )

    def _hear(self, answer: HeartbeatAnswer) -> None:
        self._central.learn_time(answer.time)
        self._sequence.raise_to(answer.next_sequence)
        self._down = {connector.category: connector.reason for connector in answer.connectors if not connector.up}

    def departments_down(self) -> Mapping[str, str]:
        """Category id and reason of every department that the platform cannot reach."""
        return self._down


def _reported(status: Status) -> DeviceReport:
    info = status.info
    problems = tuple(problem.code for problem in status.problems)
    return DeviceReport(info.kind, info.driver, status.state.value, problems, info.simulated, dict(status.counters))
