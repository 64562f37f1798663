"""What is done when the kiosk cannot start: the technician reads the cause, residents read 本机暂停服务, and it starts when it is mended.

    store or keys       ─▶ until they open
    a configuration     ─▶ until one of its files has changed; if it is still wrong, the next start says so here again
    anything else       ─▶ the same, also when the first page cannot be drawn

A window opens once in a process: where it was open already, the page is shown by the program started anew with `--out-of-service`.
Without a screen nobody can read the page: then it ends at once with 2, and whoever started it starts it again.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from core.config import ConfigError, read_toml
from core.log import event
from core.private_file import KeyFileOpen
from kiosk.bootstrap import open_store
from kiosk.enrolment import read_credentials
from kiosk.remedies import CONFIG_MENDED, remedy
from kiosk.settings import Settings, Site, read_site
from kiosk.trouble import KioskProblem, Trouble, where_raised
from kiosk.x_screen import screen_size

log = logging.getLogger(__name__)

OUT_OF_SERVICE = "kiosk out of service"
"""Printed instead of `READY` when the kiosk cannot serve and its window says so; the cause is on stderr."""

FOLDERS = ("sites", "policy", "guides", "printers")
"""Of the configuration, beside `kiosk.toml`."""

_ASIDE = "--out-of-service"

Stamp = tuple[str, int, int]


class NotDrawn(Exception):
    """The window has ended before its first picture; the log says why."""


def stand_aside(error: Exception, settings: Settings | None, options: argparse.Namespace) -> int:
    """Says the cause and shows the page until it is told to stop, then 2; or starts the program anew. `settings`: where they could be read."""
    code = code_of(error)
    said = str(error) if code is not KioskProblem.UNEXPECTED else f"{type(error).__name__} at {where_raised(error)}"
    event(log, logging.ERROR, "kiosk.out_of_service", code=code, cause=said)
    print(f"kiosk run: {said}", file=sys.stderr)
    if do := _remedy(error, settings):
        print(f"  remedy: {do}", file=sys.stderr, flush=True)
    if not _has_screen():
        return 2
    if "kivy.core.window" in sys.modules:
        _start_anew(_ASIDE, code.code)
    if _shown(code, options, _mended(error, settings, options.config)):
        _start_anew()
    return 2


def stay_aside(options: argparse.Namespace) -> int:
    """The page alone, after a start whose window could not be used: until a file of the configuration has changed."""
    code = next((problem for problem in KioskProblem if problem.code == options.out_of_service), KioskProblem.UNEXPECTED)
    before = stamps(options.config)
    if _shown(code, options, lambda: stamps(options.config) != before):
        _start_anew()
    return 2


def _start_anew(*more: str) -> NoReturn:
    """This program in place of this program, without what an earlier start has added."""
    given = sys.argv[1:]
    if _ASIDE in given:
        at = given.index(_ASIDE)
        del given[at : at + 2]
    os.execv(sys.executable, [sys.executable, "-m", "kiosk.cli", *given, *more])  # noqa: S606  nothing of a shell is in it


def _remedy(error: Exception, settings: Settings | None) -> str:
    if settings and isinstance(error, (Trouble, KeyFileOpen)):
        return remedy(error, settings)
    return CONFIG_MENDED if isinstance(error, ConfigError) else ""


def code_of(error: Exception) -> KioskProblem:
    """What the page and the log call it."""
    if isinstance(error, Trouble):
        return error.explained if isinstance(error.explained, KioskProblem) else KioskProblem.UNEXPECTED
    if isinstance(error, KeyFileOpen):
        return KioskProblem.STORE_BROKEN
    return KioskProblem.CONFIG if isinstance(error, ConfigError) else KioskProblem.UNEXPECTED


def _has_screen() -> bool:
    try:
        screen_size()
    except Trouble:
        return False
    return True


def _shown(code: KioskProblem, options: argparse.Namespace, mended: Callable[[], bool]) -> bool:
    from kiosk.boot import prepare_on_screen

    prepare_on_screen(options.size)
    from kiosk.screens import out_of_service

    broken = out_of_service.Broken(known_site(options.config, options.site), code.code, mended)
    return out_of_service.run(broken, lambda: print(OUT_OF_SERVICE, flush=True))


def known_site(config: Path, name: str = "") -> Site | None:
    """The place, for the telephone on the page, also from a configuration that is wrong elsewhere; None when it cannot be known."""
    try:
        return read_site(config.parent, name or str(read_toml(config).get("site", "")))
    except ConfigError:
        return None


def _mended(error: Exception, settings: Settings | None, config: Path) -> Callable[[], bool]:
    if settings and isinstance(error, (Trouble, KeyFileOpen)):
        return lambda: _would_start(settings)
    before = stamps(config)
    return lambda: stamps(config) != before


def _would_start(settings: Settings) -> bool:
    """Whether store and keys open now."""
    try:
        open_store(settings)[0].close()
        read_credentials(Path(settings.state), settings.terminal)
    except (Trouble, KeyFileOpen):
        return False
    return True


def stamps(config: Path) -> frozenset[Stamp]:
    """The files of the configuration, each with its time and size."""
    folder = config.parent
    files = [config, *folder.glob("*.toml"), *(file for name in FOLDERS for file in (folder / name).rglob("*.toml"))]
    return frozenset(stamp for file in files if (stamp := _stamp(file)))


def _stamp(file: Path) -> Stamp | None:
    try:
        found = file.stat()
    except OSError:  # it has gone since it was listed, which is a change as well
        return None
    return str(file), found.st_mtime_ns, found.st_size
