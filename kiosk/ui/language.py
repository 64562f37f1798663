"""The resident's language. The Chinese sentence is the message id, so that code reads like the counter.

Catalogues are `assets/locale/<language>/LC_MESSAGES/jinban.mo`; a sentence without a translation is shown in Chinese.
"""

from __future__ import annotations

import gettext
from enum import Enum
from functools import cache
from pathlib import Path

_LOCALE = Path(__file__).resolve().parents[2] / "assets" / "locale"


class Language(Enum):
    CHINESE = "zh"
    ENGLISH = "en"


def translate(text: str, language: Language) -> str:
    """The sentence in that language; the sentence itself when it is Chinese or not in the catalogue."""
    return text if language is Language.CHINESE or not text else _catalogue(language).gettext(text)


def mark(text: str) -> str:
    """The text itself: marks a sentence that stands in a table for the catalogue, where `tr` sees only a variable."""
    return text


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    return gettext.translation("jinban", _LOCALE, languages=[language.value], fallback=True)
