"""A disk without room at the start of a sound store asks for room, and never for moving the store aside."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.bootstrap import open_store
from kiosk.cli import main
from kiosk.settings import Settings
from kiosk.trouble import KioskProblem, Trouble
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.test_cli import config_for
from tests.needs import needs

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(place)], capture_output=True, check=False)
    needs("mount", mounted.returncode == 0, "a disk cannot be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(disk: Path) -> Path:
    """Takes all the room that is left."""
    path = disk / "others.log"
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    return path


def settings_on(disk: Path) -> Settings:
    return Settings(terminal="0007", site="taihe", platform="http://127.0.0.1:9", state=str(disk / "state"))


@pytest.mark.parametrize("first", [False, True], ids=["a sound store", "no store yet"])
def test_it_is_full_and_opens_as_soon_as_there_is_room(disk: Path, first: bool) -> None:
    settings = settings_on(disk)
    if not first:
        open_store(settings)[0].close()
    others = fill(disk)
    with pytest.raises(Trouble) as caught:
        open_store(settings)
    assert caught.value.explained is KioskProblem.STORE_FULL
    others.unlink()
    open_store(settings)[0].close()


@pytest.mark.parametrize("command", ["run", "diagnose"])
def test_run_and_diagnose_ask_for_room(
    command: str, disk: Path, tmp_path: Path, platform: FakePlatform, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    open_store(settings_on(disk))[0].close()
    fill(disk)
    assert main([command, "--config", config_for(tmp_path, platform), "--state", str(disk / "state")]) > 0
    said = "".join(capsys.readouterr())
    assert "K-STORE-FULL" in said
    assert "remedy: free space on the disk" in said
    assert "aside" not in said
