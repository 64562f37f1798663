"""The display that tests of screens draw on. Kivy is set up here, before any test module imports a part of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.boot import Panel, prepare
from kiosk.bootstrap import Kiosk, build_kiosk
from kiosk.enrolment import keep_credentials
from kiosk.readiness import Readiness
from kiosk.settings import Settings
from kiosk.workshop.people import CONFIG
from tests.window.driver import Driver
from tests.window.fixtures import Drive, drive, screen  # noqa: F401

Start = Callable[..., Driver]

prepare(Panel())


@pytest.fixture
def readiness() -> type[Readiness]:
    """What judges whether the kiosk can serve; a test that wants to be offered everything has another."""
    return Readiness


@pytest.fixture
def kiosk(tmp_path: Path, readiness: type[Readiness]) -> Iterator[Kiosk]:
    """A kiosk without machines, enrolled; its platform is not there."""
    keep_credentials(tmp_path, {"terminal": "0007", "key_id": "k1", "key": "00" * 32, "next_sequence": 1})
    settings = Settings(terminal="0007", site="taihe", platform="http://127.0.0.1:9", state=str(tmp_path))
    kiosk = build_kiosk(settings, CONFIG, readiness=readiness)
    yield kiosk
    kiosk.close()


@pytest.fixture
def start(kiosk: Kiosk, drive: Drive) -> Start:  # noqa: F811
    """Opens the window of that kiosk, on a panel of that size."""

    def open_window(size: tuple[int, int] = (1080, 1920)) -> Driver:
        from kiosk.screens.app import KioskApp

        return drive(lambda: KioskApp(kiosk.desk), size)

    return open_window
