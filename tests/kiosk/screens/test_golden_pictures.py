"""Twelve key screens look as they did: each is compared with its kept picture, half size, some difference in the edges of letters allowed.

`GOLDEN=write` before the command writes them anew, for somebody to look at; what differs is left under out/golden/.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.window.fixtures import drive, screen  # noqa: F401
from tools.gallery.moments import Moment, general, of_item, refusals
from tools.gallery.stage import Stage, desk
from tools.gallery.views import LYING, SMALL, View

KEPT = Path(__file__).parent / "golden"
LEFT = Path("out/golden")

SCREENS = {
    "home": (View("standard"), "", "home"),
    "home-elder": (View("elder", elder=True), "", "home"),
    "home-lying": (View("lying", size=LYING), "", "home"),
    "home-high-contrast": (View("high contrast", high_contrast=True), "", "home"),
    "list-english": (View("english", english=True), "", "category social-insurance"),
    "guide": (View("standard"), "si-insured-certificate", "guide"),
    "card-elder-small": (View("elder small", size=SMALL, elder=True), "si-insured-certificate", "card"),
    "question": (View("standard"), "ca-temporary-relief-apply", "kind "),
    "bill-low": (View("low", low=True), "ut-water-pay", "check"),
    "payment": (View("standard"), "ut-water-pay", "payment qr_shown"),
    "result": (View("standard"), "ca-marriage-appointment", "result done"),
    "paper-out": (View("standard"), "", "trouble P-PAPER-OUT"),
}
MOST_SHADE = 40
"""Of 255: so much may a pixel's colour differ where FreeType or Mesa draw an edge another way."""
MOST_PIXELS = 0.001
"""The share of pixels that may differ more: a changed word of one line is ten times as many."""


def _moment(of: str, name: str, stage_desk: object) -> Moment:
    moments = of_item(stage_desk.items[of], 0) if of else (*general(stage_desk), *refusals())  # type: ignore[attr-defined]
    return next(moment for moment in moments if moment.name.startswith(name))


@pytest.mark.parametrize("name", SCREENS)
def test_a_key_screen_looks_as_it_did(screen: None, name: str) -> None:  # noqa: F811
    view, of, moment = SCREENS[name]
    with desk() as open_desk:
        stage = Stage(open_desk, view)
        stage.show(_moment(of, moment, open_desk))
        picture = stage.driver.shot().reduce(2)
        stage.close()
    kept = KEPT / f"{name}.png"
    if os.environ.get("GOLDEN") == "write":
        KEPT.mkdir(exist_ok=True)
        picture.save(kept, optimize=True)
    share = _differing(picture, Image.open(kept).convert("RGB"))
    if share > MOST_PIXELS:
        LEFT.mkdir(parents=True, exist_ok=True)
        picture.save(LEFT / f"{name}.png")
    assert share <= MOST_PIXELS, f"{share:.1%} of the pixels differ; see {LEFT / name}.png"


def _differing(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels whose colours differ more than an edge does."""
    if one.size != other.size:
        return 1.0
    apart = np.abs(np.asarray(one, dtype=np.int16) - np.asarray(other, dtype=np.int16)).max(axis=2)
    return float((apart > MOST_SHADE).mean())


def test_a_changed_word_is_a_difference() -> None:
    kept = Image.open(KEPT / "home.png").convert("RGB")
    changed = kept.copy()
    changed.paste((255, 255, 255), (40, 80, 260, 120))
    assert _differing(kept, changed) > MOST_PIXELS
