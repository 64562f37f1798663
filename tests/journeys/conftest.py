"""One platform for each file, one store of the kiosk, and a fresh start of the kiosk for every journey."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.platform import PlatformProcess
from tests.journeys.town import Town, enrol
from tests.journeys.wire import Wire
from tests.window.fixtures import Drive, drive, screen  # noqa: F401


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformProcess]:
    """The county's platform."""
    process = PlatformProcess(tmp_path_factory.mktemp("platform"))
    yield process
    process.close()


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory, platform: PlatformProcess) -> Path:
    """Where the kiosk keeps its store and its key."""
    folder = tmp_path_factory.mktemp("kiosk")
    enrol(platform, folder)
    return folder


@pytest.fixture
def wire(platform: PlatformProcess) -> Iterator[Wire]:
    """A line that can be cut."""
    wire = Wire(platform.url)
    yield wire
    wire.cut()


Visit = Callable[..., Town]


@pytest.fixture
def visit(drive: Drive, platform: PlatformProcess, state: Path) -> Iterator[Visit]:  # noqa: F811
    """`visit(faces=…)` starts the kiosk with nobody in front of it."""
    towns: list[Town] = []

    def start(**options: object) -> Town:
        towns.append(Town(drive, platform, state, **{"careful": True, **options}))  # type: ignore[arg-type]  # the options of Town
        return towns[-1]

    yield start
    for town in towns:
        town.close()
