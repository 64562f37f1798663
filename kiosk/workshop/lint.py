"""What must hold for every item before anybody meets it: a complete guide, coded gates, sound steps, paths that end, words that are
written, in English too, and a version that was raised when something changed; and for the bundles, that their items exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from core.config import ConfigError, read_folder
from flows.flow import LOOKED, Answers, Gate, NotYet, Step
from flows.guides import Files
from flows.item import Act, Item, Review, Shape
from flows.own_part import own_part
from flows.policy import Policy
from flows.records.exchange import CaseState, Outcome
from flows.refusal import Refusal
from kiosk.bundles import read_bundles
from kiosk.workshop import editions, english, translations
from kiosk.workshop.examples import NoExample
from kiosk.workshop.new_item import ROOT, to_fill
from kiosk.workshop.walks import Seen, walk_all

CODES = tuple(refusal.code for refusal in Refusal)

OTHERS = 2
"""So many unusual answers in one path of the walk: enough to reach every step of the county's items."""

_DONE = Outcome("0" * 23, CaseState.DONE, "000000", "")
"""What the words of a slip are asked with."""


def faults(items: Mapping[str, Item], folder: Path, policy: Policy, root: Path = ROOT) -> list[str]:
    """One line for everything wrong with the items and what belongs to them; empty when all is well.

    `folder` holds the guides and is named as configured; `root` is the source tree.
    """
    found: list[str] = []
    guides = read_folder(folder / "guides")
    texts = {"every item": english.common_texts()}
    for item in items.values():
        seen = Seen()
        for fault in _faults(item, guides, policy, root, seen):
            found.append(f"{item.id}: {fault}")
        texts[item.id] = english.item_texts(item, seen)
    try:
        texts["bundles"] = english.bundle_texts(read_bundles(folder, items))
    except ConfigError as error:
        found.append(str(error))
    found += translations.site_faults(folder)
    found += [f"guides/{path}: no item of that id" for path in sorted(guides) if PurePath(path).stem not in items]
    return [*found, *english.faults(texts, english.data_texts(folder, root), root), *editions.faults(items, root)]


def _faults(item: Item, guides: Files, policy: Policy, root: Path, seen: Seen) -> Iterator[str]:
    yield from translations.faults(guides, item.id)
    yield from to_fill(item.id, root)
    yield from _gates(item)
    yield from _steps(item)
    yield from _acts(item)
    yield from _review(item)
    first = item.path({}, policy).next
    if first is None or first.id != "consent":
        yield "does not begin with consent"
    yield from _paths(item, seen)


def _paths(item: Item, seen: Seen) -> Iterator[str]:
    """Walks every path into `seen`, and says what nobody can reach, answer or read."""
    try:
        walk_all(item, OTHERS, seen)
    except NoExample as error:
        yield str(error)
        return
    yield from sorted(seen.reads_later)
    yield from (f"step {name!r}: nothing can be answered to it" for name in sorted(seen.stuck))
    if not seen.reads_later:
        never = (step.id for step in item.steps if isinstance(step, Step) and step.id not in seen.asked)
        yield from (f"step {name!r} is never asked" for name in never)
    complete = [path.answers for path in seen.ends if path.complete]
    if not complete:
        yield "nobody can ever finish it"
    yield from sorted({fault for answers in complete for fault in _words(item, answers)})


def _words(item: Item, answers: Answers) -> Iterator[str]:
    """Whether check page, button and slip find what they speak of."""
    for name, asked in (
        ("summary", lambda: item.summary(answers)),
        ("act_label", lambda: item.act_label(answers)),
        ("names", lambda: item.names(answers)),
        ("slip", lambda: own_part(item, answers, _DONE)),
    ):
        try:
            asked()
        except NotYet as error:
            yield f"{name!r} reads {error.args[0]!r}, which is not always answered"


def _gates(item: Item) -> Iterator[str]:
    gates = [step for step in item.steps if isinstance(step, Gate)]
    ids = [gate.id for gate in gates]
    yield from (f"gate {name!r} is there twice: name what tells them apart" for name in sorted({n for n in ids if ids.count(n) > 1}))
    for gate in gates:
        if not gate.id.startswith(CODES):
            yield f"gate {gate.id!r} begins with no code of a refusal"


def _steps(item: Item) -> Iterator[str]:
    steps = [step for step in item.steps if isinstance(step, Step)]
    ids = [step.id for step in steps]
    yield from (f"step {name!r} is there twice" for name in sorted({name for name in ids if ids.count(name) > 1}))
    for step in steps:
        if (step.kind in LOOKED) is not (step.ask is not None):
            yield f"step {step.id!r}: a look-up asks with something, and nothing else does"
        if not step.title.strip():
            yield f"step {step.id!r} has no title"


def _acts(item: Item) -> Iterator[str]:
    if Act.SUBMIT not in item.acts:
        yield "is never submitted"
    if (Act.PAY in item.acts) is not (item.shape is Shape.PAY):
        yield "pays although its shape does not, or the other way round"


def _review(item: Item) -> Iterator[str]:
    if list(item.review) != [level for level in Review if level in item.review]:
        yield "is reviewed by the same level twice, or by the county before the town"
    if not item.review and (item.by_rules or item.fetched):
        yield "nobody reviews it: it says what happens otherwise, or what is fetched afterwards"


def mermaid(item: Item) -> str:
    """The item's steps and gates as a Mermaid flow chart: questions in boxes, gates as forks that may refuse."""
    lines = ["flowchart TD", f"  start([{item.name}])"]
    last = "start"
    for number, step in enumerate(item.steps):
        name = f"s{number}"
        if isinstance(step, Gate):
            lines.append(f"  {last} --> {name}{{{step.id}}}")
            lines.append(f"  {name} -. no .-> {name}x[/{step.id}/]")
        else:
            lines.append(f'  {last} --> {name}["{step.id}: {step.title} ({step.kind.value})"]')
        last = name
    for act in item.acts:
        lines.append(f"  {last} --> {act.value}[[{act.value}]]")
        last = act.value
    return "\n".join(lines)
