"""Every refusal is met by somebody, says what happened and what to do, and tells no cause where none may be told."""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Mapping
from typing import Any

import pytest

from core.clock import ManualClock
from core.plain import from_plain
from flows.flow import Path, Step, StepKind
from flows.items import catalogue
from flows.refusal import Refusal, Refused
from flows.steps import looked
from flows.walk import LOOKED
from kiosk.central import Answer
from kiosk.judgement import judged
from kiosk.workshop.walks import candidates, stands
from tests.central.client import FACE, ROOT, SIGNED, Filled, Kiosk, card, policy
from tests.central.refusals import CAUSES, OTHER_CODES, REFUSALS, But, Elsewhere, No, Way

ROWS = [(item, line, way) for item, lines in REFUSALS.items() for line, way in lines.items()]
ROWS += [(item, refusal.code, way) for item, refusal, way in OTHER_CODES]


@pytest.fixture(autouse=True)
def a_minute_later(desk: Kiosk, desk_clock: ManualClock) -> None:
    """Nobody asks faster than the platform allows."""
    desk_clock.advance(60)
    desk.now = desk_clock.now()


def come(desk: Kiosk, item_id: str, person: str, said: Mapping[str, Any]) -> Filled | Refused:
    """The case walked to its end with what was said, and the usual answer to everything else."""
    item, case_no = catalogue()[item_id], desk.new_case()
    given = {step: card(value) if step.endswith("card") else value for step, value in said.items()}
    while (step := (path := item.path(given, policy())).next) is not None:
        if step.kind in LOOKED:
            asked = {s.id: path.answers[s.id] for s in path.taken if s.kind not in LOOKED}
            reply = desk.ask(case_no, item_id, step.id, asked, "quotes" if step.kind is StepKind.QUOTE else "lookups")
            if reply.status_code != 200:
                return refusal_in(reply)
            given[step.id] = looked(step, path.answers, from_plain(step.holds, reply.json()["record"]))
        else:
            given[step.id] = usual(step, path, person)
    return path.refused or Filled(case_no, item_id, given, path)


def usual(step: Step, path: Path, person: str) -> Any:
    match step.kind:
        case StepKind.CARD:
            return card(person)
        case StepKind.FACE:
            return FACE
        case StepKind.SIGNATURE:
            return SIGNED
    return next(value for value in candidates(step, path.answers) if stands(step, value, path.answers))


def refusal_in(reply: Any) -> Refused:
    refused = judged(Answer(reply.status_code, reply.json()))
    assert refused is not None, reply.text
    return refused


@pytest.mark.parametrize(("item", "line", "way"), ROWS, ids=[f"{item}-{line}" for item, line, _ in ROWS])
def test_it_is_met(desk: Kiosk, item: str, line: str, way: Way) -> None:
    match way:
        case No():
            refused = come(desk, item, way.person, way.said)
            if way.twice and isinstance(refused, Filled):
                assert desk.report(desk.report_of(refused)).status_code == 200
                refused = come(desk, item, way.person, way.said)
                if isinstance(refused, Filled):
                    refused = refusal_in(desk.report(desk.report_of(refused)))
            assert isinstance(refused, Refused), "it went on"
            assert refused.refusal is way.refusal
            assert way.words in "".join(refused.sentences)
            speaks(refused)
        case But():
            case = come(desk, item, way.person, way.said)
            assert isinstance(case, Filled), case
            assert way.words in told(desk, case)
        case Elsewhere():
            assert callable(getattr(importlib.import_module(way.module), way.test))


def speaks(refused: Refused) -> None:
    """What happened, and what to do: two plain sentences, and no cause where there is none to be told."""
    happened, do = refused.sentences
    for words in (happened, do):
        assert words.endswith("。")
        assert "！" not in words
    if refused.refusal in (Refusal.NEUTRAL, Refusal.BLACKLIST):
        assert [word for word in CAUSES if word in happened + do] == []


def told(desk: Kiosk, case: Filled) -> str:
    """The check page, what is locked and why, and what the platform says when the case is handed in."""
    item, answers = catalogue()[case.item], case.path.answers
    sheet = item.summary(answers)
    lines = [sheet.headline, sheet.note, *map(str, sheet.rows), *map(str, sheet.tables), *map(str, item.also(answers))]
    lines += [option.locked for step in case.path.taken for option in step.options(answers)]
    if StepKind.QUOTE not in {step.kind for step in case.path.taken}:
        lines.append(desk.report(desk.report_of(case)).text)
    return "\n".join(lines)


def test_every_reason_to_refuse_is_met_by_somebody() -> None:
    walked = {way.refusal for _, _, way in ROWS if isinstance(way, No)}
    assert walked | {refusal for _, refusal, _ in OTHER_CODES} == set(Refusal)


@pytest.mark.parametrize("refusal", Refusal, ids=lambda refusal: refusal.code)
def test_a_refusal_that_nothing_more_is_known_of_speaks_for_itself(refusal: Refusal) -> None:
    speaks(Refused(refusal))


def test_every_line_of_the_countys_catalogue_is_here() -> None:
    listed = (ROOT / os.environ.get("JINBAN_SHARED", "../shared")).resolve() / "domain/items.json"
    if not listed.is_file():
        pytest.skip(f"the county's catalogue is not at {listed} (JINBAN_SHARED)")
    for item in json.loads(listed.read_text())["items"]:
        lines = REFUSALS[item["id"]]
        assert len(lines) == len(item["rejections"])
        assert all(any(row.startswith(line) for row in item["rejections"]) for line in lines), item["id"]
