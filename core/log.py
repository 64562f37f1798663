"""One form for every log line: a declared event with fields, never a sentence.

    event(log, logging.WARNING, "outbox.damaged", key=key)   ──▶   outbox.damaged key=3f2c…

The surprise: a value can neither break the line nor forge another field. What is not plain is quoted and escaped, what
is long is cut, and a `Secret` shows its mask.
"""

from __future__ import annotations

import logging
from enum import Enum

from core.explained import Explained
from core.secret import Secret

LONGEST = 300
"""Characters of one value: a refusal's whole cause fits, the body of an answer does not."""

Field = str | int | float | Enum | Secret[str] | Secret[bytes] | None


def event(log: logging.Logger, level: int, name: str, /, **fields: Field) -> None:
    """Writes the event `name` (`place.what`) with its fields, in one line."""
    if log.isEnabledFor(level):
        log.log(level, " ".join([name, *(f"{key}={shown(value)}" for key, value in fields.items())]), stacklevel=2)


def shown(value: Field) -> str:
    """A field's value as it stands in the line: bare when it is one plain word, else in double quotes."""
    text = _text(value)
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    if text and all(c.isprintable() and c not in ' "=\\' for c in text):
        return text
    return '"' + "".join(_escaped(c) for c in text) + '"'


def _text(value: Field) -> str:
    if value is None:
        return "-"
    if isinstance(value, Secret):
        return f"{value}"
    if isinstance(value, Explained):
        return value.code
    if isinstance(value, Enum):
        return str(value.value)
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _escaped(c: str) -> str:
    if c in '"\\':
        return "\\" + c
    return c if c.isprintable() else c.encode("unicode_escape").decode()


class News:
    """What was last said of each subject, so that a state that lasts is logged once, and its end once."""

    def __init__(self) -> None:
        self._said: dict[str, str] = {}

    def changed(self, subject: str, state: str) -> bool:
        """Whether that is news. The empty state is the usual one, in which every subject begins."""
        if self._said.get(subject, "") == state:
            return False
        if state:
            self._said[subject] = state
        else:
            del self._said[subject]
        return True
