"""What a county writes, in other languages, as its author sees it: guides that are missing, half or of texts that have changed since, and
sites that speak Chinese only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path

from core.config import ConfigError, build, read_toml
from flows.guide import Guide
from flows.guides import TRANSLATED, Files, Translation, read_guide, read_translation, translation_path
from kiosk.settings import Site

_CHINESE = re.compile("[\u4e00-\u9fff]")


class TranslationState(Enum):
    """How a translation stands to its guide."""

    SOUND = "sound"
    MISSING = "missing"
    OUTDATED = "outdated"  # the guide has changed since
    HALF = "half"  # some texts are still the Chinese ones


def faults(files: Files, item_id: str) -> Iterator[str]:
    """What is wrong with the guide, and with each of its translations."""
    try:
        guide = read_guide(files, item_id)
    except ConfigError as error:
        yield str(error)
        return
    for language in TRANSLATED:
        try:
            translation = read_translation(files, item_id, language)
        except ConfigError as error:
            yield str(error)
        else:
            yield from _told(guide, translation, f"guides/{translation_path(item_id, language)}")


def state(guide: Guide, translation: Translation | None) -> TranslationState:
    """How the translation stands to the guide as it is now."""
    if translation is None:
        return TranslationState.MISSING
    if translation.of != guide.digest:
        return TranslationState.OUTDATED
    return TranslationState.HALF if untranslated(guide, translation) else TranslationState.SOUND


def untranslated(guide: Guide, translation: Translation) -> list[str]:
    """The keys whose text is the Chinese one still; a telephone number may be the same."""
    texts = vars(translation.guide)
    return [key for key, text in vars(guide).items() if texts[key] == text and _CHINESE.search(text)]


def table(files: Files, ids: Iterable[str]) -> Iterator[str]:
    """One line for each guide and language: the digest that a translation has to name, and how the present one stands."""
    for item_id in ids:
        guide = read_guide(files, item_id)
        for language in TRANSLATED:
            how = state(guide, read_translation(files, item_id, language))
            yield f'of = "{guide.digest}"  {translation_path(item_id, language)}  {how.value}'


def site_faults(folder: Path) -> Iterator[str]:
    """What each site file in `folder`/sites says only in Chinese, and what it translates and does not say any more."""
    for path in sorted((folder / "sites").glob("*.toml")):
        try:
            site = build(Site, read_toml(path), str(path))
        except ConfigError as error:
            yield str(error)
            continue
        said = {text for text in site.texts if _CHINESE.search(text)}
        yield from (f"sites/{path.name}: no English for {text!r} in [en]" for text in sorted(said - set(site.en)))
        yield from (f"sites/{path.name}: [en] translates {text!r}, which the file does not say" for text in sorted(set(site.en) - said))


def _told(guide: Guide, translation: Translation | None, path: str) -> Iterator[str]:
    how = state(guide, translation)
    if translation is None:
        yield f"{path}: no such file: the guide is shown in Chinese; `kiosk items guides` says what it has to name"
    elif how is TranslationState.OUTDATED:
        yield f'{path}: the guide has changed and is shown in Chinese: look at the translation, then write of = "{guide.digest}"'
    elif how is TranslationState.HALF:
        yield f"{path}: still in Chinese: {', '.join(untranslated(guide, translation))}"
