"""The one place that screens ask when somebody looks for an item."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping

from flows.guide import Guide
from flows.item import Item
from kiosk.finding.index import FoundIn, Index
from kiosk.finding.uses import Uses
from kiosk.finding.wishes import WISHES
from kiosk.finding.words import Spoken, phrases

InOwnWords = Callable[[str], str]
"""A text in the resident's language, as `Mode.tr` gives it."""


class Finder:
    """All items that a resident may look for, and how they are found."""

    def __init__(self, items: Mapping[str, Item], guides: Mapping[str, Guide], words: Spoken, uses: Uses) -> None:
        self._items, self._guides, self._words, self.uses = items, guides, words, uses
        self._indexes: dict[str, Index] = {}
        self._lock = threading.Lock()

    def prepare(self, language: str, tr: InOwnWords) -> None:
        """Makes the index of that language unless it is there; for a worker, before the first letter is typed."""
        with self._lock:
            if language not in self._indexes:
                self._indexes[language] = Index(phrases(self._items, self._guides, self._words, tr), list(self._items))

    def ready(self, language: str) -> bool:
        """Whether the index of that language is there."""
        return language in self._indexes

    def find(self, typed: str, language: str, tr: InOwnWords, common: Mapping[str, int]) -> list[Item]:
        """The items that these letters may mean, the likeliest first; quick once it is prepared. Nothing typed finds nothing."""
        if not typed:
            return []
        self.prepare(language, tr)
        return [self._items[item_id] for item_id in self._indexes[language].find(typed, common)]

    def called(self, typed: str, language: str, tr: InOwnWords) -> dict[str, str]:
        """For each item that these letters found by what people call it, and not by its name: that word."""
        if not typed:
            return {}
        self.prepare(language, tr)
        met = self._indexes[language].met(typed)
        return {
            item_id: phrase.text
            for item_id, phrase in met.items()
            if phrase.source is FoundIn.SPOKEN and phrase.text not in self._items[item_id].name
        }

    def wished(self, wish_id: str) -> list[Item]:
        """The items that a wish means."""
        return WISHES[wish_id].means(self._items.values())

    def named(self, item_ids: Iterable[str]) -> list[Item]:
        """The items of these ids, in their order; one that is no longer offered is left out."""
        return [self._items[item_id] for item_id in item_ids if item_id in self._items]
