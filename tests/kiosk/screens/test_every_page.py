"""Every page that a resident may turn before an item begins, in both sizes of type: nothing cut, nothing too small, all of it findable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from flows.item import Category
from kiosk.bootstrap import Kiosk
from kiosk.screens.browsing import AtBundles, AtGuide, AtServices, BrowsingPlace, InBundle, InCategory
from tests.kiosk.screens.cases import EverythingOpen
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.look import faults


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
    while True:
        driver.step(2)
        yield from faults(driver, shell.mode)
        further = [seen.widget for seen in driver.touchables() if seen.widget.say == "下一页" and seen.widget.usable]
        if not further:
            return
        driver.tap_widget(further[0])


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("open_", [False, True])
def test_lists_and_guides_are_well_made(start: Start, kiosk: Kiosk, elder: bool, open_: bool) -> None:
    if open_:
        kiosk.desk.readiness = EverythingOpen(kiosk.desk._parts)
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
    while not driver.sees("办完以后"):
        driver.tap("下一页")
    assert driver.sees("点首页的「我的办件」")
