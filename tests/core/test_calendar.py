"""Weekdays and months as residents count them."""

from __future__ import annotations

from datetime import date

import pytest

from core.calendar import month_count, month_name, months_between, months_later, weekday, weekday_in_full


def test_a_day_of_the_week_has_a_short_and_a_full_name() -> None:
    assert [weekday(date(2025, 11, day)) for day in (17, 21, 23)] == ["周一", "周五", "周日"]
    assert weekday_in_full(date(2025, 11, 21)) == "星期五"


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 11, 21), 12, date(2026, 11, 21)),
        (date(2025, 11, 21), 1, date(2025, 12, 21)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 1, 1), -5, date(2024, 8, 1)),
        (date(2025, 12, 1), 0, date(2025, 12, 1)),
    ],
)
def test_some_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_months_are_counted_over_the_turn_of_the_year() -> None:
    assert list(months_between("2024-11", "2025-02")) == ["2024-11", "2024-12", "2025-01", "2025-02"]
    assert list(months_between("2025-02", "2025-01")) == []
    assert month_name(month_count("2025-12")) == "2025-12"
    assert month_count("2026-01") - month_count("2025-12") == 1
