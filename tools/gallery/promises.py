"""What every screen promises besides being well made (tests/window/look.py), judged by what is really on it: nothing personal that
others could read, a way home, with 低位 all in reach, in English no Chinese but names and records.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.language import Language, read_sentences
from kiosk.screens.scene import SceneKind
from kiosk.ui.fonts import MONO
from kiosk.workshop.english import data_texts
from kiosk.workshop.new_item import ROOT
from kiosk.workshop.people import CONFIG, card
from tests.window.driver import Driver

if TYPE_CHECKING:
    from kiosk.screens.shell import Shell

_PHONE = "13873512345"
"""The workshop's answer to every question for a telephone."""
_ENDS_BY_ITSELF = frozenset({SceneKind.DOOR, SceneKind.ATTRACT, SceneKind.CLOSED, SceneKind.HOME})
"""Where one is at home, or will be in a moment."""
_RUN = re.compile("[\u3400-\u9fff]+")
_ITS_OWN_NAME = "中文版"


def broken(driver: Driver, shell: Shell) -> list[str]:
    """Every promise that the present screen does not keep."""
    with driver.still():
        left = [f"chinese: {text!r}" for text in chinese(driver)] if shell.mode.language is Language.ENGLISH else []
        return [*unmasked(driver, shell), *astray(driver, shell), *too_high(driver, shell), *left]


def unmasked(driver: Driver, shell: Shell) -> list[str]:
    """What only the holder may know and nobody else beside them may read. In training the persons are invented and chosen by name."""
    if shell.training.on:
        return []
    holder = shell.sitting.visit.card or card("P5")
    secrets = (holder.number.reveal(), holder.name.reveal(), holder.address.reveal(), _PHONE)
    return [f"unmasked: {text!r}" for text in driver.texts() if any(secret in text.replace(" ", "") for secret in secrets)]


def astray(driver: Driver, shell: Shell) -> list[str]:
    """A screen without a way home."""
    assert shell.screen is not None
    home = shell.mode.tr("首页")
    ways = [seen for seen in driver.touchables() if seen.widget.usable and seen.widget.say == home]
    asked = any(getattr(child, "modal", False) for child in driver.window.children)
    return [] if asked or ways or shell.screen.scene.kind in _ENDS_BY_ITSELF else ["no way home"]


def too_high(driver: Driver, shell: Shell) -> list[str]:
    """With 低位 nothing is touched above the reach of whoever sits."""
    mode = shell.mode
    touched = driver.touchables() if mode.lowered else []
    return [f"too high: {seen.widget.say!r} at {seen.top:.0f}" for seen in touched if seen.top > mode.reach + 1]


def chinese(driver: Driver) -> list[str]:
    """Labels with Chinese that they may not have in English: none but data, and there nothing that no record says. A slip is Chinese."""
    found = []
    for words in (seen.widget for seen in driver.labels() if seen.widget.font_name != MONO):
        runs = _RUN.findall(words.plain)
        if runs and not words.verbatim and words.plain != _ITS_OWN_NAME and (not words.data or not all(map(_from_records, runs))):
            found.append(words.plain)
    return found


@cache
def _from_records(run: str) -> bool:
    """Whether records say it: as it is, or as a place in a place; or a resident has written it, in the longest text that a case holds."""
    return (
        set(run) == {"字"}
        or run in _recorded()
        or any(run[:cut] in _recorded() and run[cut:] in _recorded() for cut in range(2, len(run) - 1))
    )


@cache
def _recorded() -> str:
    """All that is data, and the few Chinese names that stand in the English."""
    return "\n".join([*data_texts(CONFIG, ROOT), *read_sentences(ROOT / "assets" / "locale" / "en").values()])
