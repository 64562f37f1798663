"""Files that hold keys: only their owner may read them, and each is there whole or not at all, also after a power cut."""

from __future__ import annotations

import os
from pathlib import Path


class KeyFileOpen(Exception):
    """Others may read the key file: it protects nothing."""


def read_private(path: Path) -> str:
    """The text of a file that only its owner may read. Raises `KeyFileOpen` when others may."""
    if path.stat().st_mode & 0o077:
        raise KeyFileOpen(f"{path} may be read by others: chmod 600 it, and take its keys out of use if anybody did")
    return path.read_text(encoding="ascii")


def write_private(path: Path, text: str) -> None:
    """Writes the file in place of an older one."""
    fresh = path.with_name(path.name + ".new")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(fresh, text, os.O_TRUNC)
    fresh.replace(path)
    _sync_folder(path)


def make_private(path: Path, text: str) -> None:
    """Writes the file unless it is there: when two programs start at once, the first one's counts for both."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    _write(part, text, os.O_EXCL)
    try:
        os.link(part, path)
    except FileExistsError:
        return
    finally:
        part.unlink()
    _sync_folder(path)


def _write(path: Path, text: str, how: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except (OSError, UnicodeError):
        path.unlink()  # half a key is no use to anybody
        raise


def _sync_folder(path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
