"""A day, a count, a code and a promise in the window: on every panel nothing is cut, and what fingers do becomes the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.secret import Secret
from flows.fields import amount, code, count, day, id_number, month, phone, promise
from flows.flow import Answers, Step
from kiosk.case import Case
from kiosk.screens.sitting import Sitting
from tests.kiosk.screens.cases import asking
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.look import faults

Ask = Callable[..., tuple[Driver, Case]]

PANELS = {"upright": (1080, 1920), "lying": (1920, 1080), "small": (768, 1366)}
FOUR_SENTENCES = (
    "本人申报的家庭成员、收入和财产情况真实、准确、完整，没有隐瞒。",
    "同意有关部门按规定查询核对本人及共同生活家庭成员的信息。",
    "情况发生变化的，在三十日内主动告知乡镇便民服务中心。",
    "承诺不实的，退回已领取的全部资金，并依法承担相应责任。",
)


def since_2022(_: Answers) -> date:
    return date(2022, 1, 1)


BORN = day("born", "孩子的出生日期", label="出生日期", earliest=since_2022)
SINCE = month("since", "从哪个月开始", earliest=lambda _: "2019-06", latest=lambda _: "2025-11")
PIECES = count("pieces", "要换几个灯泡", (1, 6), unit="个")
PLATE = code("plate", "请输入机身上的出厂编号", 4, 20, label="出厂编号", note="在机身铭牌上，第二行。")
COST = amount("cost", "自己花了多少", lambda _: (0, 500_000_00), label="自己花了")
PROMISE = promise("agree", "请看完后承诺", FOUR_SENTENCES)
STEPS = (BORN, SINCE, PIECES, PLATE, PROMISE)


@pytest.fixture
def ask(start: Start) -> Ask:
    """`ask(step, size=…)` shows the screen that asks this step; gives the driver and the case."""

    def show(step: Step, size: tuple[int, int] = (1080, 1920), **given: Any) -> tuple[Driver, Case]:
        driver, case = start(size), asking(step, **given)
        put(driver, case)
        return driver, case

    return show


def put(driver: Driver, case: Case, *, elder: bool = False) -> None:
    """The screen that asks the case's next question, of a new resident."""
    shell = driver.app.shell
    shell.sitting = Sitting(place=None)
    shell.sitting.visit.open(case)
    shell.refresh()
    enlarge(driver, elder=elder)


def enlarge(driver: Driver, *, elder: bool = True) -> None:
    driver.app.shell.prefer(replace(driver.app.shell.mode, elder=elder))
    driver.step(2)


@pytest.mark.parametrize("size", PANELS.values(), ids=PANELS)
def test_no_question_has_a_fault_on_any_panel(start: Start, size: tuple[int, int]) -> None:
    driver = start(size)
    wrong = {(step.id, elder): wrong_with(driver, step, elder=elder) for step in STEPS for elder in (False, True)}
    assert {question: found for question, found in wrong.items() if found} == {}


def wrong_with(driver: Driver, step: Step, *, elder: bool) -> list[str]:
    """What is wrong with a question, page after page."""
    put(driver, asking(step), elder=elder)
    mode = driver.app.shell.mode
    found = faults(driver, mode)
    while (
        turn := next((t for t in driver.touchables() if t.widget.say in ("下一页", "N-Z", "0-9") and t.widget.usable), None)
    ) is not None:
        driver.tap_widget(turn.widget)
        found += faults(driver, mode)
    return found


def press(driver: Driver, say: str) -> None:
    driver.skip(0.5)
    driver.tap_widget(next(seen.widget for seen in driver.touchables() if seen.widget.say == say))


def test_no_day_stands_before_somebody_chose_one(ask: Ask) -> None:
    driver, case = ask(BORN)
    driver.tap("下一步")
    assert "born" not in case.given
    for say in ("2023年", "5月", "9日"):
        press(driver, say)
    driver.tap("下一步")
    assert case.given["born"] == date(2023, 5, 9)


@pytest.mark.parametrize(("before", "after"), [(("2023年",), ("5月", "9日")), (("2023年", "5月"), ("9日",))], ids=["year", "month"])
def test_a_day_that_is_half_chosen_stays_so_in_larger_type(ask: Ask, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    driver, case = ask(BORN)
    for say in before:
        press(driver, say)
    enlarge(driver)
    for say in after:
        press(driver, say)
    driver.tap("下一步")
    assert case.given["born"] == date(2023, 5, 9)


def test_a_month_is_two_taps(ask: Ask) -> None:
    driver, case = ask(SINCE)
    press(driver, "2024年")
    press(driver, "2月")
    driver.tap("下一步")
    assert case.given["since"] == "2024-02"


def test_a_day_that_stood_before_is_shown_again(ask: Ask) -> None:
    driver, case = ask(BORN, born=date(2023, 5, 9))
    case.change("born")
    driver.app.shell.refresh()
    driver.step(2)
    assert [text for text in ("2023年", "5月", "9日") if driver.sees(text)] == ["2023年", "5月", "9日"]


def test_a_count_starts_at_the_least_and_follows_the_keys(ask: Ask) -> None:
    driver, case = ask(PIECES)
    press(driver, "增加")
    press(driver, "增加")
    driver.tap("下一步")
    assert case.given["pieces"] == 3


def test_a_code_is_plain_text_and_too_short_a_one_is_not_taken(ask: Ask) -> None:
    driver, case = ask(PLATE)
    for key in "A1":
        press(driver, key)
    driver.tap("下一步")
    assert "plate" not in case.given
    assert driver.sees("请输入4到20位")
    press(driver, "横线")
    press(driver, "9")
    driver.tap("下一步")
    assert case.given["plate"] == "A1-9"


def test_nothing_spent_is_an_answer(ask: Ask) -> None:
    driver, case = ask(COST)
    press(driver, "0")
    driver.tap("下一步")
    assert case.given["cost"] == 0


def test_an_amount_typed_over_one_that_stands_is_the_one_that_is_shown(ask: Ask) -> None:
    driver, case = ask(COST, cost=5_000)
    case.change("cost")
    driver.app.shell.refresh()
    driver.step(2)
    assert driver.sees("50.00")
    press(driver, "0")
    driver.tap("下一步")
    assert case.given["cost"] == 0


def test_the_highest_amount_can_be_typed_to_the_fen(ask: Ask) -> None:
    driver, case = ask(COST)
    for key in "499999.99":
        press(driver, key)
    driver.tap("下一步")
    assert case.given["cost"] == 499_999_99


def test_a_promise_is_given_by_the_tap_of_its_row(ask: Ask) -> None:
    driver, case = ask(PROMISE)
    assert "下一步" not in driver.texts()
    driver.tap("我已看完并承诺")
    assert case.given["agree"] is True
    assert case.path().complete


def test_a_promise_that_stood_before_can_be_kept_and_not_taken_back_in_passing(ask: Ask) -> None:
    driver, case = ask(PROMISE, agree=True)
    case.change("agree")
    driver.app.shell.refresh()
    driver.step(2)
    driver.tap("我已看完并承诺")
    assert case.path().next is not None, "without a promise nothing goes on"
    driver.tap("我已看完并承诺")
    assert case.path().complete


def test_a_promise_of_several_pages_can_be_given_on_the_last_only(ask: Ask) -> None:
    driver, case = ask(PROMISE, PANELS["small"])
    enlarge(driver)
    assert not driver.sees("我已看完并承诺")
    while not driver.sees("我已看完并承诺"):
        driver.tap("下一页")
    driver.tap("我已看完并承诺")
    assert case.given["agree"] is True


@pytest.mark.parametrize("size", PANELS.values(), ids=PANELS)
def test_the_check_page_shows_what_was_answered(start: Start, size: tuple[int, int]) -> None:
    driver = start(size)
    given = {"born": date(2023, 5, 9), "since": "2024-02", "pieces": 3, "plate": "HN-2025-0007", "agree": True}
    for step, words in zip(STEPS, ("2023年5月9日", "2024-02", "3 个", "HN-2025-0007", "已承诺"), strict=True):
        put(driver, asking(step, **{step.id: given[step.id]}))
        assert driver.sees(words)
        assert faults(driver, driver.app.shell.mode) == []


PHONE = replace(phone(), preset=lambda _: Secret("13812345678"))


def test_a_known_number_is_kept_without_a_pad_and_another_one_is_typed(ask: Ask) -> None:
    driver, case = ask(PHONE)
    case.change("phone")
    driver.app.shell.refresh()
    driver.step(2)
    assert driver.sees("平台上留的是")
    assert driver.sees("138****5678")
    assert not any(seen.widget.say == "退格" for seen in driver.touchables())
    press(driver, "换一个号码")
    driver.tap("下一步")
    assert "phone" not in case.given
    for key in "13987654321":
        press(driver, key)
    assert driver.sees("139 8765 4321")
    driver.tap("下一步")
    assert case.given["phone"] == Secret("13987654321")


def test_an_id_number_that_is_wrong_says_so_when_it_is_complete(ask: Ask) -> None:
    driver, case = ask(id_number("number", "请输入身份证号"))
    for key in "431021195305100042":
        press(driver, key)
    assert driver.sees("431021 19530510 0042")
    assert driver.sees("最后一位和前面的对不上")
    press(driver, "退格")
    assert driver.sees("还差1位")
    assert "number" not in case.given
