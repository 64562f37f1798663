"""The resident's language. The Chinese sentence is the message id, so that code reads like the counter.

Catalogues are the TOML files below `assets/locale/<language>/`, `"中文" = "English"`; an id may have `{slots}`. Every text on the screen
is translated where it is written (words.py), whole or by its parts (phrasebook.py); what is not in the catalogue stays Chinese.

Who translates: a widget of text does, of whatever it is given. A screen calls `tr` only for what it puts together itself, for a form
before its slots are filled, and for what no widget draws (the voice, a measure). To translate twice changes nothing, so that a sentence that
passed through both is no fault; what must stay as it is written is `verbatim` at its widget.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import cache

from core.config import ConfigError
from core.language import Language, sentences_in
from core.log import event
from kiosk.ui import english
from kiosk.ui.phrasebook import Phrasebook

log = logging.getLogger(__name__)

_NARROW_QUOTES = str.maketrans("“”‘’", "\"\"''")
"""The font draws the round ones as wide as a Chinese character."""


def translate(text: str, language: Language) -> str:
    """The sentence in that language; the sentence itself when it is Chinese, and what has no translation in it stays as it is."""
    return text if language is Language.CHINESE or not text else _phrasebook(language).translate(text).translate(_NARROW_QUOTES)


@cache
def _phrasebook(language: Language) -> Phrasebook:
    return phrasebook(language, sentences_in)


def phrasebook(language: Language, read: Callable[[Language], Mapping[str, str]]) -> Phrasebook:
    """Empty where the catalogue cannot be read: then the words stay Chinese, and the machine serves on."""
    try:
        return Phrasebook(read(language), english.FORMS)
    except ConfigError as error:
        event(log, logging.ERROR, "language.unreadable", language=language.value, detail=str(error))
        return Phrasebook({}, english.FORMS)
