"""`central users`: the accounts of the console, made and taken away at the machine itself."""

from __future__ import annotations

import argparse
import getpass
import re
import sys

from central import accounts, audit
from central.accounts import ACCOUNT, Role, Unsuitable, User
from central.commands.common import CannotDo, Command, migrated, operator_of, signed_by
from core.secret import Secret
from flows.item import Category


def add(command: Command) -> None:
    """Adds the command."""
    added = command("users", _users, "accounts of the console: list, add ACCOUNT, remove ACCOUNT")
    added.add_argument("act", nargs="?", choices=["list", "add", "remove"], default="list")
    added.add_argument("account", nargs="?", default="", help="2 to 32 small letters, digits, dots and dashes")
    added.add_argument("--role", choices=[role.value for role in Role], help="what the account is for")
    added.add_argument("--town", default="", help="of a town's account: 太和镇")
    added.add_argument("--category", default="", choices=["", *(category.value for category in Category)], help="of a county's account")
    added.add_argument("--unit", default="", help="the office, as residents read it")
    added.add_argument("--password-stdin", action="store_true", help="read the password from standard input instead of asking for it")
    signed_by(added)


def _users(options: argparse.Namespace) -> None:
    if options.act == "list":
        _list(options)
        return
    if not re.fullmatch(ACCOUNT, options.account):
        raise CannotDo("name the account: 2 to 32 small letters, digits, dots and dashes")
    if options.act == "add":
        _add(options)
    else:
        _remove(options)


def _list(options: argparse.Namespace) -> None:
    platform = migrated(options)
    with platform.store.reading() as session:
        for row in accounts.listed(session):
            locked = "  LOCKED" if row.locked_until and platform.now() < row.locked_until else ""
            print(f"{row.account:<16} {row.role:<7} {row.town or row.category:<18} {row.unit}{locked}")


def _add(options: argparse.Namespace) -> None:
    if not options.role or not options.unit:
        raise CannotDo("say --role and --unit")
    category = Category(options.category) if options.category else None
    user = User(options.account, Role(options.role), options.unit, options.town, category)
    platform, password = migrated(options), _password(options)
    with platform.store.writing() as session:
        try:
            accounts.add(platform, session, user, password)
        except Unsuitable as error:
            raise CannotDo(str(error)) from error
        audit.record(
            platform,
            session,
            operator_of(options),
            "console-user-added",
            user.account,
            f"{options.role} {options.town or options.category}",
        )
    print(f"{user.account} may log in")


def _password(options: argparse.Namespace) -> Secret[str]:
    if options.password_stdin:
        return Secret(sys.stdin.readline().rstrip("\n"))
    first = Secret(getpass.getpass("password: "))
    if getpass.getpass("again: ") != first.reveal():
        raise CannotDo("the two passwords differ")
    return first


def _remove(options: argparse.Namespace) -> None:
    platform = migrated(options)
    with platform.store.writing() as session:
        if not accounts.remove(session, options.account):
            raise CannotDo(f"there is no account {options.account}")
        audit.record(platform, session, operator_of(options), "console-user-removed", options.account)
    print(f"{options.account} is gone")
