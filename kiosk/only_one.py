"""One kiosk on one folder: two would send the same records and read the same card."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO

from core.config import ConfigError


class AlreadyRuns(ConfigError):
    """Another program works on this folder; it is left alone."""


class OnlyOne:
    """The lock of a state folder; the kernel drops it however the program ends."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        self._file: IO[str] | None = None

    def take(self) -> None:
        """Raises `AlreadyRuns` when another program has it, and `ConfigError` when the folder takes no file."""
        try:
            file = self._path.open("a", encoding="ascii")
        except OSError as error:
            raise ConfigError(f"{self._path}: cannot be locked: {error.strerror}") from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.close()
            raise AlreadyRuns(f"{self._path.parent}: another kiosk works on this folder; stop it first") from error
        self._file = file

    def leave(self) -> None:
        """Lets another program have it; nothing when it was not ours."""
        if self._file is not None:
            self._file.close()
            self._file = None
