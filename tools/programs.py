"""A program that we start, watch and stop; what it says goes to a file of its own.

It gets a session of its own, so that Ctrl-C in the terminal reaches us alone and we stop the programs in our order.
A file rather than a pipe: nothing is lost and nothing blocks when the watcher is slow or dies.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

LAST_WORDS = 15
"""Lines of output quoted when a program ends on its own."""


class ProgramFailed(Exception):
    """A program could not be started, ended on its own or was not ready in time; the message says which and why."""


class Program:
    """A running child process. `name` is for people; `log` holds what it prints, the last run's is kept as `.1`."""

    def __init__(self, name: str, command: Sequence[str], log: Path, more_environment: Mapping[str, str]) -> None:
        self.name = name
        self.log = log
        self._process = start(name, command, log, {**os.environ, "PYTHONUNBUFFERED": "1", **more_environment})

    def check(self) -> None:
        """Returns while the program runs; raises `ProgramFailed` with its last words when it has ended."""
        code = self._process.poll()
        if code is not None:
            raise ProgramFailed(f"{self.name} ended by itself {how_it_ended(code)}\n{self.last_words()}")

    def has_said(self, line: str) -> bool:
        """Whether `line` is one whole line of what it printed since it was started."""
        return line in self.log.read_text(encoding="utf-8", errors="replace").splitlines()

    def word_after(self, words: str) -> str:
        """What follows `words` on a line of its output; "" when there is none."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return next((line.removeprefix(words).strip() for line in lines if line.startswith(words)), "")

    def last_words(self) -> str:
        """The end of its output, indented, under the name of the file."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_WORDS:]
        return "\n".join([f"the end of {self.log}:", *(f"    {line}" for line in lines)])

    def stop(self, patience: float) -> bool:
        """Asks it to end and waits up to `patience` seconds; True when it went by itself, False when it was killed."""
        self._process.terminate()
        try:
            self._process.wait(patience)
            return True
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            return False


def start(name: str, command: Sequence[str], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """The started process, its output in `log` (mode 0600). Raises `ProgramFailed` when there is no such program."""
    if log.exists():
        log.replace(log.with_name(log.name + ".1"))
    with open(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        try:
            return subprocess.Popen(  # noqa: S603 - the command comes from our own options
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=dict(environment), start_new_session=True
            )
        except OSError as error:
            raise ProgramFailed(f"{name} cannot be started: {error}") from error


def how_it_ended(code: int) -> str:
    """`with code 3`, or the signal's name."""
    return f"with code {code}" if code >= 0 else f"by {signal.Signals(-code).name}"
