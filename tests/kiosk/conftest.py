"""A platform that can fail, and a terminal that talks to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import Rig
from tests.kiosk.voice.conftest import machine  # noqa: F401


@pytest.fixture
def platform() -> Iterator[FakePlatform]:
    platform = FakePlatform()
    yield platform
    platform.close()


@pytest.fixture
def rig(tmp_path: Path, platform: FakePlatform) -> Iterator[Rig]:
    rig = Rig(tmp_path / "state", platform)
    yield rig
    rig.kiosk.close()
