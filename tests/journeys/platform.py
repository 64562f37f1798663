"""A real central platform in a process of its own, on loopback, for the time of the run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_READY = "central ready "


class PlatformProcess:
    """`url` answers once this is made; `cases` and `pay` are what an operator sees and does; `database` is its SQLite file."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "central.db"
        self._options = ["--db", f"sqlite:///{self.database}", "--state", str(folder / "keys")]
        self._log = (folder / "central.log").open("wb")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "central.cli", "serve", "--port", "0", *self._options],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.startswith(_READY), f"the platform did not start: see {self._log.name}"
        self.url = line.removeprefix(_READY).strip()

    def command(self, *words: str) -> str:
        """What `central …` prints."""
        command = [sys.executable, "-m", "central.cli", *words, *self._options]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
        return done.stdout.strip()

    def cases(self) -> list[dict[str, Any]]:
        """Every case it holds: case_no, item, state, times_received. Asked in this process, for a new one takes two seconds to begin;
        not to be called from another thread, as what is printed belongs to the whole process."""
        from central.cli import main

        with redirect_stdout(StringIO()) as printed:
            assert main(["cases", "--json", *self._options]) == 0
        rows: list[dict[str, Any]] = json.loads(printed.getvalue())
        return rows

    def pay(self, order_no: str) -> None:
        """Pays an order as a phone would."""
        self.command("pay", order_no)

    def cpu_seconds(self) -> float:
        """The processor time that it has used so far."""
        user, system = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def freeze(self) -> None:
        """It is there, and answers nobody."""
        os.kill(self._process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """It answers again."""
        os.kill(self._process.pid, signal.SIGCONT)

    def close(self) -> None:
        """Ends it and waits for its end."""
        self.thaw()
        self._process.terminate()
        self._process.wait(15)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._log.close()
