"""The slip of a case that 我的办件 brought back: composed by this machine's own item, with the case's time and the copy's number."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.clock import DEMO_START
from core.plain import to_plain
from flows.items import known
from flows.numbers import case_number
from flows.records.exchange import CaseState, Document, EarlierCase, Outcome
from flows.walk import recorded, reported
from kiosk.case import Case
from kiosk.workshop.people import TODAY, policy
from kiosk.workshop.walks import complete
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import CERTIFICATE, Rig

THERE, HERE = (case_number("431021", terminal, TODAY, 9) for terminal in ("0008", "0007"))
PAPER = Document("0008251121000009", "ABCDEFGH23456789", "http://127.0.0.1/v?c=ABCDEFGH23456789", TODAY + timedelta(days=30), 1)


def brought_back() -> EarlierCase:
    """A certificate that was issued two days ago at terminal 0008, to be printed for the second time."""
    item = known()[CERTIFICATE]
    path = next(iter(complete(item, 0)))
    answers, _ = reported(path)
    outcome = Outcome(THERE, CaseState.DONE, "482907", "http://127.0.0.1/p", PAPER)
    then = DEMO_START - timedelta(days=2)
    return EarlierCase(CERTIFICATE, item.digest, TODAY, then, answers, recorded(path), to_plain(outcome), copy=2)


def asked_for(earlier: EarlierCase) -> Case:
    """The case at 我的办件 that asks for it."""
    item = known()["my-cases"]
    printing = next(path for path in complete(item, 1) if path.answers.get("act") == "print")
    case = Case(item, HERE, policy(), DEMO_START, agreed=True)
    case.given = {step.id: printing.answers[step.id] for step in printing.taken if step.ask is None}
    case.outcome = Outcome(HERE, CaseState.DONE, "140926", "http://127.0.0.1/p", earlier=earlier)
    return case


@pytest.fixture
def rig(tmp_path: Path, platform: FakePlatform) -> Rig:
    return Rig(tmp_path, platform)


def test_it_says_what_the_first_one_said_and_that_it_is_a_copy(rig: Rig) -> None:
    text = str(rig.desk.slips.of_case(asked_for(brought_back())))
    for words in ("社会保险参保缴费证明", "补打 第2次", PAPER.number, "2025-11-19 10:00:00"):
        assert words in text


def test_a_further_try_at_the_printer_is_a_further_copy(rig: Rig) -> None:
    assert "补打 第3次" in str(rig.desk.slips.of_case(asked_for(brought_back()), copy=2))


def test_what_waited_to_be_fetched_has_its_own_title_and_is_no_copy(rig: Rig) -> None:
    fetched = replace(brought_back(), copy=1, title="取 件 凭 条")
    slip = rig.desk.slips.of_case(asked_for(fetched))
    assert slip.title == "取 件 凭 条"
    assert "补打" not in str(slip)
