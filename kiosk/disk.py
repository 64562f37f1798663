"""What a write that failed was: a full disk, which nothing but room mends, or something that is broken.

SQLite says SQLITE_FULL only where its own write found no room. Where its shared memory or its log finds none, it speaks of an
input or output error, as it does of a dying disk; then the disk is asked.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

from kiosk.trouble import KioskProblem, Trouble

ROOM = 1024 * 1024
"""Bytes without which SQLite does not work: its shared memory takes 32 KB, its log grows to some hundred."""

_PERHAPS_FULL = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def full(folder: Path) -> bool:
    """Whether the disk of that folder has no room for the store, or for one more file."""
    try:
        found = os.statvfs(folder)
    except OSError:  # the folder is not there: that is another fault
        return False
    return found.f_bavail * found.f_frsize < ROOM or (found.f_files > 0 and found.f_favail == 0)


def database_trouble(error: BaseException | None, folder: Path) -> Trouble:
    """What an error of SQLite means for a database in that folder: STORE_FULL or STORE_BROKEN."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or (code in _PERHAPS_FULL and full(folder)):
        return Trouble(KioskProblem.STORE_FULL, "the store is at its quota or the disk is full")
    return Trouble(KioskProblem.STORE_BROKEN, f"{type(error).__name__} {getattr(error, 'sqlite_errorname', '')}".strip())


def file_trouble(error: OSError, said: str) -> Trouble:
    """What an error of the system means for a file that is `said` to be not writable: STORE_FULL or STORE_BROKEN."""
    problem = KioskProblem.STORE_FULL if error.errno in _FULL else KioskProblem.STORE_BROKEN
    return Trouble(problem, f"{said}: {error.strerror}")
