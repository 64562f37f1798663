"""How long a resident waits for the platform before a bill stands there: each look-up and each quote of every item that takes money.

A real server process on SQLite, asked over loopback by enrolled terminals with signed requests, one question at a time. Four
terminals take turns, because the platform lets each ask 120 times a minute. Two commits to the disk are in each answer; the
processor time beside the wall time says how much of it was waiting for a busy machine.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx

from benchmarks import Row, at_most, told
from benchmarks.screens import p95
from flows.item import Shape
from flows.items import catalogue
from tests.central.client import Kiosk, card
from tests.central.resident import WHO, Resident
from tests.journeys.platform import PlatformProcess

TERMINALS = ("0007", "0008", "0009", "0010")
ROUNDS = 5
BAR_MS = 60.0
ASKED = {"look-up": "/v1/lookups", "quote": "/v1/quotes"}


class Timed(httpx.Client):
    """Keeps how long each answer took, ms, by its path."""

    def __init__(self, url: str) -> None:
        super().__init__(base_url=url, timeout=30)
        self.taken: dict[str, list[float]] = {}

    def request(self, method: str, url: Any, **more: Any) -> httpx.Response:
        start = time.perf_counter()
        reply = super().request(method, url, **more)
        self.taken.setdefault(str(url), []).append((time.perf_counter() - start) * 1000)
        return reply


def rows() -> list[Row]:
    """p95 and median of both, over all items with a bill."""
    items = [item.id for item in catalogue().values() if item.shape is Shape.PAY]
    with tempfile.TemporaryDirectory() as folder:
        platform = PlatformProcess(Path(folder))
        try:
            with Timed(platform.url) as http:
                for terminal in TERMINALS:
                    kiosk = Kiosk(http, terminal)
                    assert kiosk.enrol(platform.command("enrol-code", "--kiosk", terminal).split()[-1]).status_code == 200
                    if terminal == TERMINALS[0]:  # the first questions fill caches of code and figures
                        _ask(kiosk, items)
                        http.taken.clear()
                        before = platform.cpu_seconds()
                    for _ in range(ROUNDS):
                        _ask(kiosk, items)
                used = platform.cpu_seconds() - before
        finally:
            platform.close()
    found = [told("processor time of the server for each answer", 1000 * used / sum(map(len, http.taken.values())), "ms")]
    for what, path in ASKED.items():
        times = http.taken[path]
        found.append(at_most(f"{what}, p95 of {len(times)} over {len(items)} items", p95(times), "ms", BAR_MS))
        found.append(told(f"{what}, median", statistics.median(times), "ms"))
    return found


def _ask(kiosk: Kiosk, items: list[str]) -> None:
    """One bill of each item, each as a case of its own."""
    for item in items:
        case = Resident(kiosk, card(WHO[item])).filled(item)
        assert case is not None
        assert case.path.answers["quote"].total_fen > 0


if __name__ == "__main__":
    for line in rows():
        print(line)
