"""TOML files read into frozen dataclasses; an unknown key stops the start and names the nearest right one."""

from __future__ import annotations

import dataclasses
import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from core.plain import Malformed, from_plain

T = TypeVar("T")


class ConfigError(Exception):
    """The configuration cannot be used; the message names file, key and the nearest right key."""


def read_toml(path: Path) -> dict[str, Any]:
    """The file as a dict. Raises `ConfigError` when it is missing, cannot be read or is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: no such file") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: not a TOML file: {error}") from error


def build(kind: type[T], data: Mapping[str, Any], where: str) -> T:
    """A `kind` (a dataclass) from plain data. Raises `ConfigError` on an unknown, missing or wrong key."""
    _refuse_unknown(kind, data, where)
    try:
        return from_plain(kind, data)
    except Malformed as error:
        raise ConfigError(f"{where}: {error}") from error


def _refuse_unknown(kind: type[Any], data: Mapping[str, Any], where: str) -> None:
    known = {field.name for field in dataclasses.fields(kind)}
    hints = get_type_hints(kind)
    for key, value in data.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.4)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known keys: {', '.join(sorted(known))}"
            raise ConfigError(f"{where}: unknown key {key!r}{hint}")
        inner = hints[key]
        if dataclasses.is_dataclass(inner) and isinstance(inner, type) and isinstance(value, Mapping):
            _refuse_unknown(inner, value, f"{where}.{key}")
