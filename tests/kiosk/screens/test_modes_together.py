"""Every kind of screen, page after page, in modes and on panels put together so that each two of them meet: nothing wrong, nothing
personal, a way home.

One item of each shape and branch stands for the others; `make gallery` shows all of them in the six most usual views, with
`ARGS=--all` in every view of the gallery.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Any

import pytest
from PIL import Image

from kiosk.desk import Desk
from kiosk.screens.scene import SceneKind
from tests.window.fixtures import screen  # noqa: F401
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


@dataclass
class Looked:
    """One view's window, and what has been looked at in it."""

    view: View
    desk: Desk
    stage: Stage
    met: set[Any] = field(default_factory=set)
    drawn: set[SceneKind] = field(default_factory=set)

    def wrong(self, moment: Moment) -> dict[str, list[str]]:
        """What is wrong with the screens of a moment that were not there before."""
        found = {}
        for name in self.stage.leaves(moment):
            if (seen := self.stage.signature()) in self.met:
                continue
            self.met.add(seen)
            found[name] = self.stage.faults(self._picture())
        return {name: faults for name, faults in found.items() if faults}

    def _picture(self) -> Image.Image | None:
        kind = self.stage.shell.screen.scene.kind
        if self.view not in DRAWN or kind in self.drawn:
            return None
        self.drawn.add(kind)
        return self.stage.driver.shot()


@pytest.fixture(scope="module", params=TOGETHER, ids=lambda view: view.name)
def looked(screen: None, request: pytest.FixtureRequest) -> Iterator[Looked]:  # noqa: F811
    with desk() as open_desk:
        stage = Stage(open_desk, request.param)
        yield Looked(request.param, open_desk, stage)
        stage.close()


def test_what_belongs_to_no_item_is_well_made_in_these_modes(looked: Looked) -> None:
    wrong = {moment.name: looked.wrong(moment) for moment in (*general(looked.desk), *refusals())}
    assert {name: found for name, found in wrong.items() if found} == {}
    assert len(looked.met) > len(SceneKind)


@pytest.mark.parametrize("item_id", ITEMS)
def test_every_screen_of_an_item_is_well_made_in_these_modes(looked: Looked, item_id: str) -> None:
    before = len(looked.met)
    wrong = {moment.name: looked.wrong(moment) for moment in of_item(looked.desk.items[item_id], others=0)}
    assert {name: found for name, found in wrong.items() if found} == {}
    assert len(looked.met) > before


def test_no_kind_of_screen_is_left_out(screen: None) -> None:  # noqa: F811
    """A page that is no item's belongs into tools/gallery/moments.py."""
    lacking = set(SceneKind)
    with desk() as open_desk:
        stage = Stage(open_desk, View("small", SMALL))
        for moment in _moments(open_desk):
            stage.show(moment)
            lacking.discard(stage.shell.screen.scene.kind)
            if not lacking:
                break
        stage.close()
    assert lacking == set()


def _moments(open_desk: Desk) -> Iterator[Moment]:
    yield from general(open_desk)
    yield from refusals()
    for item_id in ITEMS:
        yield from of_item(open_desk.items[item_id], others=0)
