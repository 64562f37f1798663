"""Everything is paid by scanning: whoever has no smartphone is told what to do before choosing how to pay, on every panel."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.language import Language
from flows.shapes import NO_PHONE
from flows.steps import PAY_METHOD
from kiosk.ui.language import translate
from tests.kiosk.screens.cases import begun
from tests.kiosk.screens.conftest import Start
from tests.window.look import faults

VIEWS = [
    ((1080, 1920), False),
    ((1920, 1080), False),
    ((768, 1366), False),
    ((1080, 1920), True),
    ((1920, 1080), True),
    ((768, 1366), True),
]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("size", "elder"), VIEWS, ids=str)
def test_the_choice_of_a_wallet_says_what_is_left_without_one(start: Start, size: tuple[int, int], elder: bool, language: Language) -> None:
    driver, case = start(size), begun("ut-electricity-pay")
    del case.given[PAY_METHOD]
    shell = driver.app.shell
    shell.sitting.visit.open(case)
    shell.sitting.place = None
    shell.prefer(replace(shell.mode, elder=elder, language=language))
    driver.step(3)
    assert driver.sees(translate(NO_PHONE, language))
    assert faults(driver, shell.mode) == []
