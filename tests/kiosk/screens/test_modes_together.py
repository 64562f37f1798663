"""Every kind of screen, page after page, in modes and on panels put together so that each two of them meet: nothing wrong, nothing
personal, a way home.

One item of each shape and branch stands for the others; `make gallery` shows all of them in the six most usual views, with
`ARGS=--all` in every view of the gallery.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import pytest

from kiosk.desk import Desk
from kiosk.screens.scene import SceneKind
from kiosk.ui.search_pad import pad_fits
from tests.window.fixtures import drive, screen  # noqa: F401
from tools.gallery.moments import Moment, general, of_item, refusals
from tools.gallery.stage import Stage, desk
from tools.gallery.views import LYING, SMALL, UPRIGHT, View

TOGETHER = (
    View("lying, high contrast, voice", LYING, high_contrast=True, voice=True),
    View("lying, elder, low, english", LYING, elder=True, low=True, english=True),
    View("small, low", SMALL, low=True),
    View("small, elder, high contrast, english, voice", SMALL, elder=True, high_contrast=True, english=True, voice=True),
    View("upright, high contrast, low, english", UPRIGHT, high_contrast=True, low=True, english=True),
    View("upright, elder, english", UPRIGHT, elder=True, english=True),
    View("upright, elder, low, voice", UPRIGHT, elder=True, low=True, voice=True),
)
ITEMS = (
    "hf-account-query",
    "si-insured-certificate",
    "ut-water-pay",
    "mi-resident-pay",
    "ca-temporary-relief-apply",
    "mi-remote-filing",
    "si-benefit-authentication",
    "ca-marriage-appointment",
    "my-cases",
)
"""One of each shape, and those whose screens differ most from their shape's."""

DRAWN = (TOGETHER[0], TOGETHER[-1])
"""In one view of each set of colours every kind of screen is drawn once, to look at the contrast of its texts."""


def _factors(view: View) -> tuple[object, ...]:
    return (view.size, view.elder, view.high_contrast, view.low, view.english, view.voice)


def test_every_two_modes_and_panels_meet() -> None:
    levels = [{_factors(view)[place] for view in TOGETHER} for place in range(6)]
    assert [len(found) for found in levels] == [3, 2, 2, 2, 2, 2]
    for one, other in combinations(range(6), 2):
        met = {(_factors(view)[one], _factors(view)[other]) for view in TOGETHER}
        assert met == set(product(levels[one], levels[other]))


@pytest.mark.parametrize("view", TOGETHER, ids=lambda view: view.name)
def test_every_screen_is_well_made_in_these_modes(screen: None, view: View) -> None:  # noqa: F811
    wrong: dict[str, list[str]] = {}
    with desk() as open_desk:
        stage = Stage(open_desk, view)
        met, kinds = set(), set()
        for moment in _moments(open_desk):
            for name in stage.leaves(moment):
                if (seen := stage.signature()) in met:
                    break
                met.add(seen)
                kind = stage.shell.screen.scene.kind
                picture = stage.driver.shot() if view in DRAWN and kind not in kinds else None
                kinds.add(kind)
                if found := stage.faults(picture):
                    wrong[f"{moment.of} {name}"] = found
        stage.close()
    assert wrong == {}
    assert len(met) > 150
    lacking = set() if pad_fits(view.mode()) else {SceneKind.FOUND}
    assert kinds == set(SceneKind) - lacking, "a page that is no item's belongs into tools/gallery/moments.py"


def _moments(open_desk: Desk) -> Iterator[Moment]:
    yield from general(open_desk)
    yield from refusals()
    for item_id in ITEMS:
        yield from of_item(open_desk.items[item_id], others=0)
