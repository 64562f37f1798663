"""One child program at a time, that any thread may end at once.

    voice's thread   run() ──▶ start ──▶ feed ──▶ wait ──▶ what it wrote
    UI thread        end() ───────────────────▶ SIGKILL; run() raises Ended

`end` takes no lock and waits for nothing. The thread that runs a child always waits for it, so none is left as a zombie; a
child reads what it plays from a pipe of ours, so that it falls silent when the kiosk itself is killed.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence

LONGEST_RUN_S = 90.0
"""No prompt takes longer; a program that does hangs."""
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
            process.kill()

    def _once(self, command: Sequence[str], fed: bytes, wanted: Callable[[], bool]) -> tuple[int, bytes, bytes]:
        if not wanted():
            raise Ended
        try:
            process = subprocess.Popen(  # noqa: S603  our own programs, found on PATH
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
        except OSError as error:
            raise Failed(f"{command[0]}: {error.strerror}") from error
        self._process = process
        if not wanted():  # `end` may have come before it could see this one
            process.kill()
        try:
            out, errors = process.communicate(fed, timeout=LONGEST_RUN_S)
        except subprocess.TimeoutExpired as error:
            process.kill()
            process.communicate()
            raise Failed(f"{command[0]}: no end after {LONGEST_RUN_S:.0f} s") from error
        finally:
            self._process = None
        return process.returncode, out, errors


def _last_line(errors: bytes) -> str:
    lines = errors.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""
