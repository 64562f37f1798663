"""The county's own items, guides and words, as the kiosk reads them."""

from __future__ import annotations

from pathlib import Path

from core.config import read_folder
from core.language import Language
from flows.guides import read_guides
from flows.items import known
from kiosk.finding.index import Index
from kiosk.finding.words import phrases, read_words
from kiosk.ui.language import translate

CONFIG = Path(__file__).resolve().parents[3] / "config"
ITEMS = known()
GUIDES = read_guides(read_folder(CONFIG / "guides"), ITEMS)


def index(language: Language = Language.CHINESE) -> Index:
    """The index that a resident of that language types into."""
    words = read_words(CONFIG, ITEMS)
    return Index(phrases(ITEMS, GUIDES, words, lambda text: translate(text, language)), list(ITEMS))
