"""Every refusal is met by somebody, says what happened and what to do, and tells no cause where none may be told."""

from __future__ import annotations

import importlib
import inspect
from dataclasses import dataclass
from typing import Any

import pytest

from central.platform import Platform
from core.clock import ManualClock
from flows.flow import StepKind
from flows.items import catalogue
from flows.refusal import Refusal, Refused
from tests.central.client import Filled, Kiosk
from tests.central.refusals import CAUSES, OTHER_CODES, REFUSALS, But, Elsewhere, No
from tests.central.resident import come, refusal_in
from tests.central.world import World
from tests.county import listed, rejections

ROWS = [(item, line, way) for item, lines in REFUSALS.items() for line, way in lines.items()]
ROWS += [(item, refusal.code, way) for item, refusal, way in OTHER_CODES]
STORIES = [row for row in ROWS if isinstance(row[2], No | But)]
CHANGED = [row for row in STORIES if row[2].before or (isinstance(row[2], No) and row[2].meanwhile)]
AS_IT_IS = [row for row in STORIES if row not in CHANGED]
ELSEWHERE = [row for row in ROWS if isinstance(row[2], Elsewhere)]


def of(rows: list[Any]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("item", "way"), [row[::2] for row in rows], ids=[f"{item}-{line}" for item, line, _ in rows])


@dataclass(frozen=True)
class Heard:
    """What a resident hears at the end: a refusal, or without one what check page and platform say."""

    refused: Refused | None
    words: str

    @property
    def refusal(self) -> Refusal | None:
        """Why not; None without a refusal."""
        return self.refused.refusal if self.refused else None


@of(AS_IT_IS)
def test_it_is_met_in_the_county_as_it_is(desk: Kiosk, shipped: Platform, desk_clock: ManualClock, item: str, way: No | But) -> None:
    desk_clock.advance(60)  # nobody asks faster than the platform allows
    desk.now = desk_clock.now()
    heard = hears(World(desk, shipped, desk_clock), item, way)
    assert heard.refusal is expected(way), heard
    assert way.words in heard.words
    assert badly_said(heard.refused) == []


@of(CHANGED)
def test_it_is_met_where_the_county_is_another(kiosk: Kiosk, platform: Platform, clock: ManualClock, item: str, way: No | But) -> None:
    heard = hears(World(kiosk, platform, clock), item, way)
    assert heard.refusal is expected(way), heard
    assert way.words in heard.words
    assert badly_said(heard.refused) == []


@of(ELSEWHERE)
def test_a_kiosk_whose_machine_or_line_fails_says_so_in_its_own_test(item: str, way: Elsewhere) -> None:
    test = getattr(importlib.import_module(way.module), way.test)
    assert f'.sees("{way.words}' in inspect.getsource(test), f"{item}: nobody looks for {way.words}"


def expected(way: No | But) -> Refusal | None:
    return way.refusal if isinstance(way, No) else None


def hears(world: World, item: str, way: No | But) -> Heard:
    """Walks it to its end, and hands it in where that belongs to the story."""
    if way.before:
        way.before(world)
    end = come(world.kiosk, item, way.person, way.said)
    if isinstance(end, Filled) and isinstance(way, No):
        end = handed_in(world, end, way)
    if isinstance(end, Refused):
        return Heard(end, "".join(end.sentences))
    return Heard(None, told(world.kiosk, end))


def handed_in(world: World, case: Filled, way: No) -> Refused:
    """The refusal of a case that could be filled in: at its second time, or after what has happened meanwhile."""
    if way.twice:
        reply = world.kiosk.report(world.kiosk.report_of(case))
        assert reply.status_code == 200, reply.text
        again = come(world.kiosk, case.item, way.person, way.said)
        if isinstance(again, Refused):
            return again
        case = again
    world.case = case
    if way.meanwhile:
        way.meanwhile(world)
    return refusal_in(world.kiosk.report(world.kiosk.report_of(case, order_no=world.order_no)))


def badly_said(refused: Refused | None) -> list[str]:
    """What is wrong with its words: both are plain sentences, and there is no cause where none may be told."""
    sentences = refused.sentences if refused else ()
    found = [words for words in sentences if not words.endswith("。") or "！" in words]
    if refused and refused.refusal in (Refusal.NEUTRAL, Refusal.BLACKLIST):
        found += [cause for cause in CAUSES if cause in "".join(sentences)]
    return found


def told(desk: Kiosk, case: Filled) -> str:
    """The check page, what is locked and why, and what the platform says when the case is handed in."""
    item, answers = catalogue()[case.item], case.path.answers
    sheet = item.summary(answers)
    lines = [sheet.headline, sheet.note, *map(str, sheet.rows), *map(str, sheet.tables), *map(str, item.also(answers))]
    lines += [option.locked for step in case.path.taken for option in step.options(answers)]
    if StepKind.QUOTE not in {step.kind for step in case.path.taken}:
        reply = desk.report(desk.report_of(case))
        assert reply.status_code == 200, reply.text
        lines.append(reply.text)
    return "\n".join(lines)


def test_every_reason_to_refuse_is_met_by_somebody() -> None:
    walked = {way.refusal for _, _, way in STORIES if isinstance(way, No)}
    assert walked | {refusal for _, refusal, way in OTHER_CODES if isinstance(way, Elsewhere)} == set(Refusal)
    assert all(way.refusal is refusal for _, refusal, way in OTHER_CODES if isinstance(way, No))


@pytest.mark.parametrize("refusal", Refusal, ids=lambda refusal: refusal.code)
def test_a_refusal_that_nothing_more_is_known_of_speaks_for_itself(refusal: Refusal) -> None:
    assert badly_said(Refused(refusal)) == []


def test_every_line_of_the_countys_catalogue_is_here() -> None:
    assert {item: tuple(lines) for item, lines in REFUSALS.items()} == rejections()


def test_our_copy_of_the_catalogue_has_no_line_less_than_the_catalogue() -> None:
    if catalogued := listed():
        assert {item["id"]: len(item["rejections"]) for item in catalogued} == {item: len(lines) for item, lines in rejections().items()}
        for item in catalogued:
            lines = rejections()[item["id"]]
            assert all(row.startswith(line) for row, line in zip(item["rejections"], lines, strict=True)), item["id"]
