"""What the command line says instead of the configuration. What is wrong there is named as it was typed: no file is to be mended."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.command_line import WrongOption
from core.config import fault_of, nearest
from kiosk.bootstrap import STORE_FILE
from kiosk.settings import Settings, read_settings, site_file

OPTIONS = {"terminal": "--terminal", "site": "--site", "platform": "--platform/--url", "state": "--state"}
"""Which option stands for which setting."""


def settings_of(options: argparse.Namespace) -> Settings:
    """The configuration with what the command line says instead. Raises `ConfigError`, of which `WrongOption` names an option."""
    given: dict[str, Any] = {name: text for name in OPTIONS if (text := getattr(options, name))}
    for name, text in given.items():
        if fault := fault_of(Settings, name, text):
            raise WrongOption(f"{OPTIONS[name]}: {fault}")
    if site := given.get("site"):
        _require_site(options.config.parent, site)
    return replace(read_settings(options.config), **given)


def settings_of_kept(options: argparse.Namespace) -> Settings:
    """The same for a command that looks at what a kiosk has kept. A folder that is mistyped is not made: it would say that all is well."""
    settings = settings_of(options)
    if options.state and not (Path(options.state) / STORE_FILE).is_file():
        raise WrongOption(f"{OPTIONS['state']}: no kiosk keeps anything in {options.state}")
    return settings


def _require_site(folder: Path, name: str) -> None:
    known = [file.stem for file in sorted((folder / "sites").glob("*.toml"))]
    if name not in known:
        raise WrongOption(
            f"{OPTIONS['site']}: there is no {site_file(folder, name)}{nearest(name, known) or '; known: ' + ', '.join(known)}"
        )
