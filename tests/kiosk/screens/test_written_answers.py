"""A question answered in writing: on every panel nothing is cut, and what fingers write becomes a secret that the item takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.secret import Secret
from flows.fields import text
from flows.fields.typed import NOTHING
from flows.flow import Step
from flows.writing import Writing
from kiosk.case import Case
from kiosk.handwriting import recogniser
from tests.kiosk.screens.cases import asking
from tests.kiosk.screens.conftest import Start
from tests.needs import needs
from tests.window.driver import Driver
from tests.window.look import faults

Ask = Callable[..., tuple[Driver, Case]]

ABOUT = text("about", "您遇到了什么困难", Writing.FREE, 100, label="自己的话", optional=True)
DOOR = text("door", "楼栋和门牌号怎么写", Writing.ADDRESS, 12, label="门牌号")
PANELS = {"upright": (1080, 1920), "lying": (1920, 1080), "small": (768, 1366)}


@pytest.fixture
def ask(start: Start) -> Ask:
    """`ask(step, size, elder)` shows the screen that asks this step; an optional one is asked because somebody wants to."""

    def show(step: Step, size: tuple[int, int] = (1080, 1920), **wanted: bool) -> tuple[Driver, Case]:
        driver, case = start(size), asking(step)
        case.reopened.add(step.id)
        shell = driver.app.shell
        shell.sitting.visit.open(case)
        shell.sitting.place = None
        shell.refresh()
        shell.prefer(replace(shell.mode, **wanted))
        driver.step(2)
        return driver, case

    return show


def press(driver: Driver, *says: str) -> None:
    for say in says:
        driver.tap_widget(next(seen.widget for seen in driver.touchables() if seen.widget.say == say), hold=1)


@pytest.mark.parametrize("wanted", [{}, {"elder": True}, {"low": True}], ids=["standard", "large", "low"])
@pytest.mark.parametrize("panel", PANELS)
def test_the_question_has_no_fault_on_any_panel(ask: Ask, panel: str, wanted: dict[str, bool]) -> None:
    driver, _ = ask(ABOUT, PANELS[panel], **wanted)

    assert driver.sees("您遇到了什么困难")
    assert faults(driver, driver.app.shell.mode, driver.shot()) == []


def test_what_is_written_is_a_secret_answer(ask: Ask) -> None:
    driver, case = ask(DOOR)
    press(driver, "数字", "3", "栋", "2", "室")
    driver.tap("下一步")

    assert case.path().answers["door"] == Secret("3栋2室")
    assert DOOR.show is not None
    assert "2室" not in DOOR.show(case.path().answers["door"], case.path().answers), "paper says no more than where about"


def change(driver: Driver, **wanted: bool) -> None:
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, **wanted))
    driver.step(3)


def choose(driver: Driver, text: str) -> None:
    driver.tap_widget(next(seen.widget for seen in driver.labels() if seen.widget.plain == text).parent, hold=1)


@pytest.mark.parametrize("wanted", [{"elder": True}, {"low": True}, {"high_contrast": True}, {"voice": True}], ids=str)
@pytest.mark.parametrize("panel", PANELS)
def test_letters_that_are_no_word_yet_stand_there_in_the_other_mode(ask: Ask, panel: str, wanted: dict[str, bool]) -> None:
    driver, case = ask(ABOUT, PANELS[panel])
    press(driver, *(("ghi", "tuv", "jkl", "mno") if panel == "small" else "huko"))
    change(driver, **wanted)
    pad = driver.app.shell.screen._fields["about"]
    assert pad.halfway
    assert case.path().answers.get("about") is None
    press(driver, "u" if pad._sheets.small is False else "tuv")
    choose(driver, "户口")
    driver.tap("下一步")

    assert case.path().answers["about"] == Secret("户口")


@pytest.mark.parametrize("wanted", [{"elder": True}, {"low": True}, {"voice": True}], ids=str)
@pytest.mark.parametrize("panel", PANELS)
def test_strokes_stand_in_the_field_of_the_other_mode(ask: Ask, panel: str, wanted: dict[str, bool]) -> None:
    needs("libzinnia0", recogniser.here() is not None, "no libzinnia with its model")
    driver, case = ask(ABOUT, PANELS[panel])
    press(driver, "手写")
    driver.skip(0.5)
    draw_ten(driver)
    change(driver, **wanted)
    assert "十" in driver.app.shell.screen._fields["about"]._candidates.shown[:3]
    change(driver, **dict.fromkeys(wanted, False))
    press(driver, "撤笔")
    choose(driver, "一")
    driver.tap("下一步")

    assert case.path().answers["about"] == Secret("一")


def draw_ten(driver: Driver) -> None:
    """十, as large as the field."""
    field = driver.app.shell.screen._fields["about"]._drawn
    (x, y), (across, down) = field.to_window(field.center_x, field.center_y), (field.width / 3, field.height / 3)
    driver.drag([(x - across, y), (x, y + 2), (x + across, y)])
    driver.drag([(x, y + down), (x, y), (x, y - down)])


def test_an_address_must_be_written_before_it_goes_on(ask: Ask) -> None:
    driver, case = ask(DOOR)
    driver.tap("下一步")

    assert "door" not in case.given


def test_an_optional_one_may_stay_empty_and_is_not_asked(ask: Ask) -> None:
    case = asking(ABOUT)

    assert case.path().complete
    assert case.path().answers["about"] == NOTHING


@pytest.mark.parametrize("wrong", ["十" * 101, "两行\n字", "反\u202e转", " 前后有空 ", 7])
def test_what_a_forged_report_may_hold_is_no_answer(wrong: object) -> None:
    from flows.flow import Invalid

    value = Secret(wrong) if isinstance(wrong, str) else wrong
    with pytest.raises(Invalid):
        ABOUT.check(value, asking(ABOUT).path().answers)
