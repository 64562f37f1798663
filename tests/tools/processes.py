"""`make run` as a process, with two small programs in the places of platform and kiosk."""

from __future__ import annotations

import os
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FAKES = Path(__file__).parent / "fakes"


@dataclass
class Run:
    """A started `tools.run`: what it said so far, what the two programs wrote, and its end."""

    folder: Path
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    def until(self, start: str) -> str:
        """The next line that begins with `start`; fails when the output ends before."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.rstrip())
            if line.startswith(start):
                return line.rstrip()
        pytest.fail(f"ended without {start!r}: {self.said}")

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Sends the signal to `tools.run` alone and gives its exit code."""
        self.process.send_signal(number)
        return self.end()

    def end(self) -> int:
        """Its exit code, with the rest of its output read."""
        rest, _ = self.process.communicate(timeout=30)
        self.said += rest.splitlines()
        return self.process.returncode

    @property
    def diary(self) -> list[str]:
        """What the two programs wrote, in order of time."""
        return (self.folder / "diary").read_text(encoding="utf-8").splitlines()


def start_run(folder: Path, *options: str, central: str = "", kiosk: str = "", display: str = ":7", size: str = "768x1366") -> Run:
    """`tools.run` over `folder`; `central` and `kiosk` are options of the two stand-ins, which open no window on the display."""
    config = folder / "kiosk.toml"
    config.write_text(f'terminal = "0042"\nsite = "hall"\nplatform = "http://127.0.0.1:{expected_port(folder)}"\n')
    python = shlex.quote(sys.executable)
    command = [sys.executable, "-m", "tools.run", "--var", f"{folder}/var", "--config", str(config)]
    command += ["--central", f"{python} {FAKES}/central.py --diary {folder}/diary {central}"]
    command += ["--kiosk", f"{python} {FAKES}/kiosk.py --diary {folder}/diary {kiosk}"]
    command += ["--size", size] if size else []
    environment = {**os.environ, "DISPLAY": display}
    process = subprocess.Popen([*command, *options], cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return Run(folder, process)


def expected_port(folder: Path) -> int:
    """The port of the platform in this folder's kiosk.toml: one that was free at the first call, then always the same."""
    kept = folder / "expected port"
    if not kept.exists():
        with socket.create_server(("127.0.0.1", 0)) as probe:
            kept.write_text(str(probe.getsockname()[1]))
    return int(kept.read_text())


Start = Callable[..., Run]
