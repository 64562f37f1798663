"""How the bytes of a simulated machine reach the outside: in process, on a pty paced at a baud rate, on a TCP port.

A machine is an object with `receive(data) -> bursts`: bytes in, timed bytes out. The wire knows nothing of what the bytes
mean, and the machine nothing of how they travel. `PULL` in a burst cuts the line, as a pulled cable would.

        driver ── Port ══ wire ══ Machine.receive(bytes) -> [Burst(after=0.03, data=b"…"), …]
"""

from __future__ import annotations

import contextlib
import os
import queue
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


@dataclass(frozen=True)
class Burst:
    """Bytes that leave the machine `after` seconds from the previous burst."""

    data: bytes
    after: float = 0.0


class Machine(Protocol):
    """A simulated machine, seen from its connector."""

    def receive(self, data: bytes) -> Iterable[Burst]:
        """Takes what the host sent, in whatever pieces; yields what goes back."""
        ...


class InProcessPort(Port):
    """A line to a machine in this process; a burst's wait really passes, on the reader's side."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._due: queue.Queue[tuple[float, bytes]] = queue.Queue()
        self._held: tuple[float, bytes] | None = None
        self._last = 0.0
        self._open = True

    def write(self, data: bytes) -> None:
        self._must_be_open()
        at = max(time.monotonic(), self._last)
        for burst in self._machine.receive(data):
            at += burst.after
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
        if not self._open:
            raise DeviceError(Problem.LOST, "simulated line is cut")


class PtyServer:
    """A machine on a real pseudo-terminal, its answers paced at `baud` (0 = as fast as it goes). `path` is the port to open."""

    def __init__(self, machine: Machine, baud: int = 115200) -> None:
        self._machine = machine
        self._byte_seconds = BITS_PER_BYTE / baud if baud else 0.0
        self._master, slave = os.openpty()
        tty.setraw(self._master)
        tty.setraw(slave)
        self.path = os.ttyname(slave)
        self._slave = slave
        self._thread = threading.Thread(target=self._serve, name=f"pty {self.path}", daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # the master is closed by close() or by PULL
            while True:
                for burst in self._machine.receive(os.read(self._master, 4096)):
                    time.sleep(burst.after)
                    if burst.data is PULL:
                        self._pull()
                        return
                    self._send(burst.data)

    def _send(self, data: bytes) -> None:
        start = time.monotonic()
        for sent in range(0, len(data), 16):
            piece = data[sent : sent + 16]
            due = start + (sent + len(piece)) * self._byte_seconds
            time.sleep(max(0.0, due - time.monotonic()))
            os.write(self._master, piece)

    def _pull(self) -> None:
        with contextlib.suppress(OSError):
            os.close(self._slave)
        with contextlib.suppress(OSError):
            os.close(self._master)

    def close(self) -> None:
        """Takes the port away, as unplugging does."""
        self._pull()


class TcpServer:
    """A machine on a loopback TCP port; one client at a time. `url` is what to open."""

    def __init__(self, machine: Machine, port: int = 0) -> None:
        self._machine = machine
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port = int(self._listener.getsockname()[1])
        self.url = f"tcp://127.0.0.1:{self.port}"
        self._client: socket.socket | None = None
        threading.Thread(target=self._serve, name=f"tcp {self.port}", daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:  # closed
                return
            self._client = client
            with client, contextlib.suppress(OSError):
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
        """Stops listening and cuts the client."""
        self._listener.close()
        if self._client is not None:
            with contextlib.suppress(OSError):
                self._client.shutdown(socket.SHUT_RDWR)
