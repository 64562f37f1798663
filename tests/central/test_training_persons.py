"""With whom an item is practised: over their own records on the platform these persons come to its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from central.departments.department import Desk
from central.departments.directory import look_up
from central.platform import Platform
from central.registry import Register
from flows.flow import Path, Step, StepKind
from flows.items import known
from flows.steps import HOLDER, looked
from kiosk.training.lessons import read_lessons
from kiosk.workshop.people import CONFIG, card, policy
from kiosk.workshop.quotes import quoted
from kiosk.workshop.walks import candidates, ends, stands

CASE = "4310210000072511210000019"
LESSONS = read_lessons(CONFIG, known())
ITEMS = sorted(LESSONS[HOLDER])


@pytest.fixture
def records(shipped: Platform) -> Iterator[Desk]:
    """The departments over the seeded records; nothing is written."""
    with shipped.store.reading() as session:
        yield Desk(Register(session, shipped.vault), shipped.policy(), shipped.config, shipped.now(), CASE, shipped)


def comes_to_its_end(records: Desk, item_id: str, cards: dict[str, str]) -> bool:
    """Whether there is a way for these persons, with at most one answer that is not the usual one."""
    item = known()[item_id]

    def answered(step: Step, path: Path) -> Sequence[Any]:
        before = path.answers
        if step.kind is StepKind.LOOKUP:
            assert step.ask is not None
            return [looked(step, before, look_up(records, step, step.ask(before)))]
        if step.kind is StepKind.QUOTE:
            return [looked(step, before, quoted(before))]
        values = [card(cards[step.id])] if step.id in cards else candidates(step, before)
        return [value for value in values if stands(step, value, before)]

    ways = ends(lambda given, open_: item.path(given, policy(), open_), answered, {}, frozenset(), 1)
    return any(path.complete for _, path in ways)


@pytest.mark.parametrize("item_id", ITEMS)
def test_the_records_of_whoever_is_offered_let_them_through(records: Desk, item_id: str) -> None:
    others = {step: people[item_id] for step, people in LESSONS.items() if step != HOLDER and item_id in people}
    for person in LESSONS[HOLDER][item_id]:
        beside = {step: next(other for other in people if other != person) for step, people in others.items()}
        assert comes_to_its_end(records, item_id, {HOLDER: person} | beside), person
