"""How long it takes to compute where a case stands: `path` runs on every touch, so it must be nothing beside a frame.

And how long the walk of every path of all items takes, the same walk that the tests and `kiosk items check` do: who writes an
item waits for it.
"""

from __future__ import annotations

import statistics
import time
from typing import Any

from benchmarks import Row, at_most
from flows.flow import Path
from flows.items import catalogue
from flows.steps import looked
from flows.walk import LOOKED
from kiosk.workshop.people import policy
from kiosk.workshop.walks import complete, walk_all

BAR_US = 200.0
WALK_BAR_S = 20.0
OTHERS = 2
"""Unusual answers in one path, as many as the tests and the check ask for."""
RUNS = 2_000


def rows() -> list[Row]:
    """The median time of `path` on the finished case with the most answers, and the time of the whole walk."""
    return [_path(), _walk()]


def _walk() -> Row:
    start = time.perf_counter()
    ends = sum(len(walk_all(item, OTHERS).ends) for item in catalogue().values())
    return at_most(f"walk of {ends} paths of {len(catalogue())} items", time.perf_counter() - start, "s", WALK_BAR_S)


def _path() -> Row:
    item, longest = max(((item, path) for item in catalogue().values() for path in complete(item, 1)), key=lambda pair: len(pair[1].taken))
    given = {step.id: _given(step, longest) for step in longest.taken}
    assert item.path(given, policy()).complete
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        item.path(given, policy())
        times.append((time.perf_counter() - start) * 1e6)
    value = statistics.median(times)
    name = f"path() of {item.id}, {len(longest.taken)} answers, median of {RUNS}"
    return at_most(name, round(value, 1), "µs", BAR_US)


def _given(step: Any, path: Path) -> Any:
    """The answer as a case keeps it: a look-up with what it was asked with."""
    value = path.answers[step.id]
    return looked(step, path.answers, value) if step.kind in LOOKED else value
