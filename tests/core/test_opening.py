"""When a place is open: over lunch, midnight, weekends, public holidays and the weekend days worked in exchange."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from core.clock import CHINA, ManualClock
from core.config import ConfigError
from core.opening import Attendance, Hours, Timetable, When
from core.workdays import DayKind
from flows.calendar import workdays
from kiosk.settings import read_policy
from kiosk.workshop.people import CONFIG

CALENDAR = workdays(read_policy(CONFIG))
OFFICE = Hours(workdays=("08:30-12:00", "14:30-17:30"))
LOBBY = Hours(workdays=("09:00-17:00",), saturdays=("09:30-16:00",), sundays=("09:30-16:00",))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def office(now: str, hours: Hours = OFFICE) -> Attendance:
    return Timetable(hours, CALENDAR).at(at(now))


@pytest.mark.parametrize(
    ("now", "standing"),
    [
        ("2025-11-21 08:29", Attendance(When.NOT_YET, next=at("2025-11-21 08:30"))),
        ("2025-11-21 08:30", Attendance(When.OPEN, until=at("2025-11-21 12:00"))),
        ("2025-11-21 12:00", Attendance(When.BREAK, next=at("2025-11-21 14:30"))),
        ("2025-11-21 17:29", Attendance(When.OPEN, until=at("2025-11-21 17:30"))),
        ("2025-11-21 17:30", Attendance(When.OVER, next=at("2025-11-24 08:30"))),
        ("2025-11-22 10:00", Attendance(When.CLOSED, next=at("2025-11-24 08:30"))),
        ("2025-11-24 00:00", Attendance(When.NOT_YET, next=at("2025-11-24 08:30"))),
    ],
)
def test_an_office_has_its_hours_its_lunch_and_its_weekend(now: str, standing: Attendance) -> None:
    assert office(now) == standing


def test_a_clock_that_runs_through_the_day_meets_every_change_at_its_minute() -> None:
    clock, seen = ManualClock(at("2025-11-21 00:00")), []
    while clock.now() < at("2025-11-22 00:00"):
        when = Timetable(OFFICE, CALENDAR).at(clock.now()).when
        if not seen or seen[-1][1] is not when:
            seen.append((f"{clock.now():%H:%M}", when))
        clock.advance(60)
    assert seen == [
        ("00:00", When.NOT_YET),
        ("08:30", When.OPEN),
        ("12:00", When.BREAK),
        ("14:30", When.OPEN),
        ("17:30", When.OVER),
    ]


@pytest.mark.parametrize(
    ("day", "kind"),
    [("2025-10-08", DayKind.HOLIDAY), ("2025-10-11", DayKind.WORKDAY), ("2025-10-12", DayKind.SUNDAY), ("2026-02-14", DayKind.WORKDAY)],
)
def test_the_state_council_says_which_days_are_worked(day: str, kind: DayKind) -> None:
    assert CALENDAR.kind(date.fromisoformat(day)) is kind


def test_before_spring_festival_the_next_opening_is_nine_days_away_and_the_saturday_before_is_worked() -> None:
    assert office("2026-02-14 10:00").open
    assert office("2026-02-14 18:00").next == at("2026-02-24 08:30")


def test_a_holiday_on_a_weekday_is_a_holiday_also_at_the_bank() -> None:
    assert office("2026-01-01 10:00", LOBBY) == Attendance(When.CLOSED, next=at("2026-01-04 09:00"))


def test_a_single_closed_day_counts_before_the_week() -> None:
    assert office("2025-11-21 10:00", replace(OFFICE, closed=(date(2025, 11, 21),))).next == at("2025-11-24 08:30")


def test_hours_that_touch_over_midnight_are_one() -> None:
    night = Hours(workdays=("00:00-02:00", "20:00-24:00"), saturdays=("00:00-02:00",))
    assert office("2025-11-21 23:30", night).until == at("2025-11-22 02:00")
    assert office("2025-11-21 00:30", night).until == at("2025-11-21 02:00")


def test_somebody_who_is_always_there_has_no_end() -> None:
    always = Hours(*[False], *[("00:00-24:00",)] * 4)
    assert office("2025-12-31 23:59", always) == Attendance(When.OPEN, until=None)


def test_nobody_ever_there_has_no_next() -> None:
    assert office("2025-11-21 10:00", Hours()) == Attendance(When.CLOSED)


@pytest.mark.parametrize("spans", [("12:00-08:30",), ("08:30-08:30",), ("14:30-17:30", "08:30-12:00"), ("08:00-12:00", "11:00-13:00")])
def test_hours_out_of_order_stop_the_start(spans: tuple[str, ...]) -> None:
    with pytest.raises(ConfigError, match="one after the other"):
        Hours(workdays=spans).check("taihe.toml")


def test_hours_are_told_in_one_line() -> None:
    assert replace(OFFICE, all_day=True).told() == "工作日 8:30–12:00，14:30–17:30；24小时区全天"
    assert LOBBY.told() == "工作日 9:00–17:00；周末 9:30–16:00"
    assert Hours(False, *[("08:00-20:00",)] * 4).told() == "每天 8:00–20:00"


def test_every_day_within_a_year_of_the_notices_has_an_answer() -> None:
    day = at("2025-01-01 07:00")
    while day < at("2026-12-20 07:00"):
        following = office(day.isoformat(sep=" ")[:16]).next
        assert following is not None
        assert following - day < timedelta(days=11)
        day += timedelta(days=1)
