"""The one codec of store, line and configuration."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clock import CHINA
from core.plain import Malformed, from_plain, to_plain
from core.secret import Secret


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class Inner:
    name: Secret[str]
    day: date | None = None


@dataclass(frozen=True)
class Outer:
    count: int
    ratio: float
    colour: Colour
    at: datetime
    inner: tuple[Inner, ...]
    pair: tuple[tuple[int, int], ...] = ()
    photo: bytes = b""
    more: dict[str, Any] = field(default_factory=dict)
    named: dict[str, Inner] = field(default_factory=dict)


VALUE = Outer(
    3,
    0.5,
    Colour.RED,
    datetime(2025, 11, 21, 10, tzinfo=CHINA),
    (Inner(Secret("张远"), date(2025, 1, 2)), Inner(Secret(""))),
    ((1, 2), (3, 4)),
    b"\x00\xff",
    {"a": [1, None, "x"]},
    {"one": Inner(Secret("一"))},
)


def test_what_goes_in_comes_out() -> None:
    assert from_plain(Outer, json.loads(json.dumps(to_plain(VALUE)))) == VALUE


@given(st.builds(Inner, st.text().map(Secret), st.none() | st.dates()))
def test_any_text_and_day_survive(value: Inner) -> None:
    assert from_plain(Inner, json.loads(json.dumps(to_plain(value)))) == value


def changed(**change: Any) -> dict[str, Any]:
    return {**to_plain(VALUE), **change}


@pytest.mark.parametrize(
    "change",
    [
        {"count": "3"},
        {"count": True},
        {"count": None},
        {"ratio": "0.5"},
        {"colour": "blue"},
        {"at": "yesterday"},
        {"at": 5},
        {"inner": {}},
        {"inner": [{"day": "2025-01-02"}]},
        {"inner": [{"name": 5}]},
        {"pair": [[1]]},
        {"photo": "not base64!"},
        {"named": []},
    ],
    ids=lambda change: str(change),
)
def test_what_does_not_fit_is_malformed(change: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        from_plain(Outer, changed(**change))


def test_the_message_names_the_place_and_never_the_contents() -> None:
    with pytest.raises(Malformed) as caught:
        from_plain(Outer, changed(inner=[{"name": 43102120041002}]))
    assert "Outer.inner[0].name" in str(caught.value)
    assert "43102120041002" not in str(caught.value)


def test_a_newer_sender_may_say_more() -> None:
    assert from_plain(Inner, {"name": "x", "invented": 1}) == Inner(Secret("x"))


def test_a_missing_field_is_named() -> None:
    with pytest.raises(Malformed, match="'name' is missing"):
        from_plain(Inner, {})


def test_what_no_wire_can_carry_is_a_programming_error() -> None:
    with pytest.raises(TypeError):
        to_plain(object())


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_nothing_that_json_can_say_breaks_the_reader(data: Any) -> None:
    with pytest.raises(Malformed):
        from_plain(Outer, data)
