"""Every page that a resident may turn before an item begins, in both sizes of type: nothing cut, nothing too small, all of it findable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from flows.item import Category
from kiosk.bootstrap import Kiosk
from kiosk.readiness import Readiness
from kiosk.screens.browsing import AtBundles, AtGuide, AtServices, BrowsingPlace, InBundle, InCategory
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.look import faults
from tools.gallery.open_machine import EverythingOpen


def places(kiosk: Kiosk, *, elder: bool) -> Iterator[BrowsingPlace]:
    """Every list; and every guide in large type, where room is short."""
    yield from (InCategory(category) for category in (None, *Category))
    yield AtBundles()
    yield from (InBundle(bundle) for bundle in kiosk.desk.bundles)
    yield AtServices()
    if elder:
        yield from (AtGuide(item) for item in kiosk.desk.items)


def pages(driver: Driver, shell: Any) -> Iterator[str]:
    """Turns the pages of the present screen, and gives what is wrong with each."""
    for _ in driver.pages():
        yield from faults(driver, shell.mode)


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("readiness", [Readiness, EverythingOpen])
def test_lists_and_guides_are_well_made(start: Start, kiosk: Kiosk, elder: bool) -> None:
    driver = start()
    shell = driver.app.shell
    if elder:
        shell.prefer(replace(shell.mode, elder=True))
    found = {}
    for place in places(kiosk, elder=elder):
        shell.go.to(place)
        found[place] = list(pages(driver, shell))
    assert {place: wrong for place, wrong in found.items() if wrong} == {}
    assert len(found) > (50 if elder else 15)


def test_a_guide_says_where_to_go_afterwards(start: Start) -> None:
    driver = start()
    driver.app.shell.go.to(AtGuide("si-insured-certificate"))
    driver.step(2)
    driver.tap("更多")
    assert any(driver.sees("办完以后") for _ in driver.pages())
    assert driver.sees("点首页的「我的办件」")
