"""Counties for journeys: a platform with one enrolled kiosk each. The next one starts while the present one is used."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.journeys.platform import PlatformProcess
from tests.journeys.town import enrol


@dataclass(frozen=True)
class County:
    """`state` is where the kiosk keeps its store and its key."""

    platform: PlatformProcess
    state: Path


class Counties:
    """At most `many` of them, each in a new folder; whoever takes one closes its platform."""

    def __init__(self, many: int, folder: Callable[[], Path]) -> None:
        self._left, self._folder = many, folder
        self._starter = ThreadPoolExecutor(1)
        self._next: Future[County] | None = None

    def __enter__(self) -> Self:
        self._start()
        return self

    def take(self) -> County:
        """A county that nobody has used."""
        assert self._next is not None, "more counties are taken than were announced"
        county = self._next.result()
        self._start()
        return county

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._next is not None:
            self._next.result().platform.close()
        self._starter.shutdown()

    def _start(self) -> None:
        self._next = self._starter.submit(self._made, self._folder()) if self._left else None
        self._left -= 1

    @staticmethod
    def _made(folder: Path) -> County:
        platform, state = PlatformProcess(folder), folder / "kiosk"
        state.mkdir()
        enrol(platform, state)
        return County(platform, state)
