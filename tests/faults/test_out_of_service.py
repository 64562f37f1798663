"""A kiosk whose store or keys are gone shows that it is out of service, in a real window, until a technician ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from PIL import ImageGrab

from kiosk.workshop.people import CONFIG
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import DRAFT, Rig
from tests.kiosk.test_cli import config_for
from tests.window.fixtures import screen

__all__ = ["screen"]


SHADES_OF_LETTERS = 20
"""An empty window has one or two; the soft edges of letters and pictures have many more."""


def shades_within(seconds: float) -> int:
    """How many greys the window shows, as soon as it shows letters."""
    end = time.monotonic() + seconds
    while True:
        picture = ImageGrab.grab(xdisplay=os.environ["DISPLAY"]).crop((0, 0, 540, 960)).convert("L")
        shades = len(picture.getcolors() or [])
        if shades > SHADES_OF_LETTERS or time.monotonic() > end:
            return shades


def test_residents_read_that_it_is_out_of_service_and_the_technician_what_to_do(rig: Rig, platform: FakePlatform, screen: None) -> None:
    case = rig.open(DRAFT)
    rig.desk.submit(case)
    (rig.folder / "sealing.key").unlink()
    config = config_for(rig.folder.parent, platform)
    command = [sys.executable, "-m", "kiosk.cli", "run", "--config", config, "--size", "768x1366"]
    with subprocess.Popen(command, cwd=CONFIG.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().strip() == "kiosk out of service"
        assert shades_within(10.0) > SHADES_OF_LETTERS
        assert running.poll() is None
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 2
        said = running.stderr.read()
    assert "kiosk run: K-STORE: sealing key is gone" in said
    assert f"move {rig.folder}/kiosk.db*" in said


def test_it_starts_by_itself_when_the_key_is_back(rig: Rig, platform: FakePlatform, screen: None) -> None:
    rig.desk.submit(rig.open(DRAFT))
    rig.kiosk.close()
    key = rig.folder / "sealing.key"
    key.rename(rig.folder / "elsewhere")
    config = config_for(rig.folder.parent, platform)
    command = [sys.executable, "-m", "kiosk.cli", "run", "--config", config, "--size", "768x1366"]
    with subprocess.Popen(command, cwd=CONFIG.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline().strip() == "kiosk out of service"
        (rig.folder / "elsewhere").rename(key)
        assert running.stdout.readline().strip() == "kiosk ready"
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 0


def test_a_wrong_configuration_has_a_page_and_the_kiosk_starts_by_itself_when_it_is_mended(
    rig: Rig, platform: FakePlatform, screen: None
) -> None:
    rig.kiosk.close()
    config = config_for(rig.folder.parent, platform)
    guide = Path(config).parent / "guides" / "hf-account-query.toml"
    good = guide.read_text(encoding="utf-8")
    guide.write_text(f"titel = 1\n{good}", encoding="utf-8")
    command = [sys.executable, "-m", "kiosk.cli", "run", "--config", config, "--size", "768x1366"]
    with subprocess.Popen(command, cwd=CONFIG.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().strip() == "kiosk out of service"
        assert shades_within(10.0) > SHADES_OF_LETTERS
        guide.write_text(good, encoding="utf-8")
        assert running.stdout.readline().strip() == "kiosk ready"
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 0
        said = running.stderr.read()
    assert "kiosk.out_of_service code=K-CONFIG cause=" in said
    assert "hf-account-query.toml: unknown key 'titel'" in said
