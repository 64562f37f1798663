"""The county's catalogue as tests ask for it: `catalogue.toml` here; the list itself is compared with it where it lies at hand.

`JINBAN_SHARED` names the folder with `domain/items.json`; without one nothing is compared, and no test needs it.
"""

from __future__ import annotations

import functools
import json
import os
from pathlib import Path
from typing import Any

from core.config import read_toml

_HERE = Path(__file__).parent


@functools.cache
def _catalogue() -> dict[str, Any]:
    return read_toml(_HERE / "catalogue.toml")


def fields() -> dict[str, tuple[str, ...]]:
    """The keys of each item's form fields."""
    return {item: tuple(row["fields"]) for item, row in _catalogue().items()}


def rejections() -> dict[str, tuple[str, ...]]:
    """The reasons for which people are most often sent away, by item."""
    return {item: tuple(row["rejections"]) for item, row in _catalogue().items()}


def listed() -> list[dict[str, Any]]:
    """The items of the county's own list; none where it is not at hand."""
    folder = os.environ.get("JINBAN_SHARED", "")
    path = Path(folder, "domain/items.json")
    return list(json.loads(path.read_text(encoding="utf-8"))["items"]) if folder and path.is_file() else []
