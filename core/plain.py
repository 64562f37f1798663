"""Frozen dataclasses to JSON-ready data and back: one codec for the store, the wire and the configuration.

Knows str, int, float, bool, None, bytes (base64), date, datetime, Enum (by value), Secret (revealed: the result is
personal data), tuple, list, dict with str keys, unions with None, and dataclasses of these. Unknown keys are ignored,
so that a newer sender can talk to an older receiver; missing ones without a default, and wrong types, raise.
"""

from __future__ import annotations

import base64
import binascii
import dataclasses
import functools
import math
import types
import typing
from collections.abc import Hashable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

from core.secret import Secret
from core.text import clean

T = TypeVar("T")

AS_IT_IS = frozenset({str, int, float, bool, type(None)})


class Malformed(ValueError):
    """The data does not have the expected form; each of `faults` names a place, never the contents."""

    def __init__(self, *faults: str) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


DEPTH = 40
"""Lists and tables within each other; a signature inside a report inside a batch has nine."""


def cleaned(data: Any, limit: int = 4000, depth: int = DEPTH) -> Any:
    """JSON data from outside, every text in it cleaned and at most `limit` characters. Raises `Malformed` when nested too deeply."""
    if depth == 0:
        raise Malformed("nested too deeply")
    if isinstance(data, str):
        return clean(data, limit)
    if isinstance(data, list):
        return [cleaned(item, limit, depth - 1) for item in data]
    if isinstance(data, dict):
        return {clean(key, limit): cleaned(value, limit, depth - 1) for key, value in data.items()}
    return data


def to_plain(value: Any) -> Any:
    """JSON-ready data. Secrets are revealed: seal what comes out, or send it over an authenticated line only."""
    if type(value) in AS_IT_IS:  # nine values of ten
        return value
    if isinstance(value, Secret):
        return to_plain(value.reveal())
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [to_plain(item) for item in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"cannot make plain data of {type(value).__name__}")


def from_plain(kind: type[T], data: Any) -> T:
    """A `kind` from plain data. Raises `Malformed` naming the place when the data does not fit."""
    return typing.cast(T, _read(kind, data, kind.__name__ if isinstance(kind, type) else str(kind)))


def _read(kind: Any, data: Any, where: str) -> Any:
    if kind is Any or (kind is type(data) and kind in AS_IT_IS and kind is not float):
        return data
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _read_union(kind, data, where)
    if origin is Secret:
        return Secret(_read(typing.get_args(kind)[0], data, where))
    if origin in (tuple, list, frozenset):
        return _read_sequence(kind, origin, data, where)
    if origin in (dict, Mapping):
        return _read_mapping(kind, data, where)
    return _read_plain(kind, data, where)


def _read_plain(kind: Any, data: Any, where: str) -> Any:
    try:
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            return _read_dataclass(kind, data, where)
        if issubclass(kind, Enum):
            return kind(data)
        if issubclass(kind, datetime):
            return datetime.fromisoformat(data)
        if issubclass(kind, date):
            return data if type(data) is date else date.fromisoformat(data)
        if issubclass(kind, bytes):
            return data if isinstance(data, bytes) else base64.b64decode(data, validate=True)
    except (ValueError, TypeError, binascii.Error) as error:
        if isinstance(error, Malformed):
            raise
        raise Malformed(f"{where}: not a {kind.__name__}") from None
    if kind is float:
        return _read_float(data, where)
    if kind is dict and isinstance(data, Mapping):
        return dict(data)
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise Malformed(f"{where}: not a {kind.__name__}")
    return data


def _read_float(data: Any, where: str) -> float:
    """JSON writes 1 for 1.0, and lets a sender write 1e999 or an integer of four thousand digits: neither is a number to reckon with."""
    if isinstance(data, bool) or not isinstance(data, int | float):
        raise Malformed(f"{where}: not a float")
    try:
        number = float(data)
    except OverflowError:
        raise Malformed(f"{where}: not a float") from None
    if not math.isfinite(number):
        raise Malformed(f"{where}: not a finite number")
    return number


def _read_union(kind: Any, data: Any, where: str) -> Any:
    members = typing.get_args(kind)
    if data is None and type(None) in members:
        return None
    failures = []
    for member in members:
        if member is not type(None):
            try:
                return _read(member, data, where)
            except Malformed as error:
                failures.append(error)
    raise failures[0]


def _read_sequence(kind: Any, origin: Any, data: Any, where: str) -> Any:
    if not isinstance(data, list | tuple):
        raise Malformed(f"{where}: not a list")
    inner = typing.get_args(kind)
    if origin is tuple and len(inner) > 0 and inner[-1] is not Ellipsis:
        if len(inner) != len(data):
            raise Malformed(f"{where}: wants {len(inner)} entries")
        return tuple(_read(part, item, f"{where}[{n}]") for n, (part, item) in enumerate(zip(inner, data, strict=True)))
    return origin(_read(inner[0], item, f"{where}[{n}]") for n, item in enumerate(data))


def _read_mapping(kind: Any, data: Any, where: str) -> Any:
    if not isinstance(data, Mapping):
        raise Malformed(f"{where}: not a table")
    return {key: _read(typing.get_args(kind)[1], value, f"{where}.{key}") for key, value in data.items()}


@functools.cache
def _fields(kind: Hashable) -> tuple[tuple[str, Any, bool], ...]:
    """Name, type and whether it must be there, for every field."""
    hints = typing.get_type_hints(kind)
    found = dataclasses.fields(typing.cast(Any, kind))
    missing = dataclasses.MISSING
    return tuple((field.name, hints[field.name], field.default is missing and field.default_factory is missing) for field in found)


def _read_dataclass(kind: type[Any], data: Any, where: str) -> Any:
    if not isinstance(data, Mapping):
        raise Malformed(f"{where}: not a table")
    values, faults = {}, list[str]()
    for name, hint, needed in _fields(typing.cast(Hashable, kind)):
        try:
            if name in data:
                values[name] = _read(hint, data[name], f"{where}.{name}")
            elif needed:
                raise Malformed(f"{where}: {name!r} is missing")
        except Malformed as error:
            faults.extend(error.faults)
    if faults:
        raise Malformed(*faults)
    return kind(**values)
