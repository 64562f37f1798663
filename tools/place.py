"""What a run needs from this machine before any program starts: a private folder, the right to be the only one, a port."""

from __future__ import annotations

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class CannotRun(Exception):
    """Something outside our programs is in the way; the message says what."""


def make_private(folder: Path) -> None:
    """The folder, readable by its owner alone: it will hold keys and sealed records."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


@contextmanager
def the_only_one(var: Path) -> Iterator[None]:
    """Holds `run.pid`, whose lock the kernel drops however we end. Raises `CannotRun` when another holds it."""
    with (var / "run.pid").open("a+", encoding="ascii") as file:
        file.seek(0)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            other = file.read().strip()
            raise CannotRun(
                f"it runs already, process {other}, on {var}; stop that one first (Ctrl-C there, or kill {other}), "
                "or give this one a folder of its own: make run ARGS='--var DIR'"
            ) from error
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


@contextmanager
def chosen_port(configured: int, var: Path) -> Iterator[int]:
    """The configured port; else, when it is taken, the last run's, so that addresses stay good; else any free one.

    A second run that starts at the same moment gets another: our platform listens only some seconds after the choice.
    """
    remembered = var / "port"
    last = int(remembered.read_text(encoding="ascii")) if remembered.exists() else configured
    for wanted in (configured, last, 0):
        port = free_port(wanted)
        claim = claimed(port) if port else None
        if port and claim:
            with claim:
                remembered.write_text(f"{port}\n", encoding="ascii")
                yield port
            return
    raise CannotRun("this machine has no free port on 127.0.0.1")


def free_port(wanted: int) -> int | None:
    """`wanted` when it can be listened on (any port for 0), else None."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            return None
        return int(probe.getsockname()[1])


def claimed(port: int) -> socket.socket | None:
    """What says to every other run of this machine that the port is taken, as long as it is open; None when one has said so before.

    A name in the kernel alone: no file is left behind, however we end.
    """
    claim = socket.socket(socket.AF_UNIX)
    try:
        claim.bind(f"\0jinban-run-{port}")
    except OSError:
        claim.close()
        return None
    return claim
