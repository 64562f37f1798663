"""Days, times and dates by a few taps."""

from __future__ import annotations

from datetime import date, timedelta

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


def test_a_month_has_its_own_days(show):
    from kiosk.ui.stepper import DatePicker

    picked: list[date] = []
    driver = show(lambda mode: DatePicker(mode, date(2024, 1, 31), date(2020, 1, 1), date(2025, 11, 21), picked.append))
    driver.skip(1)
    more = [seen for seen in driver.touchables() if seen.widget.say == "增加"]
    driver.tap_at(*more[1].middle)
    assert picked == [date(2024, 2, 29)]
    driver.tap_at(*more[0].middle)
    assert picked[-1] == date(2025, 2, 28)


def test_no_day_after_the_last_can_be_picked(show):
    from kiosk.ui.stepper import DatePicker

    picked: list[date] = []
    driver = show(lambda mode: DatePicker(mode, date(2024, 12, 30), date(2020, 1, 1), date(2025, 11, 21), picked.append))
    driver.skip(1)
    driver.tap_at(*next(seen for seen in driver.touchables() if seen.widget.say == "增加").middle)
    assert picked == [date(2025, 11, 21)]
