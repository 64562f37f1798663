"""A card that was read before lies on the plate: every page that asks for one says what to do, and holds it in every mode."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.screens.scene import SceneKind
from kiosk.voice.prompts import Prompt
from tests.window.fixtures import screen  # noqa: F401
from tools.gallery.moments import general, of_item
from tools.gallery.stage import Stage, desk
from tools.gallery.views import LYING, SMALL, UPRIGHT, View

VIEWS = [
    View(f"{panel[0]}x{panel[1]}{' elder' * elder}{' english' * english}{' low' * low}", panel, elder=elder, english=english, low=low)
    for panel in (UPRIGHT, LYING, SMALL)
    for elder in (False, True)
    for english, low in ((False, False), (True, False), (False, True))
]
PLACES = {"": ("vouch", "training door"), "ut-electricity-pay": ("card",), "mi-remote-filing": ("card", "agent_card")}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_page_that_asks_for_a_card_has_room_for_what_is_to_be_done_first(screen: None, view: View) -> None:  # noqa: F811
    wrong = {}
    with desk() as open_desk:
        stage = Stage(open_desk, view)
        for of, names in PLACES.items():
            moments = [moment for moment in (of_item(open_desk.items[of]) if of else general(open_desk)) if moment.name in names]
            assert {moment.name for moment in moments} == set(names)
            for moment in moments:
                stage.show(moment)
                _lies(stage.shell.screen)
                stage.driver.step(2)
                if found := stage.faults():
                    wrong[f"{of} {moment.name}"] = found
        stage.close()
    assert wrong == {}


def _lies(page: Any) -> None:
    """What the reader tells; of the person of the site it is the resident's card."""
    page.lift_first()
    if page.scene.kind is SceneKind.VOUCH:
        page._taken(page._held)


def test_it_is_said_by_its_key_and_not_as_a_text(screen: None) -> None:  # noqa: F811
    with desk() as open_desk:
        stage = Stage(open_desk, VIEWS[0])
        stage.show(next(moment for moment in of_item(open_desk.items["ut-electricity-pay"]) if moment.name == "card"))
        before = stage.shell.screen.prompt()
        stage.shell.screen.lift_first()
        stage.driver.step(2)
        assert stage.driver.sees("请先拿起身份证，再放一次")
        assert [utterance.key for utterance in stage.shell.screen.prompt()] == [Prompt.CARD_LIFT.key]
        assert Prompt.CARD_LIFT.key not in [utterance.key for utterance in before]
        stage.close()
