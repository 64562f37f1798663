"""The line between kiosk and platform, as something that can be cut: a forwarder of TCP on loopback."""

from __future__ import annotations

import contextlib
import socket
import threading
from urllib.parse import urlsplit


class Wire:
    """`url` leads to the platform until `cut`; then nobody answers there, and `mend` puts it back on the same port.

    `cut_before` cuts it under the first request that asks for that path, which never arrives.
    """

    def __init__(self, platform: str) -> None:
        parts = urlsplit(platform)
        self._to = (str(parts.hostname), int(parts.port or 0))
        self._open: list[socket.socket] = []
        self._listening: socket.socket | None = None
        self._port = 0
        self._last_path = b""
        self.mend()
        self.url = f"http://127.0.0.1:{self._port}"

    def mend(self) -> None:
        """Listens again."""
        listening = socket.create_server(("127.0.0.1", self._port))
        self._port, self._listening = listening.getsockname()[1], listening
        threading.Thread(target=self._accept, args=[listening], daemon=True).start()

    def cut_before(self, path: str) -> None:
        """The next request for that path finds the line broken."""
        self._last_path = path.encode()

    def cut(self) -> None:
        """Closes the port and every connection."""
        if self._listening is not None:
            with contextlib.suppress(OSError):
                self._listening.shutdown(socket.SHUT_RDWR)
            self._listening.close()
        self._listening = None
        for each in self._open:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self._open.clear()

    def _accept(self, listening: socket.socket) -> None:
        while True:
            try:
                near, _ = listening.accept()
                far = socket.create_connection(self._to)
            except OSError:
                return
            self._open += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pump, args=[one, other], daemon=True).start()

    def _passes(self, data: bytes) -> bool:
        if not self._last_path or self._last_path not in data:
            return True
        self._last_path = b""
        self.cut()
        return False

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while (data := source.recv(65536)) and self._passes(data):
                sink.sendall(data)
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_WR)
