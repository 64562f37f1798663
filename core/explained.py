"""One form for everything that can be wrong: a code, who acts, and a sentence for each reader.

Machines have Problems (`devices/problem.py`), items have Refusals (`flows/refusal.py`), the kiosk has Troubles
(`kiosk/trouble.py`). All are enums whose value is an `Explanation`, so that a screen, a log line and the console
show the same words from the same table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How bad it is for the person in front of the machine."""

    NOTICE = "notice"  # tell, go on
    DEGRADED = "degraded"  # works, but somebody should look at it
    BLOCKING = "blocking"  # this cannot go on


class Actor(Enum):
    """Who can mend it."""

    RESIDENT = "resident"
    STAFF = "staff"
    TECHNICIAN = "technician"
    PLATFORM = "platform"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Explanation:
    """Code, severity, who acts, whether trying again can help; then the sentences.

    `happened` and `do` are Chinese sentences for the resident (what happened; what to do now, where or when it works).
    `cause` is for the technician. None of them ever holds personal data.
    """

    code: str
    severity: Severity
    actor: Actor
    retry: bool
    happened: str
    do: str
    cause: str


class Explained(Enum):
    """Base of the enums of explanations; members are compared by identity and shown by `code`."""

    @property
    def explanation(self) -> Explanation:
        """The whole row of the table."""
        value = self.value
        assert isinstance(value, Explanation)
        return value

    @property
    def code(self) -> str:
        """The short code that resident and technician both see, for example `P-PAPER-OUT`."""
        return self.explanation.code

    def __str__(self) -> str:
        return self.code
