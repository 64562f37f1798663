"""Without an X server to draw on, or with a window that its screen does not hold, the kiosk never says that it is ready."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.workshop.people import CONFIG
from kiosk.x_screen import screen_size
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.test_cli import config_for
from tools.display import virtual_display


def run_on(display: str, *options: str) -> subprocess.CompletedProcess[str]:
    """A kiosk on that display, which ends by itself. One variable asks for what the kiosk must not do: draw into memory."""
    command = [sys.executable, "-m", "kiosk.cli", "run", *options]
    environment = {**os.environ, "DISPLAY": display, "SDL_VIDEODRIVER": "offscreen"}
    return subprocess.run(command, cwd=CONFIG.parent, env=environment, capture_output=True, text=True, timeout=30)


@pytest.mark.parametrize("display", ["", ":7654"], ids=["none is named", "nobody answers"])
@pytest.mark.parametrize("training", [[], ["--training"]], ids=["serving", "training"])
def test_without_an_x_server_it_ends_at_once_with_code_and_remedy(
    tmp_path: Path, platform: FakePlatform, display: str, training: list[str]
) -> None:
    done = run_on(display, "--config", config_for(tmp_path, platform), *training)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "kiosk run: K-DISPLAY: " in done.stderr
    assert "remedy: start the X server of the panel" in done.stderr


def test_sdl_itself_never_draws_into_memory() -> None:
    """For an X server that goes away between our question and the window."""
    code = "from kiosk.boot import Panel, prepare; prepare(Panel()); from kivy.core.window import Window; print('window', Window)"
    environment = {**os.environ, "DISPLAY": ":7654", "SDL_VIDEODRIVER": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], cwd=CONFIG.parent, env=environment, capture_output=True, text=True, timeout=30)
    assert done.stdout == "window None\n"


def test_a_window_beyond_the_screen_is_refused_with_both_sizes(
    tmp_path: Path, platform: FakePlatform, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = config_for(tmp_path, platform)
    with virtual_display((1080, 1920)) as display:
        monkeypatch.setenv("DISPLAY", display)
        assert screen_size() == (1080, 1920)
        assert main(["run", "--config", config, "--size", "1920x1080"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "--size: a window of 1920x1080 reaches beyond the screen, which has 1080x1920" in said.err
    assert "remedy" not in said.err
