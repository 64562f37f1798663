"""What people call an item, which is seldom what its department calls it: 「断电」, 「老年证」, 「养老钱」. Data under `config/also_called.toml`.

Together with names, categories and guides it makes the phrases by which items are found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from core.config import ConfigError, nearest, read_toml
from flows.guide import Guide
from flows.item import Item
from kiosk.finding.index import FoundIn, Phrase

Spoken = Mapping[str, tuple[str, ...]]
"""Item id to what it is called."""


def read_words(folder: Path, items: Mapping[str, Item]) -> dict[str, tuple[str, ...]]:
    """The file's words by item. Raises `ConfigError` naming the file and the entry that is wrong: no such item, no words, or not texts."""
    path = folder / "also_called.toml"
    found = read_toml(path)
    for item_id, words in found.items():
        if item_id not in items:
            raise ConfigError(f"{path}: no item {item_id!r}{nearest(item_id, items)}")
        if not (isinstance(words, list) and words and all(isinstance(word, str) and word.strip() for word in words)):
            raise ConfigError(f"{path}: {item_id}: a list of words is wanted")
        if len(set(words)) < len(words):
            raise ConfigError(f"{path}: {item_id}: a word stands there twice")
    return {item_id: tuple(words) for item_id, words in found.items()}


def phrases(items: Mapping[str, Item], guides: Mapping[str, Guide], words: Spoken, also: Callable[[str], str]) -> Iterator[Phrase]:
    """Every text by which an item may be found; `also` gives a text in the resident's language, and the text itself in Chinese."""
    for item in items.values():
        titles = [item.category.title] if item.category is not None else []
        told = [(FoundIn.SPOKEN, [item.tile]), (FoundIn.NAME, [item.name]), (FoundIn.CATEGORY, titles)]
        for where, texts in told:
            both = dict.fromkeys(form for text in texts for form in (text, also(text)))
            yield from (Phrase(text, where, (item.id,)) for text in both)
        yield from (Phrase(text, FoundIn.SPOKEN, (item.id,)) for text in words.get(item.id, ()))
        guide = guides[item.id]
        yield from (Phrase(text, FoundIn.GUIDE, (item.id,)) for text in (guide.result, guide.materials, guide.conditions))
