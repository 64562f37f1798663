"""How a thing that was granted comes to its holder: printed at any terminal, handed over by somebody, or posted.

Only what a terminal prints can be fetched there; a licence on plastic waits at a counter, or is on its way.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from flows.flow import Answers


class How(Enum):
    """The three ways."""

    PRINTED = "printed"
    HANDED = "handed"
    POSTED = "posted"


@dataclass(frozen=True)
class Handover:
    """`place` is where somebody hands it over, `words` a sentence for the resident: what to bring where, or that it was sent."""

    how: How
    place: str = ""
    words: str = ""


PRINTED = Handover(How.PRINTED)


def printed(_: Answers) -> Handover:
    """A paper, at any terminal."""
    return PRINTED
