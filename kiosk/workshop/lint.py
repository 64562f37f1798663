"""What must hold for every item before anybody meets it: a complete guide, coded gates, sound steps, a path that starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from core.config import ConfigError
from flows.flow import Gate, Step
from flows.item import Act, Item, Review, Shape
from flows.policy import Policy
from flows.refusal import Refusal
from flows.walk import LOOKED
from kiosk.catalogue import read_guide

CODES = tuple(refusal.code for refusal in Refusal)


def faults(items: Mapping[str, Item], folder: Path, policy: Policy) -> list[str]:
    """One line for everything wrong with the items and their guides; empty when all is well."""
    found = []
    for item in items.values():
        found += [f"{item.id}: {fault}" for fault in _faults(item, folder, policy)]
    known = {path.stem for path in (folder / "guides").glob("*.toml")}
    return found + [f"guides/{name}.toml: no item of that id" for name in sorted(known - set(items))]


def _faults(item: Item, folder: Path, policy: Policy) -> Iterator[str]:
    try:
        read_guide(folder / "guides" / f"{item.id}.toml")
    except ConfigError as error:
        yield str(error)
    yield from _gates(item)
    yield from _steps(item)
    yield from _acts(item)
    yield from _review(item)
    first = item.path({}, policy).next
    if first is None or first.id != "consent":
        yield "does not begin with consent"


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
