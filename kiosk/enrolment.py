"""How a kiosk becomes known to the platform: a one-time code from an operator against a key of its own.

The key lies in `<state>/key`, a JSON file that only its owner may read. Whoever has it can speak as this terminal.
"""

from __future__ import annotations

import errno
import json
from dataclasses import dataclass
from pathlib import Path

from core.plain import Malformed, from_plain, to_plain
from core.private_file import read_private, write_private
from core.secret import Secret
from kiosk.disk import file_trouble
from kiosk.trouble import KioskProblem, Trouble

KEY_FILE = "key"

ROOM = 4096
"""Bytes; a key file is smaller than this."""


@dataclass(frozen=True)
class Credentials:
    """Who this kiosk is to the platform. `next_sequence` is what the platform said when it was enrolled."""

    terminal: str
    key_id: str
    key: Secret[bytes]
    next_sequence: int = 1


@dataclass(frozen=True)
class _KeyFile:
    terminal: str
    key_id: str
    key: Secret[str]
    next_sequence: int = 1


def read_credentials(state: Path, terminal: str) -> Credentials | None:
    """The key of this terminal; None before enrolment. Raises `KeyFileOpen`, or Trouble(NOT_ENROLLED) for an unusable file."""
    path = state / KEY_FILE
    if not path.exists():
        return None
    try:
        kept = from_plain(_KeyFile, json.loads(read_private(path)))
        found = Credentials(kept.terminal, kept.key_id, Secret(bytes.fromhex(kept.key.reveal())), kept.next_sequence)
    except (Malformed, ValueError, RecursionError) as error:
        raise Trouble(KioskProblem.NOT_ENROLLED, f"{path} is not a key file") from error
    if found.terminal != terminal:
        raise Trouble(KioskProblem.NOT_ENROLLED, f"{path} is the key of terminal {found.terminal}, not {terminal}")
    return found


def make_room(state: Path) -> None:
    """Writes and removes a file as large as a key file, so that a code that is good only once is not spent on a disk that takes nothing.

    Raises Trouble(STORE_FULL), Trouble(STORE_BROKEN).
    """
    path = state / KEY_FILE
    trial = path.with_name(f"{KEY_FILE}.trial")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "Is a directory")
        write_private(trial, " " * ROOM)
        trial.unlink()
    except OSError as error:
        raise file_trouble(error, f"{path} cannot be written") from error


def keep_credentials(state: Path, answer: dict[str, object]) -> Credentials:
    """Writes the platform's answer to an enrolment into the key file. Raises Trouble(PLATFORM_ERROR) when it is no such answer."""
    try:
        kept = from_plain(_KeyFile, answer)
        found = Credentials(kept.terminal, kept.key_id, Secret(bytes.fromhex(kept.key.reveal())), kept.next_sequence)
    except (Malformed, ValueError) as error:
        raise Trouble(KioskProblem.PLATFORM_ERROR, "the answer to the enrolment is not a key") from error
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_private(state / KEY_FILE, json.dumps(to_plain(kept)))
    return found
