"""Named places between an intent and its effect. In production `fail_point` does nothing; a test stops the program there.

Every name is declared in `NAMES`, so that a test can enumerate all of them and prove that stopping at any one loses
nothing and does nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable

NAMES = (
    "submit.begin",  # nothing written yet
    "submit.written",  # case and report are in the store, nothing sent
    "submit.answered",  # the platform has answered, nothing recorded
    "submit.recorded",  # the outcome is in the store, the screen does not know
    "pay.begin",
    "pay.written",  # intent and report are in the store, no order yet
    "pay.ordered",  # the platform has made the order, not recorded
    "pay.shown",  # order recorded; the resident may pay from here on
    "pay.polled",  # the platform said paid, not recorded
    "pay.paid",  # paid is recorded and the report released
    "pay.closed",  # the platform has closed the order, not recorded
    "print.begin",
    "print.written",  # intent in the journal, no byte sent
    "print.printed",  # paper is out, not recorded
    "print.recorded",
    "report.answered",  # the reporter has an answer, nothing recorded
    "report.recorded",
    "settle.answered",  # the platform has said how a payment of somebody who has gone stands, not recorded
    "settle.recorded",
)

_hook: Callable[[str], None] | None = None


def fail_point(name: str) -> None:
    """Does nothing, unless a test has said what happens here."""
    if _hook is not None:
        _hook(name)


def on_fail_point(hook: Callable[[str], None] | None) -> None:
    """What to do at every fail point from now on; None for nothing. For tests."""
    global _hook
    _hook = hook
