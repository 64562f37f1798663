"""In 长辈版 no sentence is smaller than 48 px: looked at where somebody agrees, pays, takes leave and finds a person, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from core.language import Language
from kiosk.ui.bar import BottomBar
from kiosk.ui.buttons import PushButton
from kiosk.ui.header import Header
from kiosk.ui.steps import StepBar
from kiosk.ui.tokens import Type
from tests.kiosk.screens.conftest import Start
from tests.window.fixtures import screen  # noqa: F401
from tools.gallery.moments import general, of_item
from tools.gallery.stage import Stage, desk
from tools.gallery.views import LYING, SMALL, UPRIGHT, View

LEAST_PX = 48
LEAST_IN_ENGLISH_ON_A_SMALL_PANEL_PX = 40
SMALLER = {
    BottomBar: "nine labels share the width, each below its picture",
    Header: "names the place; nothing in it has to be read to go on",
    StepBar: "names the steps; the page says what to do",
    PushButton: "the reason a button is grey, below its 56 px words",
}
"""Where a text may be smaller, and why."""
MOMENTS = {
    "": ("people",),
    "ut-water-pay": ("guide", "payment qr_shown", "payment unknown", "payment refunded", "goodbye"),
    "mi-remote-filing": ("guide", "goodbye"),
}
VIEWS = (
    View("upright", UPRIGHT, elder=True),
    View("upright, english", UPRIGHT, elder=True, english=True),
    View("lying, english", LYING, elder=True, english=True),
    View("small", SMALL, elder=True),
    View("small, english", SMALL, elder=True, english=True),
)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_sentence_of_the_large_type_is_large_and_every_page_well_made(screen: None, view: View) -> None:  # noqa: F811
    wrong = {}
    with desk() as open_desk:
        stage = Stage(open_desk, view)
        for of, names in MOMENTS.items():
            moments = [moment for moment in (of_item(open_desk.items[of]) if of else general(open_desk)) if moment.name in names]
            assert {moment.name for moment in moments} == set(names)
            for moment in moments:
                stage.show(moment)
                for page in stage.driver.pages():
                    stage.driver.lay_out()
                    if found := [*_small(stage), *stage.faults()]:
                        wrong[f"{of} {moment.name}, {page}"] = found
        stage.close()
    assert wrong == {}


def test_a_small_sentence_is_found(screen: None) -> None:  # noqa: F811
    with desk() as open_desk:
        stage = Stage(open_desk, VIEWS[0])
        stage.show(next(moment for moment in general(open_desk) if moment.name == "people"))
        next(seen.widget for seen in stage.driver.labels() if "全程免费" in seen.widget.plain).resize(Type.FINE)
        found = _small(stage)
        stage.close()
    assert found


def _small(stage: Stage) -> list[str]:
    return [
        f"{seen.widget.font_size} px: {seen.widget.plain!r}"
        for seen in stage.driver.labels()
        if seen.widget.font_size < _least(stage) and not any(isinstance(around, tuple(SMALLER)) for around in _around(seen.widget))
    ]


def _around(widget: Any) -> Iterator[Any]:
    while widget.parent is not None and widget.parent is not widget:
        widget = widget.parent
        yield widget


def _least(stage: Stage) -> int:
    mode = stage.shell.mode
    return LEAST_IN_ENGLISH_ON_A_SMALL_PANEL_PX if mode.narrow and mode.language is Language.ENGLISH else LEAST_PX


@pytest.mark.parametrize("size", [(1920, 1080), (768, 1366)], ids=str)
def test_ones_own_cases_are_on_the_home_page_to_which_the_farewell_sends(start: Start, size: tuple[int, int]) -> None:
    driver = start(size)
    driver.app.shell.prefer(replace(driver.app.shell.mode, elder=True))
    driver.step(2)
    for title in ("找事项", "我的办件", "一件事"):
        assert driver.sees(title), title
