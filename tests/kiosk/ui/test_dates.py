"""Days, times and dates by a few taps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kiosk.ui.tokens import Mode

MONDAY = date(2025, 11, 24)


def days(count: int):
    from kiosk.ui.dates import Day

    return [Day(MONDAY + timedelta(days=number), 0 if number == 1 else 5, "休息" if number == 5 else "") for number in range(count)]


def test_a_free_day_can_be_chosen_and_a_full_one_cannot(show):
    from kiosk.ui.dates import DateStrip

    chosen: list[date] = []
    driver = show(lambda mode: DateStrip(mode, days(5), chosen.append))
    driver.tap("11/25")
    driver.tap("11/26")
    assert chosen == [date(2025, 11, 26)]
    assert driver.sees("约满")


def test_arrows_lead_to_the_later_days_and_stop_at_the_last(show):
    from kiosk.ui.dates import DateStrip

    chosen: list[date] = []
    driver = show(lambda mode: DateStrip(mode, days(12), chosen.append))
    for _ in range(4):
        driver.skip(0.5)
        arrow = next(seen for seen in driver.touchables() if seen.widget.say == "后几天")
        driver.tap_at(*arrow.middle)
    driver.tap("12/5")
    assert chosen == [date(2025, 12, 5)]


def test_a_closed_day_says_so(show):
    from kiosk.ui.dates import DateStrip

    driver = show(lambda mode: DateStrip(mode, days(7), print, MONDAY + timedelta(days=6)))
    assert driver.sees("休息")


def test_a_full_slot_cannot_be_chosen(show):
    from kiosk.ui.dates import SlotGrid, TimeOfDay

    chosen: list[str] = []
    slots = [TimeOfDay("9", "09:00–10:00", 0), TimeOfDay("10", "10:00–11:00", 2)]
    driver = show(lambda mode: SlotGrid(mode, slots, chosen.append))
    driver.tap("09:00–10:00")
    driver.tap("10:00–11:00")
    assert chosen == ["10"]


def test_a_stepper_stops_at_its_bounds(show):
    from kiosk.ui.stepper import Stepper

    values: list[int] = []
    driver = show(lambda mode: Stepper(mode, 2, 1, 3, values.append, unit="人"))
    for say in ("增加", "增加", "减少", "减少", "减少"):
        driver.skip(0.5)
        driver.tap_at(*next(seen for seen in driver.touchables() if seen.widget.say == say).middle)
    assert values == [3, 2, 1]
    assert driver.sees("1 人")


def press(driver, *says: str) -> None:
    for say in says:
        driver.skip(0.5)
        driver.tap_widget(next(seen.widget for seen in driver.touchables() if seen.widget.say == say))


@pytest.fixture
def pick(show):
    """`pick(first, last, day, mode)` shows a picker; gives the driver and what it says."""
    from kiosk.ui.day_picker import DayPicker

    def start(first: date, last: date, day: date | None = None, mode: Mode | None = None, **more):
        said: list[date | None] = []
        return show(lambda mode: DayPicker(mode, first, last, said.append, day, **more), mode), said

    return start


def test_a_birthday_of_an_old_person_takes_four_taps(pick):
    driver, said = pick(date(1900, 1, 1), date(2025, 11, 21))
    press(driver, "1940年代", "1945年", "3月", "12日")
    assert said == [None, None, date(1945, 3, 12)]


def test_a_few_years_need_no_decade_and_one_year_needs_no_year(pick):
    driver, said = pick(date(2022, 1, 1), date(2025, 11, 21))
    press(driver, "2024年", "2月", "29日")
    assert said[-1] == date(2024, 2, 29)
    driver, said = pick(date(2025, 3, 1), date(2025, 11, 21))
    press(driver, "4月", "5日")
    assert said[-1] == date(2025, 4, 5)


def test_nothing_outside_the_bounds_can_be_picked(pick):
    driver, said = pick(date(2024, 2, 10), date(2025, 11, 21))
    press(driver, "2025年", "12月", "11月", "22日")
    assert said[-1] is None
    press(driver, "21日")
    assert said[-1] == date(2025, 11, 21)


def test_another_month_keeps_a_day_that_it_has_and_forgets_one_that_it_has_not(pick):
    driver, said = pick(date(2020, 1, 1), date(2025, 11, 21), date(2024, 1, 31))
    press(driver, "1月", "3月")
    assert said[-1] == date(2024, 3, 31)
    press(driver, "3月", "2月")
    assert said[-1] is None


def test_a_month_is_picked_alone(pick):
    driver, said = pick(date(2015, 5, 1), date(2025, 11, 1), months=True)
    press(driver, "2019年", "6月")
    assert said[-1] == date(2019, 6, 1)


def test_the_smallest_panel_counts_a_month_in_thirds(pick):
    driver, said = pick(date(2022, 1, 1), date(2025, 11, 21), mode=Mode(elder=True, width=768, height=1366))
    press(driver, "2024年", "2月", "下旬", "29日")
    assert said[-1] == date(2024, 2, 29)
