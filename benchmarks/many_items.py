"""Home and the list of all items with a hundred times as many items: the screens may not feel it.

The catalogue is copied under other ids; machines and platform are not there. Time is the UI thread's own work from the finger's
lift to the flip that shows the other screen or page. Both catalogues take turns, so that a busy moment of the machine meets both.
"""

from __future__ import annotations

import statistics
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks import Row, at_most, told
from benchmarks.screens import Stopwatch
from flows.items import catalogue
from tools.display import any_display

TIMES = 100
"""All items once, and a hundred times each."""
ROUNDS, VISITS = 2, 6
BAR = 1.3
HOME, LIST, PAGE = "home", "list of all items", "next page of it"


def rows() -> list[Row]:
    """For home, list and page turn: many items against few, and the milliseconds beside it."""
    with any_display():
        return _measured()


def _measured() -> list[Row]:
    from kiosk.boot import Panel, prepare

    prepare(Panel())
    few, many = _Times(1), _Times(TIMES)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(ROUNDS):
            for times in (few, many) if number % 2 else (many, few):
                times.visit(Path(folder) / f"{number}-{times.copies}")
    found = []
    for what in (HOME, LIST, PAGE):
        one, other = few.median(what), many.median(what)
        found.append(at_most(f"{what}: {TIMES * len(catalogue())} items / {len(catalogue())}", other / one, "", BAR))
        found.append(told(f"{what}, {len(catalogue())} items, own work", one, "ms"))
    return found


class _Times:
    """What a visit to a kiosk with so many copies of each item takes, ms."""

    def __init__(self, copies: int) -> None:
        self.copies = copies
        self._taken: dict[str, list[float]] = {HOME: [], LIST: [], PAGE: []}

    def median(self, what: str) -> float:
        return statistics.median(self._taken[what])

    def visit(self, state: Path) -> None:
        """Home, list, next page, list, home, several times."""
        from kiosk.bootstrap import build_kiosk
        from kiosk.enrolment import keep_credentials
        from kiosk.screens.app import KioskApp
        from kiosk.settings import Settings
        from kiosk.workshop.people import CONFIG
        from tests.window.driver import Driver

        state.mkdir()
        keep_credentials(state, {"terminal": "0007", "key_id": "k1", "key": "00" * 32, "next_sequence": 1})  # or it would be closed
        kiosk = build_kiosk(Settings(terminal="0007", site="taihe", platform="http://127.0.0.1:9", state=str(state)), CONFIG)
        driver = Driver(lambda: KioskApp(self._with_copies(kiosk.desk)))
        watch = Stopwatch(lambda: (driver.app.shell.screen, _page(driver.app.shell.screen)))
        for _ in range(VISITS):
            for what, words in ((LIST, "全部事项"), (PAGE, "下一页"), (HOME, "返回")):
                driver.tap(words)
                driver.step(2)
                self._taken[what].append(watch.taken[-1][0])
        watch.close()
        driver.close()
        kiosk.close()

    def _with_copies(self, desk: Any) -> Any:
        from flows.guides import Guides
        from kiosk.desk import Desk

        parts = desk._parts  # nobody else makes a desk of another catalogue
        names = [(item, f"{item.id}-{number}" if number else item.id) for number in range(self.copies) for item in parts.catalogue.values()]
        items = {name: replace(item, id=name) for item, name in names}
        guides = Guides({**parts.guides, **{name: parts.guides[item.id] for item, name in names}})
        return Desk(replace(parts, catalogue=items, guides=guides))


def _page(screen: Any) -> int:
    """The page of the list, found without a walk through the widgets, which would be timed too."""
    return screen._list.children[0].page if hasattr(screen, "_list") else 0


if __name__ == "__main__":
    for line in rows():
        print(line)
