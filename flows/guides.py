"""The guides of all items as files: `<item>.toml` as the county wrote it, and `en/<item>.toml` its English, with the same keys.

A translation says in `of` which texts it translates. Once those have changed it is no longer shown: a page in Chinese is better
than last year's fee in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from core.config import ConfigError, build
from core.language import Language
from flows.guide import Guide

OF = "of"
"""The key of a translation that holds the digest of the texts that it translates."""

_HOW_OFTEN = re.compile(r"每|\b(?:once (?:a|in)|every|each)\b", re.IGNORECASE)
"""A duty that comes back: it belongs to the conditions, and says nothing of how long the office may take."""

TRANSLATED = tuple(language for language in Language if language is not Language.CHINESE)


class Guides(Mapping[str, Guide]):
    """Item ids to their guides as the county wrote them; `in_language` gives them in the resident's language."""

    def __init__(self, written: Mapping[str, Guide], translated: Mapping[Language, Mapping[str, Guide]] | None = None) -> None:
        self._written, self._translated = written, translated or {}

    def __getitem__(self, item_id: str) -> Guide:
        return self._written[item_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)

    def at_place(self, hours: Callable[[Language], str]) -> Guides:
        """The same as they are told at a place with these hours; where they are "" in Chinese, nobody knows them, and it stays."""
        if not hours(Language.CHINESE):
            return self
        here = {item_id for item_id, guide in self._written.items() if guide.hours.startswith("随场所开放")}

        def told(guides: Mapping[str, Guide], language: Language) -> dict[str, Guide]:
            said = hours(language)
            return {item_id: replace(guide, hours=said) if item_id in here else guide for item_id, guide in guides.items()}

        translated = {language: told(guides, language) for language, guides in self._translated.items()}
        return Guides(told(self._written, Language.CHINESE), translated)

    def in_language(self, item_id: str, language: Language) -> Guide:
        """The guide in that language; in Chinese when there is no translation of its present texts."""
        return self._translated.get(language, {}).get(item_id) or self[item_id]

    def speaks(self, item_id: str, language: Language) -> bool:
        """Whether `in_language` is really in that language."""
        return language is Language.CHINESE or item_id in self._translated.get(language, {})


@dataclass(frozen=True)
class Translation:
    """A guide in another language, and the digest of the Chinese one that it translates."""

    guide: Guide
    of: str


Files = Mapping[str, Mapping[str, Any]]
"""What stands in the files, by their path in the folder of guides: `core.config.read_folder`."""


def read_guides(files: Files, ids: Iterable[str]) -> Guides:
    """The guide of every item. Raises `ConfigError` for a missing file, key or empty element, and for a time limit that is none; a missing
    or outdated translation is none."""
    written = {item_id: read_guide(files, item_id) for item_id in ids}
    return Guides(written, {language: dict(_translated(files, written, language)) for language in TRANSLATED})


def read_guide(files: Files, item_id: str) -> Guide:
    """One guide. Raises `ConfigError` naming the file and the element that is wrong."""
    path = f"{item_id}.toml"
    if path not in files:
        raise ConfigError(f"guides/{path}: no such file")
    return _checked(files[path], path)


def read_translation(files: Files, item_id: str, language: Language) -> Translation | None:
    """One guide in another language, None when there is no such file. Raises `ConfigError` like `read_guide`."""
    if (path := translation_path(item_id, language)) not in files:
        return None
    texts = dict(files[path])
    if not isinstance(of := texts.pop(OF, None), str):
        raise ConfigError(f"guides/{path}: {OF!r} is missing: `kiosk items guides` says it")
    return Translation(_checked(texts, path), of)


def translation_path(item_id: str, language: Language) -> str:
    """Where the translation of a guide is kept, in the folder of guides."""
    return f"{language.value}/{item_id}.toml"


def _checked(texts: Mapping[str, Any], path: str) -> Guide:
    guide = build(Guide, texts, f"guides/{path}")
    for key, words in vars(guide).items():
        if not words.strip():
            raise ConfigError(f"guides/{path}: {key!r} is empty")
    if _HOW_OFTEN.search(guide.legal_limit):
        raise ConfigError(f"guides/{path}: 'legal_limit' says how often, not by when: {guide.legal_limit}")
    return guide


def _translated(files: Files, written: Mapping[str, Guide], language: Language) -> Iterator[tuple[str, Guide]]:
    for item_id, guide in written.items():
        translation = read_translation(files, item_id, language)
        if translation and translation.of == guide.digest:
            yield item_id, translation.guide
