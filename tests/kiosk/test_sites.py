"""The kinds of place: what a site's file leaves out is usual for its kind, and every site of the county can be opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.config import ConfigError
from kiosk.settings import Site, read_site
from kiosk.sites import SiteType
from kiosk.workshop.people import CONFIG

NAMES = sorted(path.stem for path in (CONFIG / "sites").glob("*.toml"))


def written(folder: Path, **changes: str) -> Site:
    """A site's file with nothing but what it must say."""
    named, called = dict.fromkeys(("county", "name", "helper", "grid"), "x"), dict.fromkeys(("helper_phone", "hotline"), "12345")
    must = named | called | {"region": "431021"} | changes
    (folder / "sites").mkdir()
    (folder / "sites" / "x.toml").write_text("".join(f'{key} = "{value}"\n' for key, value in must.items()), encoding="utf-8")
    return read_site(folder, "x")


def test_there_is_a_site_of_every_kind() -> None:
    assert {read_site(CONFIG, name).type for name in NAMES} == set(SiteType)


@pytest.mark.parametrize(
    ("kind", "role", "all_day", "voice"),
    [
        ("township", "窗口工作人员", True, True),
        ("village", "代办员", False, True),
        ("bank-branch", "大堂经理", False, False),
    ],
)
def test_what_a_file_leaves_out_is_usual_for_its_kind(tmp_path: Path, kind: str, role: str, all_day: bool, voice: bool) -> None:
    site = written(tmp_path, type=kind)
    assert (site.helper_role, site.opening.all_day, site.type.kind.voice) == (role, all_day, voice)
    assert site.window == site.type.kind.window
    assert site.hours


def test_another_kind_of_place_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="type"):
        written(tmp_path, type="bank")


def test_hours_that_are_none_stop_the_start(tmp_path: Path) -> None:
    written(tmp_path, type="village")
    file = tmp_path / "sites" / "x.toml"
    file.write_text(file.read_text(encoding="utf-8") + '[opening]\nworkdays = ["8-12"]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="08:30-12:00"):
        read_site(tmp_path, "x")
