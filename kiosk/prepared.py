"""Where files lie that this machine has made for itself, once: fonts cut out of collections, drawings.

`.build/<kind>` beside the code, or the user's cache where the program is installed read-only. All of it can be deleted.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

_ROOT = Path(__file__).resolve().parents[1]


def folder(kind: str) -> Path:
    """The folder for that kind of file, made if it is not there. Raises OSError where nothing can be written."""
    own = _ROOT / ".build" / kind
    if own.is_dir() or os.access(_ROOT, os.W_OK):
        own.mkdir(parents=True, exist_ok=True)
        return own
    shared = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jinban" / kind
    shared.mkdir(parents=True, exist_ok=True)
    return shared


def write(target: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Writes beside the target and renames, so that neither a second process nor the start after a power cut opens half a file."""
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as part:
        fill(part)
        part.flush()
        os.fsync(part.fileno())
    os.chmod(part.name, 0o644)
    os.replace(part.name, target)
