"""Every code that can stop a resident has a page of its own: a picture, what happened, what to do, one button, the code in small."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from core.explained import Explained
from devices.problem import Problem
from flows.refusal import Refusal
from kiosk.screens.pictures import PICTURES
from kiosk.trouble import KioskProblem, Trouble
from kiosk.ui.tokens import Mode
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.look import faults, low_contrast

CODES: list[Explained] = [*Problem, *Refusal, *KioskProblem]
PANELS = [((1080, 1920), False), ((1920, 1080), True), ((768, 1366), True)]


def test_every_code_has_a_picture_and_no_two_have_the_same() -> None:
    assert {code for code in CODES if code not in PICTURES} == set()
    twice = [depicted for depicted, times in Counter(PICTURES[code] for code in CODES).items() if times > 1]
    assert twice == []


def test_every_code_says_what_to_do_and_never_only_that_something_is_wrong() -> None:
    for code in CODES:
        row = code.explanation
        assert row.happened.endswith("。"), code
        assert row.do.endswith("。"), code
        assert "系统异常" not in row.happened + row.do, code


@pytest.mark.parametrize(("size", "elder"), PANELS, ids=str)
def test_the_page_of_every_code_is_well_made(start: Start, size: tuple[int, int], elder: bool) -> None:
    driver = start(size)
    shell = driver.app.shell
    if elder:
        shell.prefer(replace(shell.mode, elder=True))
    wrong = {}
    for code in CODES:
        _stop(driver, code)
        wrong[code.code] = [*faults(driver, shell.mode), *_missing(driver, code, shell.mode)]
    assert {code: found for code, found in wrong.items() if found} == {}


def test_the_page_can_be_read_against_its_ground(start: Start) -> None:
    driver = start()
    for code in (Problem.PAPER_OUT, Refusal.NODATA, KioskProblem.PLATFORM_SLOW):
        _stop(driver, code)
        assert low_contrast(driver, driver.shot()) == []


def _stop(driver: Driver, code: Explained) -> None:
    driver.app.shell.sitting.trouble = None
    driver.app.shell.refresh()
    driver.app.shell.failed(Trouble(code))
    driver.step(2)


def _missing(driver: Driver, code: Explained, mode: Mode) -> list[str]:
    from kiosk.ui.buttons import PrimaryButton
    from kiosk.ui.picture import Picture

    shown = [seen.widget for seen in driver.visible()]
    row = code.explanation
    found = [text for text in (row.happened, row.do, f"代码 {code.code}") if not driver.sees(text)]
    if sum(isinstance(widget, PrimaryButton) for widget in shown) != 1:
        found.append("not one button")
    drawn = [(widget.motif, widget.sign) for widget in shown if isinstance(widget, Picture)]
    own = (PICTURES[code].motif, PICTURES[code].sign)
    cramped = mode.elder and mode.narrow  # the picture makes way for a long sentence
    return found + ([] if drawn == [own] or (cramped and not drawn) else [f"drawn: {drawn}"])
