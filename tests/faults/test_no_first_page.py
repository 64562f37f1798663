"""An installation whose first page cannot be drawn still tells residents so, and starts when it is mended."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.workshop.people import CONFIG
from tests.faults.test_out_of_service import SHADES_OF_LETTERS, shades_within
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import Rig
from tests.kiosk.test_cli import config_for
from tests.window.fixtures import screen

__all__ = ["screen"]

DAMAGES = {
    "a module of the screens": ("home.py", "\nraise RuntimeError\n"),
    "the first screen": ("shell.py", "\nShell.refresh = None\n"),
    "the first picture": ("shell.py", "\n\ndef _broken(*_):\n    raise RuntimeError\n\n\nShell.do_layout = _broken\n"),
}


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """The program as it is installed, in a folder of its own."""
    root = tmp_path / "installed"
    for part in ("core", "devices", "flows", "kiosk", "assets", "config"):
        shutil.copytree(CONFIG.parent / part, root / part)
    return root


@pytest.mark.parametrize("damage", DAMAGES)
def test_residents_read_that_it_is_out_of_service_until_it_is_mended(
    damage: str, installation: Path, rig: Rig, platform: FakePlatform, screen: None
) -> None:
    rig.kiosk.close()
    config = Path(config_for(rig.folder.parent, platform))
    module, damaging = DAMAGES[damage]
    file = installation / "kiosk" / "screens" / module
    good = file.read_text(encoding="utf-8")
    file.write_text(good + damaging, encoding="utf-8")
    command = [sys.executable, "-m", "kiosk.cli", "run", "--config", str(config), "--size", "768x1366"]
    with subprocess.Popen(command, cwd=installation, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().strip() == "kiosk out of service"
        assert shades_within(10.0) > SHADES_OF_LETTERS
        file.write_text(good, encoding="utf-8")
        os.utime(config)
        assert running.stdout.readline().strip() == "kiosk ready"
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 0
        said = running.stderr.read()
    assert said.count("kiosk.out_of_service code=K-UNEXPECTED") == 1


def test_the_resident_window_does_not_need_the_test_persons(installation: Path, rig: Rig, platform: FakePlatform, screen: None) -> None:
    rig.kiosk.close()
    config = config_for(rig.folder.parent, platform)
    (installation / "config" / "persons.toml").unlink()
    command = [sys.executable, "-m", "kiosk.cli", "run", "--config", config, "--size", "768x1366"]
    with subprocess.Popen(command, cwd=installation, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline().strip() == "kiosk ready"
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 0
