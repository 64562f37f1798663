"""How the bytes of a simulated machine reach the outside: in process, on a pty paced at a baud rate, on a TCP port.

A machine is an object with `receive(data) -> bursts`: bytes in, timed bytes out. The wire knows nothing of what the bytes
mean, and the machine nothing of how they travel. `PULL` in a burst cuts the line, as a pulled cable would.

        driver ── Port ══ wire ══ Machine.receive(bytes) -> [Burst(after=0.03, data=b"…"), …]

On the pty a byte takes as long as on a real line, both ways: a request is handed to the machine when its last byte would
have arrived, and every piece of an answer appears when its last byte would have.
"""

from __future__ import annotations

import contextlib
import os
import queue
import select
import socket
import threading
import time
import tty
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from devices.problem import DeviceError, Problem
from devices.transport import Port

PULL = b"\x00PULL"
"""Data of a burst that stands for a pulled cable (compared by identity)."""

BITS_PER_BYTE = 10  # 8N1: start, eight data, stop
PIECE = 16  # a UART hands its bytes over in pieces: the size of its queue


@dataclass(frozen=True)
class Burst:
    """Bytes that leave the machine `after` seconds from the previous burst; from then on it talks at `baud` (0: as before)."""

    data: bytes
    after: float = 0.0
    baud: int = 0


class Machine(Protocol):
    """A simulated machine, seen from its connector. One with an attribute `plugged` that is False cannot be opened in process."""

    def receive(self, data: bytes) -> Iterable[Burst]:
        """Takes what the host sent, in whatever pieces; yields what goes back."""
        ...


class InProcessPort(Port):
    """A line to a machine in this process; a burst's wait really passes, on the reader's side, but bytes take no time."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._due: queue.Queue[tuple[float, bytes]] = queue.Queue()
        self._held: tuple[float, bytes] | None = None
        self._last = 0.0
        self._open = plugged(machine)
        if not self._open:
            raise DeviceError(Problem.ABSENT, "simulated machine is unplugged")

    def write(self, data: bytes) -> None:
        self._must_be_open()
        at = max(time.monotonic(), self._last)
        for burst in self._machine.receive(data):
            at += burst.after
            if burst.data:
                self._due.put((at, burst.data))
        self._last = at

    def read(self, seconds: float) -> bytes:
        self._must_be_open()
        end = time.monotonic() + seconds
        if self._held is None:
            try:
                self._held = self._due.get(timeout=seconds) if seconds > 0 else self._due.get_nowait()
            except queue.Empty:
                return b""
        at, data = self._held
        if at > end:
            time.sleep(max(0.0, end - time.monotonic()))
            return b""
        time.sleep(max(0.0, at - time.monotonic()))
        self._held = None
        if data is PULL:
            self._open = False
            self._must_be_open()
        return data

    def close(self) -> None:
        self._open = False

    def _must_be_open(self) -> None:
        if not (self._open and plugged(self._machine)):
            self._open = False
            raise DeviceError(Problem.LOST, "simulated line is cut")


def plugged(machine: Machine) -> bool:
    """Whether the machine's cable is in; one that does not say is always plugged."""
    return bool(getattr(machine, "plugged", True))


class PtyServer:
    """A machine on a real pseudo-terminal, its bytes paced at `baud` (0 = as fast as it goes). `path` is the port to open.

    Only the serving thread closes the descriptors: a pty whose master is being read by one thread while another closes it
    stays up, and the host would never notice the pulled cable.
    """

    def __init__(self, machine: Machine, baud: int = 115200) -> None:
        self.baud = baud
        self._machine = machine
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)  # no echo, no CR/LF mapping: 0A, 0D, 11 and 13 are data
        os.set_blocking(self._master, False)
        self.path = os.ttyname(self._slave)
        self._stop_read, self._stop_write = os.pipe()
        self._gone = False
        self._going = threading.Lock()
        self._thread = threading.Thread(target=self._serve, name=f"pty {self.path}", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Takes the port away, as unplugging does; returns when it is gone."""
        with self._going:
            if not self._gone:
                os.write(self._stop_write, b"\0")
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _serve(self) -> None:
        try:
            while data := self._take():
                for burst in self._machine.receive(data):
                    if not self._play(burst):
                        return
        finally:
            self._go()

    def _go(self) -> None:
        with self._going:
            self._gone = True
            for descriptor in (self._slave, self._master, self._stop_read, self._stop_write):
                os.close(descriptor)

    def _take(self) -> bytes:
        """What the host sent, once its last byte is through; b"" when the server is to stop."""
        ready, _, _ = select.select([self._master, self._stop_read], [], [])
        if self._stop_read in ready:
            return b""
        arrived = time.monotonic()
        data = os.read(self._master, 4096)
        return data if self._wait_until(arrived + self._wire_seconds(len(data))) else b""

    def _play(self, burst: Burst) -> bool:
        start = time.monotonic() + burst.after
        if not self._wait_until(start) or burst.data is PULL:
            return False
        for sent in range(0, len(burst.data), PIECE):
            piece = burst.data[sent : sent + PIECE]
            if not self._wait_until(start + self._wire_seconds(sent + len(piece))):
                return False
            with contextlib.suppress(BlockingIOError):  # nobody reads: the bytes are lost, as on a real line
                os.write(self._master, piece)
        self.baud = burst.baud or self.baud
        return True

    def _wire_seconds(self, count: int) -> float:
        return count * BITS_PER_BYTE / self.baud if self.baud else 0.0

    def _wait_until(self, due: float) -> bool:
        """Sleeps to an absolute moment, so that lateness never adds up; False when the server is to stop."""
        left = due - time.monotonic()
        stop, _, _ = select.select([self._stop_read], [], [], max(0.0, left))
        return not stop


class TcpServer:
    """A machine on a loopback TCP port; one client at a time. `url` is what to open."""

    def __init__(self, machine: Machine, port: int = 0) -> None:
        self._machine = machine
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port = int(self._listener.getsockname()[1])
        self.url = f"tcp://127.0.0.1:{self.port}"
        self._client: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, name=f"tcp {self.port}", daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:  # closed
                return
            self._client = client
            with client, contextlib.suppress(OSError):  # the client went away; the next one is welcome
                self._talk(client)

    def _talk(self, client: socket.socket) -> None:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while data := client.recv(4096):
            for burst in self._machine.receive(data):
                time.sleep(burst.after)
                if burst.data is PULL:
                    return
                client.sendall(burst.data)

    def close(self) -> None:
        """Stops listening and cuts the client; returns when the port is free."""
        for line in (self._listener, self._client):
            if line is not None:
                with contextlib.suppress(OSError):  # never connected, or already cut
                    line.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        if threading.current_thread() is not self._thread:
            self._thread.join(timeout=1.0)  # a machine in a long wait notices the cut at its next byte
