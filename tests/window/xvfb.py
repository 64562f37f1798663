"""A private X server for tests on machines without a screen."""

from __future__ import annotations

import os
import subprocess

SCREEN = 1920
"""The virtual screen is square, so that every panel we support fits, upright or lying."""


class VirtualScreen:
    """An Xvfb on a free display; `close` ends exactly that process."""

    def __init__(self) -> None:
        reader, writer = os.pipe()
        size = f"{SCREEN}x{SCREEN}x24"
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp", "-dpi", "96"]
        self._process = subprocess.Popen(command, pass_fds=(writer,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start: install the package xvfb")
        self.display = f":{number}"

    def close(self) -> None:
        """Ends the server and waits for its end."""
        self._process.terminate()
        self._process.wait(10)
