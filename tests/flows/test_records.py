"""Whatever a department or a kiosk may say survives the line, and what it may not say is refused as a whole."""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.plain import Malformed, from_plain, to_plain
from core.secret import Secret
from flows.flow import Step
from flows.items import catalogue
from flows.records import exchange

SAID = sorted(
    {step.holds for item in catalogue().values() for step in item.steps if isinstance(step, Step) if dataclasses.is_dataclass(step.holds)}
    | {kind for kind in vars(exchange).values() if dataclasses.is_dataclass(kind)},
    key=lambda kind: kind.__name__,
)
"""Every record that an item looks up, every composed answer, every message between kiosk and platform."""

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)
TEXT = st.text(max_size=12)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bytes: st.binary(max_size=12),
    datetime: st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=8))])),
    Any: JSON,
    type(None): st.none(),
}


@functools.cache
def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that the line knows."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind in PLAIN:
        return PLAIN[kind]
    if origin in (typing.Union, types.UnionType):
        return st.one_of(map(values, inner))
    if origin is Secret:
        return values(inner[0]).map(Secret)
    if origin is dict:
        return st.dictionaries(TEXT, values(inner[1]), max_size=2)
    if origin is tuple and inner[-1] is not Ellipsis:
        return st.tuples(*map(values, inner))
    if origin in (tuple, frozenset):
        return st.lists(values(inner[0]), max_size=2).map(origin)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return st.builds(
            kind, **{field.name: st.deferred(lambda hint=hints[field.name]: values(hint)) for field in dataclasses.fields(kind)}
        )
    return st.sampled_from(kind) if issubclass(kind, Enum) else st.from_type(kind)


def on_the_line(value: Any) -> Any:
    """What arrives of a value."""
    return json.loads(json.dumps(to_plain(value), ensure_ascii=False))


@pytest.mark.parametrize("kind", SAID, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_record_survives_the_line(kind: type[Any], data: st.DataObject) -> None:
    value = data.draw(values(kind))
    assert from_plain(kind, on_the_line(value)) == value


@pytest.mark.parametrize("kind", SAID, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_no_json_breaks_the_reading_of_a_record(kind: type[Any], data: st.DataObject) -> None:
    plain = on_the_line(data.draw(values(kind)))
    for name in data.draw(st.lists(st.sampled_from(sorted(plain) or ["x"]), max_size=2)):
        plain[name] = data.draw(JSON | st.floats())
    try:
        value = from_plain(kind, plain)
    except Malformed:
        return
    assert from_plain(kind, to_plain(value)) == value
