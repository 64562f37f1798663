"""A machine with the two programs of the voice in front of PATH, and a voice on it."""

from __future__ import annotations

import json
import os
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from core.clock import ManualClock
from kiosk.voice.recordings import Recordings
from kiosk.voice.voice import Voice

PROGRAMS = Path(__file__).parent / "fakes" / "programs.py"
LIMIT_S = 20.0


class Machine:
    """What the programs were asked, and what they are to do next."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._before = folder, _children()
        for name in ("espeak-ng", "aplay"):
            self.install(name)

    def install(self, name: str) -> None:
        path = self.folder / name
        path.write_text(f"#!{sys.executable}\n" + PROGRAMS.read_text(encoding="utf-8"), encoding="utf-8")
        path.chmod(0o755)

    def order(self, program: str, *orders: str) -> None:
        """What the program does at its next starts; the last order stays."""
        (self.folder / f"{program}.orders").write_text(" ".join(orders))

    @property
    def diary(self) -> list[dict[str, Any]]:
        path = self.folder / "diary"
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []

    @property
    def said(self) -> list[str]:
        """What the built-in voice was given."""
        return [entry["said"] for entry in self.diary if "said" in entry]

    @property
    def children(self) -> set[int]:
        """The processes that this one has started since, zombies included."""
        return _children() - self._before

    @property
    def played(self) -> int:
        """How many sounds came to their end."""
        return sum("played" in entry for entry in self.diary)

    @property
    def probed(self) -> list[str]:
        """What became of each try with a silence."""
        return [entry["probed"] for entry in self.diary if "probed" in entry]

    @property
    def starts(self) -> list[dict[str, Any]]:
        """Every sound that began to be played."""
        return [entry for entry in self.diary if "loudest" in entry]


def until(holds: Callable[[], object]) -> None:
    """Waits for what another thread or program does."""
    pause, end = threading.Event(), time.monotonic() + LIMIT_S
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        pause.wait(0.01)


def _children() -> set[int]:
    """The processes below this one, zombies included."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == os.getpid():
            found.add(int(stat.parent.name))
    return found


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return Machine(folder)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def voice(tmp_path: Path, machine: Machine, clock: ManualClock) -> Iterator[Voice]:
    voice = Voice(Recordings(tmp_path / "voice"), clock, random.Random(1))
    yield voice
    voice.close()
