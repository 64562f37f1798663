"""What the commands of every program read alike."""

from __future__ import annotations

import argparse

from core.config import ConfigError


class WrongOption(ConfigError):
    """What was typed cannot be used; the message names the option. No file has to be mended."""


def port(text: str) -> int:
    """A TCP port, 0 for any free one. Raises `argparse.ArgumentTypeError`."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len("65535") else -1
    if not 0 <= number <= 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: 0 to 65535, 0 for any free one")
    return number
