"""The kiosk's commands. `kiosk run` is what the terminal starts; the others are for technicians, developers and trainers."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from core.cancel import Cancelled, DeadlinePassed
from core.command_line import port
from core.config import ConfigError
from core.private_file import KeyFileOpen
from devices.problem import DeviceError
from kiosk import commands, diagnosis
from kiosk.trouble import Trouble
from kiosk.workshop import commands as workshop
from kiosk.x_screen import PANELS, shown, typed_size

CONFIG = Path("config/kiosk.toml")


def parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    top = argparse.ArgumentParser(prog="kiosk", description="近办 self-service kiosk")
    top.add_argument("-v", "--verbose", action="store_true", help="log everything, not only changes")
    kinds = top.add_subparsers(dest="command", required=True)

    run = kinds.add_parser("run", help="the touch application")
    _settings(run)
    run.add_argument("--size", type=typed_size, default=PANELS[0], help=f"the panel in pixels: {', '.join(map(shown, PANELS))}")
    run.add_argument("--training", action="store_true", help="演练 in a classroom: demo persons, no machine, no platform, nothing kept")
    run.add_argument("--out-of-service", default="", help=argparse.SUPPRESS)  # the program to itself: see no_start.py
    run.set_defaults(act=commands.run)

    enrol = kinds.add_parser("enrol", help="get this terminal's key with an operator's one-time code")
    _settings(enrol)
    enrol.add_argument("--code", required=True)
    enrol.set_defaults(act=commands.enrol)

    diagnose = kinds.add_parser("diagnose", help="every machine, the store and the line, each good or with cause and remedy")
    _settings(diagnose)
    diagnose.set_defaults(act=diagnosis.diagnose)

    outbox = kinds.add_parser("outbox", help="what the platform has not been told; nothing personal is shown")
    _settings(outbox)
    outbox.add_argument("--export", type=Path, help="write the undelivered records, sealed, into this file")
    outbox.set_defaults(act=commands.outbox)

    reprint = kinds.add_parser("reprint", help="print the kept slip of a case once more, marked 补打; the kiosk must not be running")
    _settings(reprint)
    reprint.add_argument("case_number", help="23 digits, as `kiosk diagnose` names it")
    reprint.set_defaults(act=commands.reprint)

    maintenance = kinds.add_parser("maintenance", help="let the running kiosk finish and then serve nobody, or serve again")
    _settings(maintenance)
    maintenance.add_argument("what", choices=["on", "off", "status"])
    maintenance.add_argument("--reason", default="", help="what residents read, like 更换打印机")
    maintenance.add_argument("--until", default="", help='when it is likely to end, like "15:00" or "2025-11-22 09:00"')
    maintenance.set_defaults(act=commands.maintenance)

    models = kinds.add_parser("models", help="which face models are here")
    _settings(models)
    models.set_defaults(act=commands.models)

    _add_workshop(kinds)
    return top


def _add_workshop(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What no terminal in the field needs: items, drivers, simulated machines."""
    workshop.add_to(kinds.add_parser("items", help="the catalogue").add_subparsers(dest="what", required=True), _settings)

    devices = kinds.add_parser("devices", help="drivers").add_subparsers(dest="what", required=True)
    devices.add_parser("drivers", help="every driver with its options").set_defaults(act=commands.list_drivers)

    simulate = kinds.add_parser("simulate", help="serve a simulated machine to any program")
    simulate.add_argument("machine", help="id_card, receipt_printer or camera")
    simulate.add_argument("options", nargs="*", metavar="name=value", help="options of the machine, like card=P1")
    how = simulate.add_mutually_exclusive_group()
    how.add_argument("--tcp", type=port, metavar="PORT", help="on this TCP port of 127.0.0.1")
    how.add_argument("--pty", action="store_true", help="on a pseudo-terminal (the default)")
    simulate.set_defaults(act=commands.simulate)


def _settings(command: argparse.ArgumentParser) -> None:
    command.add_argument("--config", type=Path, default=CONFIG, help="kiosk.toml; sites, policy and guides lie beside it")
    command.add_argument("--platform", "--url", default="", metavar="URL", help="instead of the configured platform")
    command.add_argument("--site", default="", metavar="NAME", help="instead of the configured site: a file of config/sites")
    command.add_argument("--terminal", default="", metavar="NUMBER", help="instead of the configured one; its key is in another folder")
    command.add_argument("--state", default="", metavar="DIR", help="instead of the configured folder")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code: 0 well, 1 something is wrong and was said, 2 it cannot be done at all."""
    options = parser().parse_args(arguments)
    level = logging.INFO if options.verbose else logging.WARNING
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        return int(options.act(options))
    except (ConfigError, KeyFileOpen, DeviceError, Trouble) as error:
        print(f"kiosk {options.command}: {error}", file=sys.stderr)
        return 2
    except OSError as error:  # a file or folder that a command was given and that was not foreseen further down
        print(f"kiosk {options.command}: {error.filename or type(error).__name__}: {error.strerror or error}", file=sys.stderr)
        return 2
    except (KeyboardInterrupt, Cancelled, DeadlinePassed):
        return 0


if __name__ == "__main__":
    sys.exit(main())
