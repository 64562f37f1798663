"""English for all that residents read: what the source says, what the items and bundles are, and the catalogue that must have it.

The catalogue is `assets/locale/en/`: `items/` has one file for each item and `common.toml` for what several say alike, `screens/` has
what the screens and their tables say, `bundles.toml` the bundles. Guides have files of their own (flows.guides). A sentence that is put together at run
time is tried with a number in each place that only a case can fill.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from core.config import read_toml
from core.language import CHINESE, read_sentences
from flows.flow import Answers, Gate, NotYet, Option, Step
from flows.guide import HEADINGS, LIMITS
from flows.item import Category, Item, Shape
from flows.own_part import BOOKED, WAITING
from flows.receipt import STATE_WORDS
from flows.refusal import Refusal
from kiosk.bundles import Bundle
from kiosk.ui import english
from kiosk.ui.phrasebook import Phrasebook, Template, slots_of
from kiosk.workshop.new_item import TO_FILL
from kiosk.workshop.sentences import said, sentences
from kiosk.workshop.walks import Seen

_RECORDS = ("central/departments", "central/seeds", "kiosk/workshop/examples")
"""Whose sources hold what departments keep of a person, in the county and for the walks."""


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
    """What stands beside every item: categories and shapes, the headings and time limits of a guide, the refusals' own sentences, and
    what a case's state is called."""
    refusals = [sentence for refusal in Refusal for sentence in (refusal.explanation.happened, refusal.explanation.do)]
    beside = {*(category.title for category in Category), *(shape.value for shape in Shape)}
    return {*HEADINGS, LIMITS, *refusals, *beside, *STATE_WORDS.values(), BOOKED, WAITING}


def bundle_texts(bundles: Mapping[str, Bundle]) -> set[str]:
    """What the tiles of the bundles say."""
    return {text for bundle in bundles.values() for text in (bundle.title, bundle.line)}


def item_texts(item: Item, seen: Seen) -> set[str]:
    """Every fixed text of the item; `seen` is a walk along its paths, which meets the words of the button."""
    found = {item.name, item.tile, *item.looked_up, item.slip_title, item.fetched, *(after.label for after in item.after)}
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


def data_texts(folder: Path, root: Path) -> set[str]:
    """Every text that is data: what the guides, the policy, the sites and the departments' records say. It may have English and need not:
    a name, a place, a figure's source stay Chinese, and a widget that may show such a text is marked `data` (kiosk/ui/words.py)."""
    configured = {text for path in sorted(folder.rglob("*.toml")) for text in _strings(read_toml(path))}
    sources = (path for part in _RECORDS for path in sorted((root / part).rglob("*.py")))
    return configured | {text for path in sources for _, text in sentences(path.read_text(encoding="utf-8"))}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (key for key in value if CHINESE.search(key))  # a province with its cities
        yield from (text for part in value.values() for text in _strings(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in _strings(part))


def faults(texts: Mapping[str, set[str]], data: set[str], root: Path) -> Iterator[str]:
    """What has no English, by whose text or where it is; what the catalogue translates although nobody says it; and translations
    that say more or less of a case than their sentence. What is `data` may have English."""
    known, used = read_sentences(root / "assets" / "locale" / "en"), set[str]()
    book = Phrasebook(known, english.FORMS, used)
    for whose, wanted in texts.items():
        yield from (f"{whose}: no English for {text!r}" for text in sorted(wanted) if _lacking(book, text))
    for text, place in said(root).items():
        if _lacking(book, text):
            yield f"{place}: no English for {text!r}"
    yield from (f"assets/locale/en: nobody says {text!r}" for text in sorted(_idle(known, used, data)))
    for text, translated in known.items():
        if sorted(slots_of(text)) != sorted(slots_of(translated)):
            yield f"assets/locale/en: {text!r} and {translated!r} have different slots"


def _lacking(book: Phrasebook, text: str) -> bool:
    """Whether some of it stays Chinese, save where its English says so: the name of an office, of an app."""
    translated = book.translate(text)
    return bool(CHINESE.search(translated)) and not book.entry(text)


def _idle(known: Mapping[str, str], used: set[str], data: set[str]) -> Iterator[str]:
    """The ids that nobody needs: neither said, nor (part of) a text that is data, nor the one case of a said id that English says
    otherwise: 1 人."""
    given = "\n".join(data)
    told = [Template.of(text, "") for text in used if slots_of(text)]
    for text in set(known) - used:
        template = Template.of(text, "") if slots_of(text) else None
        if text not in given and not any(one.slots(text) for one in told) and not (template and any(map(template.slots, data))):
            yield text


def _step_texts(step: Step) -> Iterator[str]:
    yield from (step.title, step.label, step.note, *step.extra.get("sentences", ()), step.extra.get("unit", ""))
    for option in _fixed_options(step):
        yield from (option.label, option.note, option.locked)


def _fixed_options(step: Step) -> tuple[Option, ...]:
    try:
        return step.options(_NoAnswers())
    except _Unknown:
        return ()
