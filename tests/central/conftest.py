"""A platform for each test: a copy of one that was migrated and seeded once, with its keys, its own clock, its own file."""

from __future__ import annotations

import dataclasses
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from central import enrolment
from central.app import create_app
from central.config import Config, read_config
from central.platform import Platform, open_platform
from central.serve import prepare
from central.store.engine import Store
from central.vault import Vault
from core.clock import ManualClock
from tests.central.client import ROOT, Kiosk
from tests.central.postgres import Server
from tests.central.reviewer import At, Reviewer

PUBLIC_URL = "http://kiosk.test"
MOST_LOOKUPS = 1_000_000
"""As many a minute as a platform can be told to answer one kiosk."""


def config_in(folder: Path) -> Config:
    """The shipped configuration, with its state in that folder."""
    paths = {name: ROOT / "config" / value for name, value in {"policy": "policy", "guides": "guides", "sites": "sites"}.items()}
    shipped = read_config(ROOT / "config/central.toml")
    return dataclasses.replace(
        shipped,
        state=folder / "state",
        persons=ROOT / "config/persons.toml",
        staff=ROOT / "config/staff.toml",
        console=ROOT / "config/console.toml",
        **paths,
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


@pytest.fixture(scope="session")
def memory() -> Iterator[Path]:
    """A folder in memory where there is such a thing: a database waits for the disk at each commit, and no test means the disk."""
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="jinban-", dir=shared if os.access(shared, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture
def home(seeded: Path, memory: Path) -> Iterator[Path]:
    """This test's own copy of the seeded folder."""
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(shutil.copytree(seeded, Path(folder) / "central"))


@pytest.fixture(scope="session")
def shipped(seeded: Path) -> Platform:
    """A platform whose configuration, figures and guides were read once."""
    return open_platform(config_in(seeded), db=f"sqlite:///{seeded}/central.db", clock=ManualClock(), public_url=PUBLIC_URL)


def copied(shipped: Platform, home: Path, clock: ManualClock, url: str) -> Platform:
    """The same platform with its own clock, keys and database."""
    config = dataclasses.replace(shipped.config, state=home / "state")
    return dataclasses.replace(shipped, config=config, clock=clock, vault=Vault(home / "state"), store=Store(url))


@pytest.fixture
def platform(request: pytest.FixtureRequest, shipped: Platform, home: Path, clock: ManualClock) -> Iterator[Platform]:
    if "patient" in request.fixturenames:
        shipped = dataclasses.replace(shipped, config=dataclasses.replace(shipped.config, lookups_per_minute=MOST_LOOKUPS))
    platform = copied(shipped, home, clock, f"sqlite:///{home}/central.db")
    yield platform
    platform.store.close()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL server of this run alone, on a socket in a private folder; skips where there is none."""
    with Server() as server:
        yield server


@pytest.fixture(scope="session")
def seeded_postgres(postgres: Server, seeded: Path) -> Server:
    """The server with a database that is migrated and seeded with the keys of `seeded`."""
    platform = open_platform(config_in(seeded), db=postgres.url, clock=ManualClock())
    prepare(platform)
    platform.store.close()
    postgres.remember()
    return postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, shipped: Platform, home: Path, clock: ManualClock) -> Iterator[Platform]:
    """A platform on SQLite, then one on PostgreSQL."""
    url = f"sqlite:///{home}/central.db"
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("seeded_postgres")
        server.restore()
        url = server.url
    platform = copied(shipped, home, clock, url)
    yield platform
    platform.store.close()


@pytest.fixture
def client() -> Iterator[Callable[[Platform], TestClient]]:
    """Makes HTTP clients on the application of a platform."""
    opened: list[TestClient] = []

    def on(platform: Platform) -> TestClient:
        opened.append(TestClient(create_app(platform), base_url=PUBLIC_URL, follow_redirects=False))
        return opened[-1].__enter__()

    yield on
    for one in opened:
        one.__exit__()


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


@pytest.fixture(scope="module")
def desk_clock() -> ManualClock:
    """The clock of `desk` and its platform."""
    return ManualClock()


@pytest.fixture(scope="module")
def desk(desk_clock: ManualClock, shipped: Platform, seeded: Path, memory: Path) -> Iterator[Kiosk]:
    """One kiosk for a whole file that hardly changes anything: a platform of its own for each test would take longer than the tests."""
    home = shutil.copytree(seeded, Path(tempfile.mkdtemp(dir=memory)) / "central")
    platform = copied(shipped, home, desk_clock, f"sqlite:///{home}/central.db")
    with TestClient(create_app(platform), base_url=PUBLIC_URL, follow_redirects=False) as http:
        yield enrolled(platform, http)
    platform.store.close()


@pytest.fixture
def neighbour(platform: Platform, http: TestClient) -> Kiosk:
    return enrolled(platform, http, "0008")


@pytest.fixture
def kiosk_on_either(either: Platform, client: Callable[[Platform], TestClient]) -> Kiosk:
    return enrolled(either, client(either))


@pytest.fixture
def patient(platform: Platform) -> Platform:
    """The platform, which lets a kiosk ask as fast as it can."""
    return platform


@pytest.fixture
def browser(platform: Platform, client: Callable[[Platform], TestClient]) -> Callable[[], Reviewer]:
    """A browser of its own, with its own cookies."""
    return lambda: Reviewer(client(platform))


@pytest.fixture
def at(browser: Callable[[], Reviewer]) -> At:
    """Somebody who is logged in."""

    def logged_in(account: str) -> Reviewer:
        reviewer = browser()
        assert reviewer.logs_in(account).headers["location"] == "/console"
        return reviewer

    return logged_in
