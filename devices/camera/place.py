"""Where a camera is: what the configuration calls `source` may be a number, a device path, or the URL of a stream."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit


def is_stream(source: str) -> bool:
    """Whether the source is a URL."""
    return "://" in source


def is_simulated(source: str) -> bool:
    """Whether the pictures come from this very machine over the network: no real camera lives on the loopback address."""
    return is_stream(source) and urlsplit(source).hostname in ("127.0.0.1", "localhost", "::1")


def is_there(source: str) -> bool:
    """Whether the device file exists; a stream is taken to be there until somebody tries."""
    return is_stream(source) or device_path(source).exists()


def device_path(source: str) -> Path:
    """The file of a local camera."""
    return Path(f"/dev/video{source}" if source.isdigit() else source)
