"""Every kind of screen in modes and on panels put together so that each two of them meet: nothing wrong, nothing personal, a way home.

One item of each shape and branch stands for the others; `make gallery` shows all of them in every view.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import pytest

from kiosk.desk import Desk
from kiosk.screens.scene import SceneKind
from kiosk.ui.search_pad import pad_fits
from kiosk.workshop.people import card
from tests.window.fixtures import drive, screen  # noqa: F401
from tools.gallery.moments import Moment, general, of_item, refusals
from tools.gallery.stage import Stage, desk
from tools.gallery.views import LYING, SMALL, UPRIGHT, View

TOGETHER = (
    View("lying, voice", LYING, voice=True),
    View("lying, elder, high contrast, low, english", LYING, elder=True, high_contrast=True, low=True, english=True),
    View("small, high contrast", SMALL, high_contrast=True),
    View("small, elder, low, english, voice", SMALL, elder=True, low=True, english=True, voice=True),
    View("upright, low, english", UPRIGHT, low=True, english=True),
    View("upright, elder, english", UPRIGHT, elder=True, english=True),
    View("upright, elder, high contrast, low, voice", UPRIGHT, elder=True, high_contrast=True, low=True, voice=True),
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

_ENDS_BY_ITSELF = frozenset({SceneKind.DOOR, SceneKind.ATTRACT, SceneKind.CLOSED, SceneKind.HOME})
"""Where one is at home, or will be in a moment."""


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
            stage.show(moment)
            kind = stage.shell.screen.scene.kind
            drawn = view in DRAWN and kind not in kinds
            kinds.add(kind)
            if (seen := stage.signature()) not in met:
                met.add(seen)
                picture = stage.driver.shot() if drawn else None
                if found := [*stage.faults(picture), *_personal(stage), *_astray(stage), *_boxes(stage), *_too_high(stage)]:
                    wrong[f"{moment.of} {moment.name}"] = found
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


def _personal(stage: Stage) -> list[str]:
    """What only the holder may know and nobody else beside them may read."""
    holder = stage.shell.sitting.visit.card or card("P5")
    secrets = (holder.number.reveal(), holder.name.reveal(), holder.address.reveal(), "13873512345")
    return [f"unmasked: {text!r}" for text in stage.driver.texts() if any(secret in text.replace(" ", "") for secret in secrets)]


def _astray(stage: Stage) -> list[str]:
    """A screen without a way home."""
    home = stage.shell.mode.tr("首页")
    ways = [seen for seen in stage.driver.touchables() if seen.widget.usable and seen.widget.say == home]
    asked = any(getattr(child, "modal", False) for child in stage.driver.window.children)
    return [] if asked or ways or stage.shell.screen.scene.kind in _ENDS_BY_ITSELF else ["no way home"]


def _too_high(stage: Stage) -> list[str]:
    """With 低位 nothing is touched above the reach of whoever sits."""
    mode = stage.shell.mode
    touched = stage.driver.touchables() if mode.lowered else []
    return [f"too high: {seen.widget.say!r} at {seen.top:.0f}" for seen in touched if seen.top > mode.reach + 1]


def _boxes(stage: Stage) -> list[str]:
    """Characters that the font lacks."""
    return [f"missing glyph: {text!r}" for text in (seen.widget.text for seen in stage.driver.labels()) if "〓" in text]
