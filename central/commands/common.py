"""What the commands of an operator share: the opened platform, who works here, and the one exception that ends a command."""

from __future__ import annotations

import argparse
import dataclasses
import getpass
import os
from collections.abc import Callable

from central.config import read_config
from central.platform import Platform, open_platform
from central.store.migrate import migrate

Run = Callable[[argparse.Namespace], None]
Command = Callable[[str, Run, str], argparse.ArgumentParser]
"""Adds a command of that name to the command line, with what it runs and one line of help."""


class CannotDo(Exception):
    """The command cannot be done; the message says why."""


def opened(options: argparse.Namespace, public_url: str = "") -> Platform:
    """The platform of the configuration, with what the command line says instead; not yet migrated."""
    config = read_config(options.config)
    changes = {
        "state": options.state,
        "clock": options.clock,
        "host": getattr(options, "host", None),
        "port": getattr(options, "port", None),
    }
    config = dataclasses.replace(config, **{key: value for key, value in changes.items() if value is not None})
    return open_platform(config, db=options.db, public_url=public_url)


def migrated(options: argparse.Namespace) -> Platform:
    """The same, its database brought to this program's tables."""
    platform = opened(options)
    migrate(platform.store)
    return platform


def signed_by(command: argparse.ArgumentParser) -> None:
    """Lets the command be told who works: on a shared account the account's name says nothing."""
    command.add_argument("--by", default="", metavar="NAME", help="who does it, for the audit; else the machine's account")


def operator_of(options: argparse.Namespace) -> str:
    """Who does it."""
    return str(options.by) or _account()


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in a container
        return f"uid {os.getuid()}"
