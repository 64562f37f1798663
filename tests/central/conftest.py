"""A platform for each test: a copy of one that was migrated and seeded once, with its keys, its own clock, its own file."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from central import enrolment
from central.app import create_app
from central.config import Config, read_config
from central.platform import Platform, open_platform
from central.serve import prepare
from core.clock import ManualClock
from tests.central.client import ROOT, Kiosk
from tests.central.postgres import Server

PUBLIC_URL = "http://kiosk.test"


def config_in(folder: Path) -> Config:
    """The shipped configuration, with its state in that folder."""
    paths = {name: ROOT / "config" / value for name, value in {"policy": "policy", "guides": "guides"}.items()}
    shipped = read_config(ROOT / "config/central.toml")
    return dataclasses.replace(
        shipped, state=folder / "state", persons=ROOT / "config/persons.toml", staff=ROOT / "config/staff.toml", **paths
    )


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the keys and the SQLite file of a freshly seeded platform."""
    folder = tmp_path_factory.mktemp("seeded")
    platform = open_platform(config_in(folder), db=f"sqlite:///{folder}/central.db", clock=ManualClock())
    prepare(platform)
    platform.store.close()
    return folder


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def home(seeded: Path, tmp_path: Path) -> Path:
    """This test's own copy of the seeded folder."""
    shutil.copytree(seeded, tmp_path / "central")
    return tmp_path / "central"


@pytest.fixture
def platform(home: Path, clock: ManualClock) -> Iterator[Platform]:
    platform = open_platform(config_in(home), db=f"sqlite:///{home}/central.db", clock=clock, public_url=PUBLIC_URL)
    yield platform
    platform.store.close()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL server of this run alone, on a socket in a private folder; skips where there is none."""
    with Server() as server:
        yield server


@pytest.fixture(scope="session")
def seeded_postgres(postgres: Server, seeded: Path) -> str:
    """The name of a database that is migrated and seeded with the keys of `seeded`."""
    name = postgres.create()
    platform = open_platform(config_in(seeded), db=postgres.url(name), clock=ManualClock())
    prepare(platform)
    platform.store.close()
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, home: Path, clock: ManualClock) -> Iterator[Platform]:
    """A platform on SQLite, then one on PostgreSQL."""
    url = f"sqlite:///{home}/central.db"
    if request.param == "postgresql":
        template = request.getfixturevalue("seeded_postgres")
        server: Server = request.getfixturevalue("postgres")
        url = server.url(server.create(template))
    platform = open_platform(config_in(home), db=url, clock=clock, public_url=PUBLIC_URL)
    yield platform
    platform.store.close()


@pytest.fixture
def client() -> Iterator[Callable[[Platform], TestClient]]:
    """Makes HTTP clients on the application of a platform."""
    opened: list[TestClient] = []

    def on(platform: Platform) -> TestClient:
        opened.append(TestClient(create_app(platform), base_url=PUBLIC_URL, follow_redirects=False))
        return opened[-1]

    yield on
    for one in opened:
        one.close()


@pytest.fixture
def http(platform: Platform, client: Callable[[Platform], TestClient]) -> TestClient:
    return client(platform)


def enrolled(platform: Platform, http: TestClient, terminal: str = "0007") -> Kiosk:
    """A kiosk with a key of that platform."""
    with platform.store.writing() as session:
        code = enrolment.new_code(platform, session, terminal)
    kiosk = Kiosk(http, terminal)
    assert kiosk.enrol(code).status_code == 200
    return kiosk


@pytest.fixture
def kiosk(platform: Platform, http: TestClient) -> Kiosk:
    return enrolled(platform, http)


@pytest.fixture
def neighbour(platform: Platform, http: TestClient) -> Kiosk:
    return enrolled(platform, http, "0008")


@pytest.fixture
def kiosk_on_either(either: Platform, client: Callable[[Platform], TestClient]) -> Kiosk:
    return enrolled(either, client(either))
