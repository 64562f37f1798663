"""Every SW3 status byte of GA/T 467: what it means, what the driver does, and which Problem it becomes. The one table.

SW1 and SW2 are the card's own words, passed through; nothing is ever decided on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from devices.problem import Problem


class Action(Enum):
    """What the driver does with an answer."""

    GO = "go"  # done, take the data
    EMPTY = "empty"  # done, but the card holds nothing under this heading
    NOBODY = "nobody"  # no card to be found: keep polling
    RESEND = "resend"  # the reader did not understand the frame: line noise
    AGAIN = "again"  # start over at find; give up when it keeps coming back
    RESET = "reset"  # as AGAIN, and reset the module when it comes back
    UNSUPPORTED = "unsupported"  # this module does not do that: never ask again
    FAIL = "fail"  # tell the resident or the technician


@dataclass(frozen=True)
class Meaning:
    """One row: what to do, what it is called when it ends the act, and the standard's wording."""

    action: Action
    problem: Problem
    text: str


SUCCESS = 0x90
FOUND = 0x9F

# 90 and 9F carry a problem, too: it names what happened when they answer another question than the one asked.
_TABLE = {
    SUCCESS: Meaning(Action.GO, Problem.GARBLED, "success"),
    FOUND: Meaning(Action.GO, Problem.GARBLED, "card found"),
    0x91: Meaning(Action.EMPTY, Problem.CARD_UNREADABLE, "nothing on the card under this heading"),
    0x80: Meaning(Action.NOBODY, Problem.CARD_MOVED, "no card found"),
    0x81: Meaning(Action.AGAIN, Problem.CARD_MOVED, "select failed"),
    0x10: Meaning(Action.RESEND, Problem.GARBLED, "request checksum wrong"),
    0x11: Meaning(Action.RESEND, Problem.GARBLED, "request length wrong"),
    0x21: Meaning(Action.UNSUPPORTED, Problem.REFUSED, "command or parameter unknown"),
    0x23: Meaning(Action.UNSUPPORTED, Problem.REFUSED, "beyond the module's authority"),
    0x4E: Meaning(Action.UNSUPPORTED, Problem.REFUSED, "sub-command unknown to the firmware"),
    0x24: Meaning(Action.RESET, Problem.REFUSED, "unrecognised error"),
    0x31: Meaning(Action.FAIL, Problem.CARD_SUSPECT, "card did not accept the module"),
    0x32: Meaning(Action.FAIL, Problem.CARD_SUSPECT, "module did not accept the card"),
    0x33: Meaning(Action.FAIL, Problem.CARD_SUSPECT, "information did not verify"),
    0x34: Meaning(Action.AGAIN, Problem.CARD_MOVED, "no card was found yet"),
    0x40: Meaning(Action.FAIL, Problem.CARD_NOT_ID, "not a resident ID card"),
    0x41: Meaning(Action.FAIL, Problem.CARD_MOVED, "read failed"),
    0x47: Meaning(Action.AGAIN, Problem.CARD_UNREADABLE, "no random number from the card"),
    0x50: Meaning(Action.FAIL, Problem.REFUSED, "write failed"),
    0x60: Meaning(Action.RESET, Problem.READER_SELF_TEST, "module self-test failed"),
    0x61: Meaning(Action.FAIL, Problem.REFUSED, "login failed"),
    0x66: Meaning(Action.FAIL, Problem.READER_UNAUTHORISED, "module holds no key"),
}

ABOUT_A_CARD = frozenset({0x31, 0x32, 0x33, 0x34, 0x40, 0x41, 0x47, 0x80, 0x81, 0x91})
"""Codes that can only answer a question about a card; the module's own status never is one of them."""


def meaning(sw3: int) -> Meaning:
    """The row for a status byte; an unlisted one is a refusal that names the byte."""
    return _TABLE.get(sw3) or Meaning(Action.FAIL, Problem.REFUSED, "code not in GA/T 467")
