"""Whether the aids to answering are there and whole, for `kiosk diagnose`. Looks into the files, not only at them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.aids.problem import AidProblem
from kiosk.handwriting.recogniser import LIBRARY, MODEL, HandwritingDamaged, HandwritingMissing, Recogniser
from kiosk.pinyin import lexicon
from kiosk.pinyin.lexicon import Lexicon, LexiconDamaged, LexiconMissing
from kiosk.regions import nationwide, prepare
from kiosk.regions.nationwide import RegionsDamaged, RegionsMissing


@dataclass(frozen=True)
class AidFiles:
    """Where the three are."""

    regions: Path = field(default_factory=prepare.listed_file)
    words: Path = field(default_factory=lexicon.place)
    library: str = LIBRARY
    model: Path = MODEL


@dataclass(frozen=True)
class AidFault:
    """One that is not offered. `damaged`: something lies in its place that is none; else it was never set up here."""

    problem: AidProblem
    detail: str
    damaged: bool


def look(files: AidFiles) -> list[AidFault]:
    """Everything wrong with them, within half a second."""
    tried = [
        _tried(AidProblem.REGIONS, lambda: nationwide.look_through(files.regions)),
        _tried(AidProblem.PINYIN, lambda: Lexicon(files.words).close()),
        _tried(AidProblem.HANDWRITING, lambda: Recogniser(files.library, files.model).close()),
    ]
    return [fault for fault in tried if fault]


def _tried(problem: AidProblem, opening: Callable[[], object]) -> AidFault | None:
    try:
        opening()
    except (RegionsMissing, LexiconMissing, HandwritingMissing) as error:
        return AidFault(problem, str(error), isinstance(error, (RegionsDamaged, LexiconDamaged, HandwritingDamaged)))
    return None
