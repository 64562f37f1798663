"""What people come for, read from the county's file; a wrong one stops the start and says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.config import ConfigError
from flows.items import catalogue
from kiosk.bundles import read_bundles
from kiosk.workshop import lint
from kiosk.workshop.people import CONFIG, policy

ONE = """
[[bundle]]
id = "house"
title = "我要贷款买房"
line = "有无房证明"
items = ["re-housing-certificate"]
"""


def read(folder: Path, text: str) -> None:
    (folder / "bundles.toml").write_text(text, encoding="utf-8")
    read_bundles(folder, catalogue())


def test_the_county_has_the_five_matters_in_their_order() -> None:
    titles = [bundle.title for bundle in read_bundles(CONFIG, catalogue()).values()]
    assert titles == ["我要养老", "我家有老人", "我要生孩子", "我要贷款买房", "家里困难"]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('"re-housing-certificate"', '"re-housing-certficate"', "no item 're-housing-certficate'; did you mean 're-housing-certificate'"),
        ('"re-housing-certificate"', '"re-housing-certificate", "re-housing-certificate"', "names 're-housing-certificate' twice"),
        ('["re-housing-certificate"]', "[]", "empty title, line or list"),
        ("line =", "lines =", "unknown key 'lines'; did you mean 'line'"),
        ('title = "我要贷款买房"', 'title = " "', "empty title, line or list"),
    ],
)
def test_a_wrong_bundle_is_named(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said.replace("[", r"\[")):
        read(tmp_path, ONE.replace(right, wrong))


def test_a_bundle_that_is_there_twice_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="bundle 'house' is there twice"):
        read(tmp_path, ONE + ONE)


def test_the_lint_finds_it_too(tmp_path: Path) -> None:
    (tmp_path / "bundles.toml").write_text(ONE, encoding="utf-8")
    assert any("no item 're-housing-certificate'" in fault for fault in lint.faults({}, tmp_path, policy()))
