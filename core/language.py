"""The languages of residents, and the catalogue of each. The Chinese sentence is the message id, so that code reads like the counter.

Catalogues are the TOML files below `assets/locale/<language>/`, `"中文" = "English"`. Here only whole ids are found; the screen also
reads sentences that a flow has put together (kiosk.ui.language).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from functools import cache
from pathlib import Path

from core.config import ConfigError, read_toml

CHINESE = re.compile("[\u3400-\u9fff]")
"""A character that somebody who reads no Chinese cannot read."""

_LOCALE = Path(__file__).resolve().parents[1] / "assets" / "locale"


class Language(Enum):
    CHINESE = "zh"
    ENGLISH = "en"


def sentence(text: str, language: Language) -> str:
    """What the catalogue has for that id; the id itself when it is Chinese or not in the catalogue."""
    return text if language is Language.CHINESE else sentences_in(language).get(text, text)


def mark(text: str) -> str:
    """The text itself: marks a sentence that stands in a table for the catalogue, where `tr` sees only a variable."""
    return text


def read_sentences(folder: Path) -> dict[str, str]:
    """All sentences of the files below a folder. Raises `ConfigError` when two files translate one sentence differently."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.toml")):
        for text, translated in read_toml(path).items():
            if found.setdefault(text, translated) != translated:
                raise ConfigError(f"{path}: {text!r} is {found[text]!r} elsewhere")
    return found


@cache
def sentences_in(language: Language) -> Mapping[str, str]:
    """The catalogue of that language, ids to sentences. Raises `ConfigError` like `read_sentences`."""
    return read_sentences(_LOCALE / language.value)
