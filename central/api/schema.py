"""What `/openapi.json` says of bodies and answers: JSON schemas made from the very dataclasses that read and write them."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from core.secret import Secret

PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    dict: {"type": "object"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    bytes: {"type": "string", "contentEncoding": "base64"},
    type(None): {"type": "null"},
    Any: {},
}
SIGNED = ("X-Kiosk", "X-Key", "X-Time", "X-Nonce", "X-Signature")
ERROR = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}
REFUSALS = {
    "401": "not signed, or not by an enrolled kiosk",
    "403": "known, but not for this; a code that is wrong or spent",
    "404": "not there, or not this kiosk's",
    "408": "the body came too slowly",
    "409": "the same key came with another body",
    "413": "too big",
    "415": "an encoding other than gzip",
    "422": "malformed, or refused with a code and sentences",
    "429": "too fast",
    "503": "overloaded, or a department is down",
}


def schema_of(kind: Any) -> dict[str, Any]:
    """The JSON schema of a type that `core.plain` knows."""
    if kind in PLAIN:
        return PLAIN[kind]
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [schema_of(member) for member in inner]}
    if origin is Secret:
        return {**schema_of(inner[0]), "description": "personal data"}
    if origin in (dict, Mapping):
        return {"type": "object", "additionalProperties": schema_of(inner[1])}
    if origin in (tuple, list, frozenset):
        return _sequence(inner)
    if issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    return _object(kind)


def _sequence(inner: tuple[Any, ...]) -> dict[str, Any]:
    if len(inner) == 1 or inner[-1] is Ellipsis:
        return {"type": "array", "items": schema_of(inner[0])}
    return {"type": "array", "prefixItems": [schema_of(part) for part in inner], "minItems": len(inner), "maxItems": len(inner)}


def _object(kind: type[Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    fields = dataclasses.fields(kind)
    wanted = [f.name for f in fields if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING]
    return {"title": kind.__name__, "type": "object", "properties": {f.name: schema_of(hints[f.name]) for f in fields}, "required": wanted}


def described(answer: Any, body: Any = None, *, signed: bool = True) -> dict[str, Any]:
    """The keywords of a route that sends `answer` and reads `body` (a dataclass, or a schema; None: no body)."""
    about: dict[str, Any] = {}
    if body is not None:
        about["requestBody"] = {"required": True, "content": {"application/json": {"schema": _schema(body)}}}
    if signed:
        about["parameters"] = [{"in": "header", "name": name, "required": True, "schema": {"type": "string"}} for name in SIGNED]
    good = {"description": "done", "content": {"application/json": {"schema": _schema(answer)}}}
    bad = {status: {"description": text, "content": {"application/json": {"schema": ERROR}}} for status, text in REFUSALS.items()}
    about["responses"] = {"200": good, **bad}
    return {"openapi_extra": about}


def _schema(kind: Any) -> dict[str, Any]:
    return kind if isinstance(kind, dict) else schema_of(kind)
