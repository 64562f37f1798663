"""One child program at a time, that any thread may end at once.

    voice's thread   run() ──▶ start ──▶ feed ──▶ wait ──▶ what it wrote
    UI thread        end() ───────────────────▶ SIGKILL; run() raises Ended

`end` takes no lock and waits for nothing. The thread that runs a child always waits for it, so none is left as a zombie; a
child reads what it plays from a pipe of ours, so that it falls silent when the kiosk itself is killed. It heads a group of its
own, so that what it has started ends with it, and writes into memory of ours that cannot grow without end.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from typing import BinaryIO

LONGEST_RUN_S = 90.0
"""No prompt takes longer; a program that does hangs."""
MOST_WRITTEN = 16 * 1024 * 1024
"""Bytes; a minute and a half of 48 kHz mono is 9 MB."""
LOOK_S = 0.05
"""Between two looks at how much it has written."""
STARTS = 3
"""How often a program is started that somebody else has killed."""


class Ended(Exception):
    """The child was ended by `end`, or not even started: nobody wants its work any more."""


class Failed(Exception):
    """A program that is not there, hangs, was killed again and again (`killed`) or ended with an error; the message is its last line."""

    def __init__(self, why: str, *, killed: bool = False) -> None:
        super().__init__(why)
        self.killed = killed


class Children:
    """Runs programs one after the other on the thread that calls `run`."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, command: Sequence[str], fed: bytes, wanted: Callable[[], bool]) -> bytes:
        """What the program wrote after it was fed; started again when it was killed from outside. Raises `Ended` or `Failed`.

        `wanted` says whether anybody still waits for it; it turns false before `end` is called.
        """
        for _ in range(STARTS):
            code, out, errors = self._once(command, fed, wanted)
            if not wanted():
                raise Ended
            if code == 0:
                return out
            if code > 0:
                raise Failed(_last_line(errors) or f"ended with code {code}")
        raise Failed(f"killed {STARTS} times", killed=True)

    def end(self) -> None:
        """Ends the child that runs, if one does."""
        process = self._process
        if process is not None:
            _kill(process)

    def _once(self, command: Sequence[str], fed: bytes, wanted: Callable[[], bool]) -> tuple[int, bytes, bytes]:
        if not wanted():
            raise Ended
        with ExitStack() as stack:
            out, errors = (stack.enter_context(os.fdopen(os.memfd_create(name), "r+b")) for name in ("out", "errors"))
            try:
                process = subprocess.Popen(  # noqa: S603  our own programs, found on PATH
                    command, stdin=subprocess.PIPE, stdout=out, stderr=errors, start_new_session=True
                )
            except OSError as error:
                raise Failed(f"{command[0]}: {error.strerror}") from error
            self._process = process
            if not wanted():  # `end` may have come before it could see this one
                _kill(process)
            try:
                _attend(process, command[0], fed, out, errors)
            finally:
                self._process = None
            return process.returncode, _written(out), _written(errors)


def _attend(process: subprocess.Popen[bytes], name: str, fed: bytes, *written: BinaryIO) -> None:
    """Feeds it and waits until it ends. Raises `Failed` once it takes too long or writes too much, and has ended it then."""
    began, food = time.monotonic(), fed or None
    while True:
        try:
            process.communicate(food, timeout=LOOK_S)
            return
        except subprocess.TimeoutExpired:
            food = None  # what is left of it is kept there
        why = ""
        if any(os.fstat(file.fileno()).st_size > MOST_WRITTEN for file in written):
            why = f"writes more than {MOST_WRITTEN} bytes"
        elif time.monotonic() - began > LONGEST_RUN_S:
            why = f"no end after {LONGEST_RUN_S:.0f} s"
        if why:
            _kill(process)
            process.wait()
            raise Failed(f"{name}: {why}")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """It and all that it has started."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _written(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


def _last_line(errors: bytes) -> str:
    lines = errors.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""
