"""`central raise-sequence` and `central audit`: a terminal's case numbers put right by hand, and the book of all such acts."""

from __future__ import annotations

import argparse

from central import audit, sequences
from central.commands.common import CannotDo, Command, migrated, operator_of, signed_by


def add(command: Command) -> None:
    """Adds both commands."""
    raised = command("raise-sequence", _raise, "say which case number of a terminal is free next, after the alarm sequence-jump")
    raised.add_argument("--kiosk", required=True)
    raised.add_argument("--to", required=True, type=int, metavar="N", help="the next free sequence, as the alarm and the terminal name it")
    raised.add_argument("--why", default="", metavar="TEXT")
    signed_by(raised)
    command("audit", _audit, "what operators did, newest first").add_argument("--last", type=int, default=50, metavar="COUNT")


def _raise(options: argparse.Namespace) -> None:
    platform = migrated(options)
    with platform.store.writing() as session:
        before = sequences.known_of(session, options.kiosk)
        if before is None:
            raise CannotDo("no such kiosk")
        if not before < options.to <= sequences.EXHAUSTED:
            raise CannotDo(
                f"the next free sequence of {options.kiosk} is {before}; it can only be raised, to {sequences.EXHAUSTED} at most"
            )
        sequences.raise_to(session, options.kiosk, options.to)
        audit.record(
            platform, session, operator_of(options), "raise-sequence", options.kiosk, f"{before} to {options.to} {options.why}".rstrip()
        )
    print(f"{options.kiosk}: next free sequence {before} -> {options.to}; {options.to - before} numbers are given up")


def _audit(options: argparse.Namespace) -> None:
    platform = migrated(options)
    with platform.store.reading() as session:
        for row in audit.latest(session, options.last):
            print(f"{row.at:%Y-%m-%d %H:%M:%S}  {row.operator:<16} {row.act:<16} {row.about}  {row.why}".rstrip())
