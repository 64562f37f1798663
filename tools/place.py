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
            raise CannotRun(f"it runs already, process {file.read().strip()}, on {var}") from error
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def choose_port(configured: int, var: Path) -> int:
    """The configured port; else, when it is taken, the last run's, so that addresses stay good; else any free one."""
    remembered = var / "port"
    last = int(remembered.read_text(encoding="ascii")) if remembered.exists() else configured
    for wanted in (configured, last, 0):
        port = free_port(wanted)
        if port:
            remembered.write_text(f"{port}\n", encoding="ascii")
            return port
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
