"""English for the items and bundles: every word of theirs that does not depend on a case, and the catalogue that must have it.

Words that are put together at run time (a day, an amount, a name) are not looked for. The catalogue is `assets/locale/en/`:
`items/` has one file for each item and `common.toml` for what several say alike; `bundles.toml` has the bundles. No screen offers
English yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from flows.flow import Answers, Gate, NotYet, Option, Step
from flows.guide import HEADINGS
from flows.item import Item
from flows.refusal import Refusal
from kiosk.bundles import Bundle
from kiosk.ui.language import read_sentences
from kiosk.workshop.new_item import TO_FILL
from kiosk.workshop.walks import Seen


class _Unknown(Exception):
    """Something was read that only a case or a county can say."""


class _NoAnswers(Answers):
    """Answers of which nothing may be read, so that what does not fail depends on none of them."""

    def __init__(self) -> None:
        super().__init__({}, _NoFigures())  # type: ignore[arg-type]  # stands for a policy and refuses what one is asked

    def __getitem__(self, key: str) -> Any:
        raise _Unknown(key)

    def get(self, key: str, _default: Any = None) -> Any:
        raise _Unknown(key)

    def __contains__(self, key: object) -> bool:
        raise _Unknown(key)


class _NoFigures:
    def __getattr__(self, name: str) -> Any:
        raise _Unknown(name)

    def __getitem__(self, key: str) -> Any:
        raise _Unknown(key)


def common_texts() -> set[str]:
    """What stands beside every item: the headings of a guide, and the refusals' own sentences."""
    refusals = [sentence for refusal in Refusal for sentence in (refusal.explanation.happened, refusal.explanation.do)]
    return {*HEADINGS, *refusals}


def bundle_texts(bundles: Mapping[str, Bundle]) -> set[str]:
    """What the tiles of the bundles say."""
    return {text for bundle in bundles.values() for text in (bundle.title, bundle.line)}


def item_texts(item: Item, seen: Seen) -> set[str]:
    """Every fixed text of the item; `seen` is a walk along its paths, which meets the words of the button."""
    found = {item.name, item.tile, item.slip_title, item.fetched, *(after.label for after in item.after)}
    for step in item.steps:
        found |= set(step.says) if isinstance(step, Gate) else set(_step_texts(step))
    return {text for text in found | _buttons(item, seen) if text and TO_FILL not in text}


def _buttons(item: Item, seen: Seen) -> set[str]:
    """The words of the primary button, but for those that name a day or an amount."""
    labels = set()
    for path in seen.ends:
        if path.complete:
            with suppress(NotYet):  # the lint says so
                labels.add(item.act_label(path.answers))
    return {label for label in labels if not any(letter.isdigit() for letter in label)}


def faults(texts: Mapping[str, set[str]], root: Path) -> Iterator[str]:
    """What has no English, by whose text it is; and what the catalogue translates although nobody says it; `screens/` is for the screens."""
    known = read_sentences(root / "assets" / "locale" / "en")
    for whose, wanted in texts.items():
        yield from (f"{whose}: no English for {text!r}" for text in sorted(wanted) if not known.get(text))
    said = set().union(*texts.values(), read_sentences(root / "assets" / "locale" / "en" / "screens"))
    yield from (f"assets/locale/en: nobody says {text!r}" for text in sorted(set(known) - said))


def _step_texts(step: Step) -> Iterator[str]:
    yield from (step.title, step.label, step.note, *step.extra.get("sentences", ()), step.extra.get("unit", ""))
    for option in _fixed_options(step):
        yield from (option.label, option.note, option.locked)


def _fixed_options(step: Step) -> tuple[Option, ...]:
    try:
        return step.options(_NoAnswers())
    except _Unknown:
        return ()
