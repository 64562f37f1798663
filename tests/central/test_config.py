"""A wrong configuration stops the platform before it serves, and names file, key and what may stand there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from central.config import read_config
from central.platform import read_policy
from core.config import ConfigError
from tests.central.client import ROOT


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("port = 8642", "port = 0", "port: 0 is not between 1 and 65535"),
        ("port = 8642", "port = 70000", "port: 70000 is not between"),
        ("lookups_per_minute = 120", "lookups_per_minute = 0", "lookups_per_minute: 0 is not between"),
        ("lookups_per_minute = 120", "lookups_per_minute = -5", "lookups_per_minute: -5 is not between"),
        ('region = "431021"', 'region = "43102"', "region: '43102' is not of the form"),
        ('public_url = ""', 'public_url = "kiosk.example"', "public_url: 'kiosk.example' is not of the form"),
        ("[kiosks.0007]", "[kiosks.7]", "kiosks: '7' is not of the form"),
        ("utilities = {", "utilties = {", "departments: unknown 'utilties'; known are"),
        ('service = "marriage"', 'service = "mariage"', "service: unknown 'mariage'"),
        ("capacity = 4", "capacity = 0", "places: capacity: 0 is not between 1 and"),
        ("near = 22", "near = -1", "places: near: -1 is not between"),
        ('"08:30-09:30"', '"8:30-9:30"', "places: spans: '8:30-9:30' is not of the form"),
    ],
)
def test_a_value_that_cannot_be_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = (ROOT / "config/central.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "central.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError, match=f"central.toml.*{said}"):
        read_config(tmp_path / "central.toml")


def test_the_platform_reads_figures_as_strictly_as_a_kiosk(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "config/policy", tmp_path / "policy")
    file = tmp_path / "policy" / "water.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("since =", "sinse =", 1), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"water\.toml: .*unknown key 'sinse'"):
        read_policy(tmp_path / "policy")
