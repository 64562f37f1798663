"""A way to send and receive bytes: serial line, TCP connection, or (when they were loaded) a simulator in process.

    serial:///dev/ttyUSB0?baud=115200      /dev/serial/by-path/…      a bare path is a serial port too
    tcp://192.168.1.50:9100
    sim://id_card?card=P1                  only after `devices.simulators` has registered the scheme

Losing the line raises `DeviceError(LOST)`, not finding it `DeviceError(ABSENT)`; silence is not an error here:
`read` returns what came, which may be nothing.
"""

from __future__ import annotations

import contextlib
import errno
import os
import select
import socket
import termios
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import serial

from devices.problem import DeviceError, Problem

CONNECT_SECONDS = 3.0
WRITE_SECONDS = 2.0
MAX_CHUNK = 4096
MOST_STALE_READS = 64
"""Reads while emptying a line, 256 KB at most: a machine that babbles for ever must not hold us for ever."""


class Port(ABC):
    """An open line to one machine."""

    @abstractmethod
    def write(self, data: bytes) -> None:
        """Sends all of it. Raises DeviceError(LOST) when the line is gone, DeviceError(SILENT) when nobody takes it."""

    @abstractmethod
    def read(self, seconds: float) -> bytes:
        """Whatever arrives within `seconds`, at once when something is there; b"" when nothing came. Raises DeviceError(LOST)."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of the line; safe to call twice."""

    def drain(self) -> None:
        """Throws away what has arrived unasked. Raises DeviceError(GARBLED) on a line that never falls silent."""
        for _ in range(MOST_STALE_READS):
            if not self.read(0):
                return
        raise DeviceError(Problem.GARBLED, "the line never falls silent")

    def set_baud(self, baud: int) -> None:  # noqa: B027  lines without a speed have nothing to set
        """Changes the speed of a serial line; other lines have none."""


# A vanished line shows itself in many ways: pyserial's own exception, OSError from select or ioctl, termios.error (which is
# no OSError) from tcsetattr, TypeError and ValueError from a descriptor that is already gone.
_GONE = (serial.SerialException, OSError, termios.error, ValueError, TypeError)


class SerialPort(Port):
    """pyserial, exclusive (flock), with a limit on every wait."""

    def __init__(self, path: str, baud: int) -> None:
        try:
            self._serial = serial.Serial(path, baud, timeout=0, write_timeout=WRITE_SECONDS, exclusive=True)
        except _GONE as error:
            raise DeviceError(_why_not_open(error), f"{path}: {_reason(error)}") from error
        # USB adapters hold bytes back for up to 16 ms unless told not to; a line without such a setting needs none.
        with contextlib.suppress(ValueError, OSError):
            self._serial.set_low_latency_mode(True)

    def write(self, data: bytes) -> None:
        try:
            self._serial.write(data)
        except serial.SerialTimeoutException as error:
            raise DeviceError(Problem.SILENT, "write timed out") from error
        except _GONE as error:
            raise DeviceError(Problem.LOST, f"write failed: {_reason(error)}") from error

    def read(self, seconds: float) -> bytes:
        try:
            ready, _, _ = select.select([self._serial.fileno()], [], [], seconds)
            return self._serial.read(MAX_CHUNK) if ready else b""
        except _GONE as error:
            raise DeviceError(Problem.LOST, f"read failed: {_reason(error)}") from error

    def close(self) -> None:
        with contextlib.suppress(OSError):  # closing a line that is gone: nothing is left to let go of
            self._serial.close()

    def set_baud(self, baud: int) -> None:
        try:
            self._serial.baudrate = baud
        except _GONE as error:
            raise DeviceError(Problem.LOST, f"cannot set {baud} baud: {_reason(error)}") from error


def _why_not_open(error: Exception) -> Problem:
    number = getattr(error, "errno", None)
    locked = number in (errno.EAGAIN, errno.EACCES) and "exclusively lock" in str(error)
    return Problem.BUSY if locked or number == errno.EBUSY else Problem.ABSENT


def _reason(error: Exception) -> str:
    number = getattr(error, "errno", None)
    return os.strerror(number) if isinstance(number, int) else type(error).__name__


class TcpPort(Port):
    """A plain TCP connection, for serial servers and network printers."""

    def __init__(self, host: str, port: int) -> None:
        try:
            self._socket = socket.create_connection((host, port), timeout=CONNECT_SECONDS)
        except OSError as error:
            raise DeviceError(Problem.ABSENT, f"tcp {host}:{port}: {type(error).__name__}") from error
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def write(self, data: bytes) -> None:
        try:
            self._socket.settimeout(WRITE_SECONDS)
            self._socket.sendall(data)
        except TimeoutError as error:
            raise DeviceError(Problem.SILENT, "write timed out") from error
        except OSError as error:
            raise DeviceError(Problem.LOST, f"write failed: {type(error).__name__}") from error

    def read(self, seconds: float) -> bytes:
        try:
            ready, _, _ = select.select([self._socket], [], [], seconds)
            if not ready:
                return b""
            chunk = self._socket.recv(MAX_CHUNK)
        except (OSError, ValueError) as error:
            raise DeviceError(Problem.LOST, f"read failed: {type(error).__name__}") from error
        if not chunk:
            raise DeviceError(Problem.LOST, "closed by the other end")
        return chunk

    def close(self) -> None:
        self._socket.close()


Opener = Callable[[str], Port]
_schemes: dict[str, Opener] = {}


def register_scheme(scheme: str, opener: Opener) -> None:
    """Makes `scheme://…` open with `opener`; how simulators become reachable without any driver knowing them."""
    _schemes[scheme] = opener


def is_simulated(url: str) -> bool:
    """Whether the URL names a simulator in this process."""
    return urlsplit(url).scheme == "sim"


def open_port(url: str, baud: int = 115200) -> Port:
    """An open line. Raises DeviceError(ABSENT) when there is nothing, DeviceError(BUSY) when another program has it."""
    parts = urlsplit(url)
    if parts.scheme in _schemes:
        return _schemes[parts.scheme](url)
    try:
        if parts.scheme in ("", "serial"):
            return SerialPort(parts.path, int(parse_qs(parts.query).get("baud", [str(baud)])[0]))
        if parts.scheme == "tcp" and parts.hostname and parts.port:
            return TcpPort(parts.hostname, parts.port)
    except ValueError as error:
        raise DeviceError(Problem.ABSENT, f"{url}: {error}") from error
    raise DeviceError(Problem.ABSENT, f"cannot open {parts.scheme}:// here")


def read_until(port: Port, seconds: float, done: Callable[[bytes], bool]) -> bytes:
    """What arrives until `done(buffer)` holds or `seconds` have passed."""
    end = time.monotonic() + seconds
    buffer = b""
    while not done(buffer) and (left := end - time.monotonic()) > 0:
        buffer += port.read(left)
    return buffer
