"""TOML files read into frozen dataclasses; an unknown key stops the start and names the nearest right one.

A dataclass says beside its field what may stand there (`between`, `like`); whatever is outside stops the start too.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import re
import tomllib
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from core.plain import Malformed, from_plain

T = TypeVar("T")


class ConfigError(Exception):
    """The configuration cannot be used; the message names file, key and the nearest right key."""


_RANGE, _FORM = "range", "form"


def between(least: float, most: float, default: Any = dataclasses.MISSING) -> Any:
    """A field for a number from `least` to `most`, both included."""
    return dataclasses.field(default=default, metadata={_RANGE: (least, most)})


def like(form: str, example: str, default: Any = dataclasses.MISSING) -> Any:
    """A field for a text, or a tuple or table of texts, each of which (of a table: each key) matches the regular expression `form`."""
    return dataclasses.field(default=default, metadata={_FORM: (form, example)})


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


def read_folder(folder: Path) -> dict[str, dict[str, Any]]:
    """The TOML files below the folder by their path from there, like "en/x.toml". Raises `ConfigError` like `read_toml`."""
    return {path.relative_to(folder).as_posix(): read_toml(path) for path in sorted(folder.rglob("*.toml"))}


def read_rows(path: Path, needed: Collection[str]) -> dict[str, dict[str, Any]]:
    """A file of tables by key, each with the texts that are `needed`. Raises `ConfigError` naming file, table and key."""
    rows = read_toml(path)
    for key, row in rows.items():
        if not isinstance(row, dict):
            raise ConfigError(f"{path}: {key}: not a table")
        for name in needed:
            if not isinstance(row.get(name), str) or not row[name]:
                raise ConfigError(f"{path}: {key}: {name} is missing")
    return rows


def build(kind: type[T], data: Mapping[str, Any], where: str) -> T:
    """A `kind` (a dataclass) from plain data. Raises `ConfigError` naming every unknown, missing and wrong key."""
    faults = list(_unknown(kind, data, where))
    try:
        built = from_plain(kind, data)
    except Malformed as error:
        raise ConfigError(_listed([*faults, *(f"{where}: {fault}" for fault in error.faults)])) from error
    if faults := [*faults, *_out_of_form(built, where)]:
        raise ConfigError(_listed(faults))
    return built


def fault_of(kind: type[Any], name: str, value: Any) -> str:
    """What is wrong with a value for that field of the dataclass, naming what may stand there; "" when it may."""
    field = next(field for field in dataclasses.fields(kind) if field.name == name)
    return next(_faults_of(field, value), "")


def _listed(faults: Sequence[str]) -> str:
    """One fault as it is, several below each other."""
    return "\n  ".join(faults)


def _out_of_form(built: Any, where: str) -> Iterator[str]:
    """Every value that is outside its range or form, with its place."""
    for field in dataclasses.fields(built):
        value, place = getattr(built, field.name), f"{where}: {field.name}"
        yield from (f"{place}: {fault}" for fault in _faults_of(field, value))
        for inner in _inner(value):
            yield from _out_of_form(inner, place)


def _faults_of(field: dataclasses.Field[Any], value: Any) -> Iterator[str]:
    if (limits := field.metadata.get(_RANGE)) and not limits[0] <= value <= limits[1]:
        yield f"{value} is not between {limits[0]} and {limits[1]}"
    form, example = field.metadata.get(_FORM, ("", ""))
    for text in ((value,) if isinstance(value, str) else value) if form else ():
        if not re.fullmatch(form, text, re.ASCII):
            yield f"{text!r} is not of the form {example}"


def nearest(name: str, known: Collection[str]) -> str:
    """The end of a message about a name that is not known: what was probably meant; "" when nothing is near."""
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    return f"; did you mean {near[0]!r}?" if near else ""


def _inner(value: Any) -> list[Any]:
    """The dataclasses in a field."""
    held = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
    return [one for one in held if dataclasses.is_dataclass(one)]


_hints = functools.cache(get_type_hints)
"""Read once for each kind: hundreds of tables of few kinds are read at every start."""


def _unknown(kind: type[Any], data: Mapping[str, Any], where: str) -> Iterator[str]:
    known = {field.name for field in dataclasses.fields(kind)}
    hints = _hints(cast(Hashable, kind))
    for key, value in data.items():
        if key not in known:
            hint = nearest(key, known) or f"; known keys: {', '.join(sorted(known))}"
            yield f"{where}: unknown key {key!r}{hint}"
            continue
        for inner, table, place in _tables(hints[key], value, f"{where}.{key}"):
            yield from _unknown(inner, table, place)


def _tables(hint: Any, value: Any, where: str) -> list[tuple[type[Any], Mapping[str, Any], str]]:
    """The tables in a field with the dataclass that each is to become: one, or a list of them."""
    if get_origin(hint) is tuple and isinstance(value, list):
        return [found for number, one in enumerate(value) for found in _tables(get_args(hint)[0], one, f"{where}[{number}]")]
    if isinstance(hint, type) and dataclasses.is_dataclass(hint) and isinstance(value, Mapping):
        return [(hint, value, where)]
    return []
