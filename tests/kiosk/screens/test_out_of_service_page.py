"""The page of a kiosk that cannot start is well made on every panel, whether or not its place is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.no_start import known_site
from kiosk.settings import Site
from kiosk.ui.tokens import Mode
from kiosk.workshop.people import CONFIG
from tests.window.driver import Driver
from tests.window.fixtures import Drive
from tests.window.look import faults, low_contrast

PANELS = [(1080, 1920), (1920, 1080), (768, 1366)]
SITES = {"taihe": known_site(CONFIG / "kiosk.toml", "taihe"), "nowhere": None}


def shown(drive: Drive, site: Site | None, size: tuple[int, int] = (1080, 1920)) -> Driver:
    from kiosk.screens.out_of_service import Broken, OutOfServiceApp

    return drive(lambda: OutOfServiceApp(Broken(site, "K-CONFIG", lambda: False), lambda: None), size)


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
@pytest.mark.parametrize("size", PANELS, ids=str)
def test_it_is_well_made_and_can_be_read(drive: Drive, site: Site | None, size: tuple[int, int]) -> None:
    driver = shown(drive, site, size)
    assert faults(driver, Mode(elder=True, width=size[0], height=size[1])) == []
    assert low_contrast(driver, driver.shot()) == []
    assert driver.sees("本机暂停服务")
    assert driver.sees("K-CONFIG")


def test_it_names_whom_to_call_where_that_is_known(drive: Drive) -> None:
    assert shown(drive, SITES["taihe"]).sees("0735-0000000")


def test_the_place_is_known_from_a_configuration_that_is_wrong_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "taihe.toml").write_bytes((CONFIG / "sites" / "taihe.toml").read_bytes())
    config = tmp_path / "kiosk.toml"
    config.write_text('terminl = "0007"\nsite = "taihe"\n')
    site = known_site(config)
    assert site is not None
    assert site.helper_phone == "0735-0000000"
    config.write_text("terminal = [")
    assert known_site(config) is None
