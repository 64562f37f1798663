"""Every face is rated alike: a tap chooses it, 提交评价 rates, and until then another may be chosen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.kiosk.screens.cases import DONE, of
from tests.kiosk.screens.conftest import Start

FACES = {"非常满意": 4, "满意": 3, "一般": 2, "不满意": 1}


@pytest.fixture
def rating(start: Start) -> Any:
    """A finished case of which the evaluation is shown."""
    driver = start()
    case = of("hf-account-query")
    case.agreed, case.outcome, case.seen = True, DONE, True
    visit = driver.app.shell.sitting.visit
    visit.cases.append(case)
    driver.app.shell.sitting.place = None
    driver.app.shell.refresh()
    driver.step(2)
    return driver, case


@pytest.mark.parametrize("face", FACES)
def test_each_face_is_a_tap_and_the_same_button(rating: Any, face: str) -> None:
    driver, case = rating
    driver.tap(face)
    assert case.rating is None
    driver.tap("提交评价")
    driver.until(lambda: case.rating is not None)
    assert case.rating == FACES[face]


def test_a_face_tapped_by_mistake_is_chosen_anew(rating: Any) -> None:
    driver, case = rating
    driver.tap("不满意")
    driver.tap("等得太久")
    driver.tap("换个表情")
    driver.tap("非常满意")
    driver.tap("满意")
    driver.tap("提交评价")
    assert case.rating == FACES["满意"]


@pytest.mark.parametrize("face", FACES)
def test_when_the_time_is_over_a_chosen_face_counts_whichever_it_is(rating: Any, face: str) -> None:
    driver, case = rating
    driver.tap(face)
    driver.skip(21)
    assert case.rating == FACES[face]


def test_a_face_that_was_taken_back_is_no_rating(rating: Any) -> None:
    driver, case = rating
    driver.tap("不满意")
    driver.tap("换个表情")
    assert driver.sees("请先点一个表情")
    driver.skip(21)
    assert case.rating == 0


def test_whoever_still_ticks_reasons_has_the_whole_time_again(rating: Any) -> None:
    driver, case = rating
    driver.tap("不满意")
    driver.skip(15)
    driver.tap("等得太久")
    driver.skip(15)
    assert case.rating is None
    driver.skip(6)
    assert case.rating == FACES["不满意"]


def test_nothing_chosen_is_no_rating(rating: Any) -> None:
    driver, case = rating
    driver.skip(21)
    assert case.rating == 0


def test_what_was_chosen_outlives_larger_type(rating: Any) -> None:
    driver, case = rating
    driver.tap("不满意")
    driver.tap("等得太久")
    driver.tap("长辈版")
    driver.step(2)
    assert driver.app.shell.screen.entered() == ("dissatisfied", ("等得太久",), True)
    driver.tap("提交评价")
    assert case.rating == FACES["不满意"]
