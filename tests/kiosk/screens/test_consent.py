"""What is agreed to is on the page that is seen first, on every panel and in both languages, however many pages the whole of it takes."""

from __future__ import annotations

import pytest

from kiosk.desk import Desk
from kiosk.screens.privacy import privacy_in_short
from tests.window.fixtures import screen  # noqa: F401
from tools.gallery.moments import guide
from tools.gallery.stage import Stage, desk
from tools.gallery.views import LYING, SMALL, UPRIGHT, View

PANELS = {"upright, low": (UPRIGHT, True), "lying": (LYING, False), "small": (SMALL, False)}


@pytest.mark.parametrize("english", [False, True], ids=["chinese", "english"])
@pytest.mark.parametrize("panel", PANELS)
def test_every_act_is_named_before_anybody_agrees(screen: None, panel: str, english: bool) -> None:  # noqa: F811
    size, low = PANELS[panel]
    with desk() as opened:
        stage = Stage(opened, View(panel, size, elder=True, low=low, english=english))
        unseen = [item_id for item_id in opened.items if not _named(stage, opened, item_id)]
        stage.close()
    assert unseen == [], unseen


def _named(stage: Stage, opened: Desk, item_id: str) -> bool:
    item = opened.items[item_id]
    stage.show(guide(item))
    shown = stage.driver.texts()
    short = stage.shell.mode.tr(privacy_in_short(item))
    return short in shown or stage.shell.mode.tr("办完从本机清除您的信息。") in "".join(shown)
