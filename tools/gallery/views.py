"""The modes, layouts and places of the gallery. No Kivy here: the page's own process only needs the names."""

from __future__ import annotations

from dataclasses import dataclass

from core.language import Language
from kiosk.ui.tokens import Mode

UPRIGHT, LYING, SMALL = (1080, 1920), (1920, 1080), (768, 1366)


@dataclass(frozen=True)
class View:
    """One way to look at every moment: a mode on a panel, at a place. `name` is what it is called on the page.

    `query` is a query machine (查询机), `training` the desk at which staff only practise.
    """

    name: str
    size: tuple[int, int] = UPRIGHT
    elder: bool = False
    high_contrast: bool = False
    low: bool = False
    voice: bool = False
    english: bool = False
    site: str = "taihe"
    query: bool = False
    training: bool = False

    def mode(self) -> Mode:
        """The mode in which the shell builds its screens."""
        language = Language.ENGLISH if self.english else Language.CHINESE
        width, height = self.size
        return Mode(self.elder, self.high_contrast, self.low, self.voice, language=language, width=width, height=height)


VIEWS = (
    View("standard", UPRIGHT),
    View("standard-lying", LYING),
    View("elder", UPRIGHT, elder=True, voice=True),
    View("elder-lying", LYING, elder=True, voice=True),
    View("english", UPRIGHT, english=True),
    View("english-lying", LYING, english=True),
    View("standard-small", SMALL),
    View("elder-small", SMALL, elder=True, voice=True),
    View("low", UPRIGHT, low=True),
    View("elder-low", UPRIGHT, elder=True, low=True, voice=True),
    View("high-contrast", UPRIGHT, high_contrast=True),
    View("elder-high-contrast-lying", LYING, high_contrast=True, elder=True),
    View("english-small", SMALL, english=True),
    View("training", UPRIGHT, training=True),
    View("query-machine", UPRIGHT, site="taihe-village", query=True),
    View("bank-branch", UPRIGHT, site="lufeng-bank"),
)
USUAL = frozenset({"standard", "standard-lying", "elder", "elder-lying", "english", "english-lying"})
"""What is drawn unless more is asked for."""
