"""Prompts that somebody has spoken, one file for each key and language: `config/voice/zh/card.lay.wav`.

A recording is for words that are always the same. A file that cannot be used is never played: the built-in voice takes its
place, and `kiosk diagnose` names the file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from core.config import nearest
from core.language import Language
from kiosk.voice.sound import Sound, Unusable, from_wav

_KEY = re.compile(r"[a-z0-9_.-]+(/[a-z0-9_.-]+)?")
ROOM = 8_000_000
"""Bytes: a minute at 48 kHz, and something for the header."""


class Recordings:
    """The recordings below one folder, which need not be there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def sound(self, language: Language, key: str) -> Sound | None:
        """What was recorded under that key; None when nothing was. Raises `Unusable` for a file that is no good."""
        path = self._folder / language.value / f"{key}.wav"
        if not _KEY.fullmatch(key) or not path.is_file():
            return None
        return _read(path)

    def faults(self, keys: Collection[str]) -> Iterator[str]:
        """Every file that will never be heard, with the reason; `keys` are those that a screen names."""
        languages = {language.value for language in Language}
        for path in sorted(self._folder.rglob("*")):
            place = path.relative_to(self._folder)
            if path.is_dir() or place.name.startswith(".") or (len(place.parts) == 1 and path.suffix == ".md"):
                continue
            if place.parts[0] not in languages or path.suffix != ".wav":
                yield f"{path}: not in a language's folder ({', '.join(sorted(languages))}) or not a .wav file"
            elif (key := place.relative_to(place.parts[0]).with_suffix("").as_posix()) not in keys:
                yield f"{path}: no screen says {key!r}{nearest(key, keys)}"
            else:
                yield from _fault(path)


def _fault(path: Path) -> Iterator[str]:
    try:
        _read(path)
    except Unusable as error:
        yield f"{path}: {error}"


def _read(path: Path) -> Sound:
    """Nothing but a regular file is opened: a pipe would keep whoever opens it until somebody writes."""
    if not path.is_file():
        raise Unusable("not a regular file")
    try:
        with path.open("rb") as file:
            data = file.read(ROOM + 1)
    except OSError as error:
        raise Unusable(f"cannot be read: {error.strerror}") from error
    if len(data) > ROOM:
        raise Unusable(f"more than {ROOM} bytes")
    return from_wav(data)
