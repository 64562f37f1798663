"""Lists to choose from: marks, locks, pages."""

from __future__ import annotations

import pytest

from kiosk.ui.tokens import Mode


def options(count: int):
    from kiosk.ui.choices import ChoiceRow

    return [ChoiceRow(str(number), f"第 {number} 项") for number in range(count)]


def test_a_tap_chooses_and_only_one_row_is_marked(show):
    from kiosk.ui.choices import ChoiceList

    chosen: list[str] = []
    driver = show(lambda mode: ChoiceList(mode, options(3), chosen.append, "0"))
    driver.tap("第 2 项")
    assert chosen == ["2"]
    assert [seen.widget.chosen for seen in driver.touchables()] == [False, False, True]


def test_a_locked_row_stays_with_its_reason_and_cannot_be_chosen(show):
    from kiosk.ui.choices import ChoiceList, ChoiceRow

    chosen: list[str] = []
    rows = [ChoiceRow("a", "2026 年度"), ChoiceRow("b", "2024 年度", reason="已缴清，无需再缴")]
    driver = show(lambda mode: ChoiceList(mode, rows, chosen.append))
    driver.tap("2024 年度")
    assert driver.sees("已缴清，无需再缴")
    assert chosen == []


def test_ticks_come_in_the_order_of_the_list_and_held_ones_stay(show):
    from kiosk.ui.choices import ChoiceRow, MultiChoice

    changes: list[tuple[str, ...]] = []
    rows = [ChoiceRow("a", "身份证信息", held=True), *options(3)]
    driver = show(lambda mode: MultiChoice(mode, rows, changes.append))
    for text in ("第 2 项", "第 0 项", "身份证信息", "第 2 项"):
        driver.tap(text)
    assert changes == [("a", "2"), ("a", "0", "2"), ("a", "0")]


@pytest.mark.parametrize("mode", [Mode(), Mode(elder=True), Mode(width=1920, height=1080), Mode(low=True)], ids=str)
def test_every_option_of_a_long_list_is_reached_by_turning_pages(show, mode: Mode):
    from kiosk.ui.choices import ChoiceList

    driver = show(lambda mode: ChoiceList(mode, options(30), print), mode)
    seen = {text for text in driver.texts() if text.startswith("第") and text.endswith("项")}
    while driver.find("下一页").widget and _usable(driver, "下一页"):
        driver.tap("下一页")
        seen |= {text for text in driver.texts() if text.startswith("第") and text.endswith("项")}
    assert seen == {f"第 {number} 项" for number in range(30)}


def test_the_page_of_the_chosen_one_is_shown_first(show):
    from kiosk.ui.choices import ChoiceList

    driver = show(lambda mode: ChoiceList(mode, options(30), print, "25"))
    assert driver.sees("第 25 项")


def _usable(driver, text: str) -> bool:
    return next(seen.widget.usable for seen in driver.touchables() if seen.widget.say == text)


@pytest.mark.parametrize("mode", [Mode(elder=True, width=1920, height=1080), Mode(width=1920, height=1080)], ids=str)
def test_page_buttons_beside_a_short_list_stay_inside(show, mode: Mode):
    from kiosk.ui.choices import ChoiceList, ChoiceRow
    from kiosk.ui.surface import Card
    from kiosk.ui.words import Title
    from tests.window.look import cut_texts, spilling

    rows = [ChoiceRow(str(number), f"第 {number} 个地点的名字", line="离这里很远的一条街的门牌号码") for number in range(9)]
    driver = show(lambda mode: Card(mode, Title(mode, "到哪里办"), ChoiceList(mode, rows, print)), mode)
    assert driver.sees("下一页")
    assert [*cut_texts(driver), *spilling(driver)] == []
