"""`central reviews`, `decide`, `supplied`, `handed`: cases that wait for a person, and what that person decides or hands over.

The console does the same with accounts and levels; here somebody at the machine acts for whichever level is due.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from central import audit
from central.answers import Answered
from central.cases import deciding
from central.cases.deciding import NotWaiting, Undecided, WrongDay
from central.cases.replies import Personal
from central.commands.common import CannotDo, Command, migrated, operator_of, signed_by
from central.departments.department import ConnectorDown
from central.platform import Platform
from core.plain import Malformed
from flows.numbers import grouped
from flows.records.exchange import CaseState


def add(command: Command) -> None:
    """Adds the four commands."""
    command("reviews", _reviews, "cases that wait for a person, and why")
    added = command("decide", _decide, "end that wait: the resident reads the reply on the progress page")
    added.add_argument("case_number", help="23 digits, as `central reviews` names it")
    way = added.add_mutually_exclusive_group(required=True)
    way.add_argument("--accept", action="store_true", help="grant it; a case in review takes effect as it was reported")
    way.add_argument("--reject", action="store_true", help="refuse it; it may be asked for again")
    way.add_argument("--ask", type=date.fromisoformat, metavar="DAY", help="the resident has to bring by that day what --reply names")
    added.add_argument("--reply", required=True, metavar="TEXT", help="for the resident, with the reason when refused; no personal data")
    signed_by(added)
    for name, run, text in (
        ("supplied", _supplied, "what a case waited for has come: it is looked at again"),
        ("handed", _handed, "a licence that waited at a counter or in a village was fetched: its case is done"),
    ):
        came = command(name, run, text)
        came.add_argument("case_number", help="23 digits")
        signed_by(came)


def _reviews(options: argparse.Namespace) -> None:
    platform = migrated(options)
    with platform.store.reading() as session:
        found = deciding.undecided(platform, session)
    for one in found:
        _print(one)
    print(f"{len(found)} cases wait for a person")


def _print(one: Undecided) -> None:
    case = one.case
    by = f"promised by {case.promise_date}" if case.promise_date else "no day promised"
    whose = one.level.value if one.level else "check"
    print(f"{grouped(case.case_no)}  {case.item}  {case.state}  {whose}  since {case.opened_at:%Y-%m-%d %H:%M}, {by}")
    for reason in one.reasons:
        print(f"  {reason}")


def _decide(options: argparse.Namespace) -> None:
    platform = migrated(options)
    number = "".join(options.case_number.split())
    with platform.store.writing() as session:
        try:
            state = _decided(platform, session, number, options)
        except (NotWaiting, Personal, WrongDay) as error:
            raise CannotDo(str(error)) from error
        except (Answered, Malformed, ConnectorDown) as error:
            raise CannotDo(f"it cannot take effect any more ({type(error).__name__}); what is left is --reject") from error
        act = "ask" if options.ask else "accept" if options.accept else "reject"
        audit.record(platform, session, operator_of(options), act, number)
    print(f"{grouped(number)} {state.value}")


def _decided(platform: Platform, session: Session, number: str, options: argparse.Namespace) -> CaseState:
    if options.ask:
        return deciding.ask_more(platform, session, number, options.reply, options.ask)
    return deciding.decide(platform, session, number, options.accept, options.reply)


def _supplied(options: argparse.Namespace) -> None:
    _moved(options, deciding.supplied, "supplied")


def _handed(options: argparse.Namespace) -> None:
    _moved(options, deciding.hand_over, "handed")


def _moved(options: argparse.Namespace, move: Callable[[Platform, Session, str], CaseState], act: str) -> None:
    platform = migrated(options)
    number = "".join(options.case_number.split())
    with platform.store.writing() as session:
        try:
            state = move(platform, session, number)
        except NotWaiting as error:
            raise CannotDo(str(error)) from error
        audit.record(platform, session, operator_of(options), act, number)
    print(f"{grouped(number)} {state.value}")
