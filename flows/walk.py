"""A case travels as its answers; the platform walks it again with the same item over its own records.

`reported` turns a complete path into what a report carries. `walk` reads that back and walks: look-ups come from the
platform's own departments, everything else from the report. Their digests tell whether a record has changed since.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from core.id_card import NO_PHOTO, IdCard
from core.plain import Malformed, from_plain, to_plain
from flows.flow import LOOKED, Answers, Looked, Path, Step
from flows.item import Item
from flows.policy import Policy
from flows.steps import looked


def record_digest(record: Any) -> str:
    """SHA-256 of a record in canonical JSON, 32 hex digits."""
    text = json.dumps(to_plain(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def reported(path: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """The answers in plain form, and the digest of each look-up. The card's photo stays on the kiosk."""
    answers, digests = {}, {}
    for step in path.taken:
        value = path.answers[step.id]
        if step.kind in LOOKED:
            digests[step.id] = record_digest(value)
        else:
            answers[step.id] = to_plain(without_photo(value))
    return answers, digests


def without_photo(value: Any) -> Any:
    """A card without its photo block; any other answer as it is."""
    return dataclasses.replace(value, photo=NO_PHOTO) if isinstance(value, IdCard) else value


def read_answers(item: Item, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Typed answers from a report. Raises `Malformed` on an unknown step, a look-up among them, or a wrong form."""
    answers = {}
    for step_id, value in plain.items():
        try:
            step = item.step(step_id)
        except KeyError:
            raise Malformed(f"{item.id} has no step {step_id!r}") from None
        if step.kind in LOOKED:
            raise Malformed(f"{step_id} is not the kiosk's to answer")
        answers[step_id] = from_plain(step.holds, value)
    return answers


def recorded(path: Path) -> dict[str, Any]:
    """The look-ups of a path in plain form, by step."""
    return {step.id: to_plain(path.answers[step.id]) for step in path.taken if step.kind in LOOKED}


def told(item: Item, answers: Mapping[str, Any], records: Mapping[str, Any], policy: Policy) -> Answers:
    """The answers of a case that is over, from plain answers and records: nothing is judged again. Raises `Malformed`."""
    plain = {**answers, **records}
    steps = [step for step in item.steps if isinstance(step, Step) and step.id in plain]
    return Answers({step.id: from_plain(step.holds, plain[step.id]) for step in steps}, policy)


def walk(item: Item, plain: Mapping[str, Any], look: Callable[[Step, Mapping[str, Any]], Any], policy: Policy) -> Path:
    """Where the case stands by the platform's own records. `look(step, asked)` serves a look-up; what it raises passes through.

    An answer that the walk does not reach or accept does not count: the path is then incomplete, or stands on a step's preset
    instead. Whoever judges a report compares the path's answers with the reported ones.
    """
    given: dict[str, Any] = read_answers(item, plain)
    while True:
        path = item.path(given, policy)
        if path.next is None or path.next.kind not in LOOKED:
            return path
        given[path.next.id] = _served(path, look)


def _served(path: Path, look: Callable[[Step, Mapping[str, Any]], Any]) -> Looked:
    step = path.next
    assert step is not None
    assert step.ask is not None
    return looked(step, path.answers, look(step, step.ask(path.answers)))
