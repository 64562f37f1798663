"""A wrong configuration stops the start and says where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from core.config import ConfigError, build, read_toml


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


def test_a_missing_or_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        read_toml(tmp_path / "kiosk.toml")
    (tmp_path / "kiosk.toml").write_text("terminal = ", encoding="utf-8")
    with pytest.raises(ConfigError, match="not a TOML file"):
        read_toml(tmp_path / "kiosk.toml")
