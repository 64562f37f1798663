"""`central withdraw`: a certificate declared void at the machine itself; the console does the same with accounts."""

from __future__ import annotations

import argparse

from central import audit
from central.cases import certificates
from central.commands.common import CannotDo, Command, migrated, operator_of, signed_by
from core.text import typed_code


def add(command: Command) -> None:
    """Adds the command."""
    added = command("withdraw", _withdraw, "declare a certificate void")
    added.add_argument("number", help="16 digits, as the paper has it")
    added.add_argument("--why", required=True, metavar="TEXT", help="for the audit")
    signed_by(added)


def _withdraw(options: argparse.Namespace) -> None:
    platform, number = migrated(options), typed_code(options.number)
    with platform.store.writing() as session:
        if not certificates.withdraw(platform, session, number):
            raise CannotDo("no such certificate, or withdrawn already")
        audit.record(platform, session, operator_of(options), certificates.WITHDRAWN, number, options.why)
    print(f"{number} is void")
