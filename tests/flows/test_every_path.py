"""Every path of every item ends: complete or refused, whatever is answered and whatever the departments serve."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from core.plain import from_plain, to_plain
from flows.flow import Invalid, Path, Step, StepKind
from flows.item import Item
from flows.items import known
from flows.records.regions import Region
from flows.walk import LOOKED, reported, walk
from kiosk.workshop.people import policy
from kiosk.workshop.walks import Seen, gates, walk_all

ITEMS = list(known().values())
OTHERS = 2
"""So many unusual answers in one path; gates that need a rarer meeting are looked for with one more."""


@pytest.fixture(scope="module", params=ITEMS, ids=lambda item: item.id)
def walked(request: pytest.FixtureRequest) -> tuple[Item, Seen]:
    return request.param, walk_all(request.param, OTHERS)


def completed(seen: Seen) -> list[Path]:
    return [path for path in seen.ends if path.complete]


def test_a_path_ends_complete_or_refused(walked: tuple[Item, Seen]) -> None:
    item, seen = walked
    assert completed(seen), "nobody can ever finish this item"
    assert all(path.complete or path.refused for path in seen.ends)
    assert {path.answers.policy.today for path in seen.ends} == {policy().today}
    assert seen.asked == {step.id for step in item.steps if isinstance(step, Step)}, "a step is never asked"
    assert (seen.stuck, seen.reads_later) == (set(), set())


def test_every_refusal_is_reached_by_somebody(walked: tuple[Item, Seen]) -> None:
    item, seen = walked
    if seen.refused_by != gates(item):
        seen = walk_all(item, OTHERS + 1)
    assert seen.refused_by == gates(item)


def test_a_refusal_says_what_happened_and_what_to_do(walked: tuple[Item, Seen]) -> None:
    _, seen = walked
    for path in seen.ends:
        if path.refused:
            happened, do = path.refused.sentences
            assert happened.endswith("。")
            assert do.endswith("。")
            assert "！" not in happened + do


def test_a_finished_case_can_be_shown_and_printed(walked: tuple[Item, Seen]) -> None:
    item, seen = walked
    for path in completed(seen):
        item.summary(path.answers)
        assert item.act_label(path.answers)
        for step in path.taken:
            assert step.show is None or isinstance(step.show(path.answers[step.id], path.answers), str)


def test_the_platform_walks_a_report_to_the_same_end(walked: tuple[Item, Seen]) -> None:
    item, seen = walked
    for path in completed(seen):
        answers, digests = reported(path)
        again = walk(item, json.loads(json.dumps(answers)), lambda step, _, path=path: path.answers[step.id], policy())
        assert again.complete
        assert reported(again) == (answers, digests)


def test_records_survive_the_line(walked: tuple[Item, Seen]) -> None:
    _, seen = walked
    for path in completed(seen):
        for step in path.taken:
            if step.kind in LOOKED:
                record = path.answers[step.id]
                assert from_plain(step.holds, json.loads(json.dumps(to_plain(record)))) == record


WRONG: dict[StepKind, tuple[Any, ...]] = {
    StepKind.CONSENT: ("", "yes"),
    StepKind.CHOICE: ("", "没有这一项"),
    StepKind.CHOICES: ((), ("没有这一项",)),
    StepKind.NUMBER: ("", "12", "1234567890123456789012"),
    StepKind.AMOUNT: (-1, 10**9, "100"),
    StepKind.DAY: (date(1900, 1, 1), date(2999, 1, 1), "2025-11-21"),
    StepKind.COUNT: (-1, 10**6, "3", True),
    StepKind.CODE: ("", "码", "A" * 99, "a-1"),
    StepKind.PROMISE: (False, "yes"),
    StepKind.REGION: (
        "4201",
        Region("4201", ("湖南省", "武汉市")),
        Region("42x1", ("湖北省", "武汉市")),
        Region("43", ("湖南省",)),
        Region("4299", ("湖北省", "无此市")),
        Region("420102001001", ("湖北省",)),
    ),
    StepKind.MONTH: ("", "2025-13", "1949-10", "2999-01"),
}


def test_what_cannot_be_is_refused_with_a_sentence(walked: tuple[Item, Seen]) -> None:
    _, seen = walked
    longest = max(completed(seen), key=lambda path: len(path.taken))
    for step in longest.taken:
        for value in WRONG.get(step.kind, ()):
            with pytest.raises(Invalid, match=r"。$"):
                step.check(value, longest.answers)


def test_a_locked_option_says_why(walked: tuple[Item, Seen]) -> None:
    _, seen = walked
    for path in completed(seen):
        for step in path.taken:
            for option in step.options(path.answers):
                if option.locked and step.kind is StepKind.CHOICE:
                    with pytest.raises(Invalid, match=option.locked):
                        step.check(option.value, path.answers)
