"""A wrong configuration stops the start and says where."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from core.config import ConfigError, between, build, like, read_rows, read_toml


@dataclass(frozen=True)
class Inner:
    port: str = ""


@dataclass(frozen=True)
class Outer:
    terminal: str
    inner: Inner = Inner()


def test_an_unknown_key_names_the_nearest() -> None:
    with pytest.raises(ConfigError, match=r"kiosk\.toml: unknown key 'terminl'; did you mean 'terminal'"):
        build(Outer, {"terminl": "0007"}, "kiosk.toml")


def test_an_unknown_key_inside_a_table_is_found_too() -> None:
    with pytest.raises(ConfigError, match=r"kiosk\.toml\.inner: unknown key 'prt'; did you mean 'port'"):
        build(Outer, {"terminal": "0007", "inner": {"prt": "x"}}, "kiosk.toml")


def test_a_key_like_no_other_lists_those_that_there_are() -> None:
    with pytest.raises(ConfigError, match="known keys: inner, terminal"):
        build(Outer, {"terminal": "0007", "xyzzy": 1}, "kiosk.toml")


def test_a_missing_key_and_a_wrong_type_are_named() -> None:
    with pytest.raises(ConfigError, match="'terminal' is missing"):
        build(Outer, {}, "kiosk.toml")
    with pytest.raises(ConfigError, match=r"Outer\.terminal: not a str"):
        build(Outer, {"terminal": 7}, "kiosk.toml")


@dataclass(frozen=True)
class Limited:
    port: int = between(1, 65_535, 8642)
    hours: tuple[str, ...] = like(r"[0-9]{2}:[0-9]{2}", "08:30", ())


@dataclass(frozen=True)
class Holding:
    one: Limited = Limited()
    many: tuple[Limited, ...] = ()
    named: dict[str, Limited] = field(default_factory=dict)


@pytest.mark.parametrize("place", [{"one": "x"}, {"many": ["x"]}, {"named": {"a": "x"}}], ids=lambda place: next(iter(place)))
@pytest.mark.parametrize(
    ("limited", "said"),
    [({"port": 0}, "port: 0 is not between 1 and 65535"), ({"hours": ["08:30", "８:30"]}, "hours: '８:30' is not of the form 08:30")],
)
def test_a_value_outside_its_range_or_form_is_named_with_both(place: dict[str, Any], limited: dict[str, Any], said: str) -> None:
    key, holder = next(iter(place.items()))
    filled = [limited] if isinstance(holder, list) else {"a": limited} if isinstance(holder, dict) else limited
    with pytest.raises(ConfigError, match=f"kiosk.toml: {key}: {said}"):
        build(Holding, {key: filled}, "kiosk.toml")
    assert build(Holding, {"one": {"port": 1, "hours": ["08:30"]}}, "kiosk.toml").one.port == 1


def test_all_faults_of_one_file_are_named_together() -> None:
    wrong = {"one": {"port": "x", "hors": []}, "many": [{"port": "y"}], "thing": 1}
    with pytest.raises(ConfigError) as caught:
        build(Holding, wrong, "kiosk.toml")
    lines = [line.strip() for line in str(caught.value).splitlines()]
    assert len(lines) == 4
    assert all(line.startswith("kiosk.toml") for line in lines)
    assert [word for word in ("hors", "thing", "one.port", "many[0].port") if not any(word in line for line in lines)] == []
    with pytest.raises(ConfigError) as caught:
        build(Holding, {"one": {"port": 0}, "many": [{"port": 1, "hours": ["8", "9"]}]}, "kiosk.toml")
    assert str(caught.value).count("\n") == 2


def test_a_missing_or_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        read_toml(tmp_path / "kiosk.toml")
    (tmp_path / "kiosk.toml").write_text("terminal = ", encoding="utf-8")
    with pytest.raises(ConfigError, match="not a TOML file"):
        read_toml(tmp_path / "kiosk.toml")


def test_a_file_of_tables_that_breaks_off_names_the_table_and_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "persons.toml"
    path.write_text('[P1]\nname = "甲"\nnumber = "1"\n[P2]\nnumber = "2"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"persons\.toml: P2: name is missing"):
        read_rows(path, ("name", "number"))
    path.write_text('name = "甲"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"persons\.toml: name: not a table"):
        read_rows(path, ("name",))
