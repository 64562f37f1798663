"""The resident's language. The Chinese sentence is the message id, so that code reads like the counter.

Catalogues are the TOML files below `assets/locale/<language>/`, `"中文" = "English"`; an id may have `{slots}`. Every text on the screen
is translated where it is written (words.py), whole or by its parts (phrasebook.py); what is not in the catalogue stays Chinese.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from pathlib import Path

from core.config import ConfigError, read_toml
from kiosk.ui import english
from kiosk.ui.phrasebook import Phrasebook

_LOCALE = Path(__file__).resolve().parents[2] / "assets" / "locale"


class Language(Enum):
    CHINESE = "zh"
    ENGLISH = "en"


def translate(text: str, language: Language) -> str:
    """The sentence in that language; the sentence itself when it is Chinese, and what has no translation in it stays as it is."""
    return text if language is Language.CHINESE or not text else _phrasebook(language).translate(text)


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
def _phrasebook(language: Language) -> Phrasebook:
    return Phrasebook(read_sentences(_LOCALE / language.value), english.FORMS)
