"""One platform for each file, one store of the kiosk, and a fresh start of the kiosk for every journey."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.counties import Counties, County
from tests.journeys.platform import PlatformProcess
from tests.journeys.town import Town
from tests.journeys.wire import Wire
from tests.kiosk.voice.conftest import machine  # noqa: F401
from tests.window.fixtures import Drive, drive, screen  # noqa: F401


@pytest.fixture(scope="session")
def counties(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counties]:
    """A county for each file that asks for one."""
    files = {item.path for item in request.session.items if "platform" in getattr(item, "fixturenames", ())}
    with Counties(len(files), lambda: tmp_path_factory.mktemp("county")) as counties:
        yield counties


@pytest.fixture(scope="module")
def county(counties: Counties) -> Iterator[County]:
    """This file's."""
    county = counties.take()
    yield county
    county.platform.close()


@pytest.fixture(scope="module")
def platform(county: County) -> PlatformProcess:
    """The county's platform."""
    return county.platform


@pytest.fixture(scope="module")
def state(county: County) -> Path:
    """Where the kiosk keeps its store and its key."""
    return county.state


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
