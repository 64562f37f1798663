"""The resident's language. The Chinese sentence is the message id, so that code reads like the counter.

Catalogues are the TOML files below `assets/locale/<language>/`, `"中文" = "English"`; a sentence without a translation is shown in
Chinese.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from pathlib import Path

from core.config import ConfigError, read_toml

_LOCALE = Path(__file__).resolve().parents[2] / "assets" / "locale"


class Language(Enum):
    CHINESE = "zh"
    ENGLISH = "en"


def translate(text: str, language: Language) -> str:
    """The sentence in that language; the sentence itself when it is Chinese or not in the catalogue."""
    return text if language is Language.CHINESE or not text else _catalogue(language).get(text) or text


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
def _catalogue(language: Language) -> Mapping[str, str]:
    return read_sentences(_LOCALE / language.value)
