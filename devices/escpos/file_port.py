"""A file as a line: a plain file keeps the bytes and never answers; /dev/usb/lp0 and its like answer as a serial line does.

Plain files are for developers. They keep what was printed, so they are no place for real residents' slips.
"""

from __future__ import annotations

import errno
import os
import select
import stat

from devices.problem import DeviceError, Problem
from devices.transport import MAX_CHUNK, WRITE_SECONDS, Port


class FilePort(Port):
    """Appends to the file, made if need be. Raises DeviceError(ABSENT) when it cannot be opened, DeviceError(BUSY) when it is in use."""

    def __init__(self, path: str) -> None:
        made = 0 if path.startswith("/dev/") else os.O_CREAT  # an unplugged printer must not become a file in /dev
        try:
            self._file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_NONBLOCK | os.O_NOCTTY | made, 0o600)
        except OSError as error:
            busy = error.errno in (errno.EBUSY, errno.EAGAIN)
            raise DeviceError(Problem.BUSY if busy else Problem.ABSENT, f"{path}: {error.strerror}") from error
        self._answers = stat.S_ISCHR(os.fstat(self._file).st_mode)

    def write(self, data: bytes) -> None:
        while data:
            try:
                _, ready, _ = select.select([], [self._file], [], WRITE_SECONDS)
                if not ready:
                    raise DeviceError(Problem.SILENT, "write timed out")
                data = data[os.write(self._file, data) :]
            except (OSError, ValueError) as error:
                raise DeviceError(Problem.LOST, f"write failed: {error}") from error

    def read(self, seconds: float) -> bytes:
        if not self._answers:
            select.select([], [], [], seconds)
            return b""
        try:
            ready, _, _ = select.select([self._file], [], [], seconds)
            return os.read(self._file, MAX_CHUNK) if ready else b""
        except (OSError, ValueError) as error:
            raise DeviceError(Problem.LOST, f"read failed: {error}") from error

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
