"""When people are at a place: whether it is open now, until when, and when next. Pure: the moment and the calendar come in.

       08:30 ──── 12:00      14:30 ──── 17:30
    later   OPEN        later     OPEN      over ──▶ the next day that has hours

A day's hours follow from what the day is (workday, Saturday, Sunday, holiday), so that 调休 needs no line of its own. Spans
that touch, also over midnight, are one: 「到 12:00」 must not be said where nobody goes to lunch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from core.config import ConfigError, build, like
from core.language import Language, mark, sentence
from core.workdays import DayKind, Workdays

_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
SPAN = f"{_CLOCK}-({_CLOCK}|24:00)"
"""A span of a day in the configuration; the end is not part of it."""

_WORKDAYS, _SATURDAYS, _SUNDAYS = mark("工作日"), mark("周六"), mark("周日")
_WEEKENDS, _HOLIDAYS, _EVERY_DAY = mark("周末"), mark("节假日"), mark("每天")
_ALL_DAY = mark("24小时区全天")

FORESEEN_DAYS = 60
"""How far the next opening is looked for: no holiday is as long."""


MOST_SPANS = 3
"""Of a day: morning, afternoon, evening. They stand in one line on screens and slips."""


@dataclass(frozen=True)
class Hours:
    """`[opening]` of a site. `all_day`: the machine stands in a 24-hour zone and serves while nobody is there."""

    all_day: bool = False
    workdays: tuple[str, ...] = like(SPAN, '"08:30-12:00"', ())
    saturdays: tuple[str, ...] = like(SPAN, '"08:30-12:00"', ())
    sundays: tuple[str, ...] = like(SPAN, '"08:30-12:00"', ())
    holidays: tuple[str, ...] = like(SPAN, '"08:30-12:00"', ())
    closed: tuple[date, ...] = ()  # single days on which the place is shut whatever its week says

    def of(self, kind: DayKind) -> tuple[str, ...]:
        """The spans of a day of that kind."""
        return {
            DayKind.WORKDAY: self.workdays,
            DayKind.SATURDAY: self.saturdays,
            DayKind.SUNDAY: self.sundays,
            DayKind.HOLIDAY: self.holidays,
        }[kind]

    def check(self, where: str) -> None:
        """Raises `ConfigError` for spans that end before they begin, or that come out of order."""
        for kind in DayKind:
            if len(self.of(kind)) > MOST_SPANS:
                raise ConfigError(f"{where}: opening: {', '.join(self.of(kind))} are more than {MOST_SPANS} in a day")
            minutes = [minute for span in self.of(kind) for minute in _minutes(span)]
            if sorted(minutes) != minutes or any(begin == end for begin, end in zip(minutes[::2], minutes[1::2], strict=True)):
                raise ConfigError(f"{where}: opening: {', '.join(self.of(kind))} are not one after the other")

    def told(self, language: Language = Language.CHINESE) -> str:
        """All of it in a line, for guides, slips and lists: 工作日 8:30–12:00，14:30–17:30；24小时区全天. Empty when nothing is known."""
        parts = [(_WORKDAYS, self.workdays), (_SATURDAYS, self.saturdays), (_SUNDAYS, self.sundays), (_HOLIDAYS, self.holidays)]
        if self.saturdays == self.sundays:
            parts[1:3] = [(_WEEKENDS, self.saturdays)]
        if len({spans for _, spans in parts}) == 1:
            parts = [(_EVERY_DAY, self.workdays)]
        comma, stop = ("，", "；") if language is Language.CHINESE else (", ", "; ")
        said = [f"{sentence(name, language)} {comma.join(map(_shown, spans))}" for name, spans in parts if spans]
        return stop.join([*said, *([sentence(_ALL_DAY, language)] if self.all_day else [])])


TOWNSHIP, VILLAGE, BANK_BRANCH = "township", "village", "bank-branch"
"""What a site's file calls the kind of its place."""
USUAL = {
    TOWNSHIP: Hours(all_day=True, workdays=("08:30-12:00", "14:30-17:30")),
    VILLAGE: Hours(workdays=("08:30-12:00", "14:30-17:30"), saturdays=("09:00-12:00",)),
    BANK_BRANCH: Hours(workdays=("09:00-17:00",), saturdays=("09:30-16:00",), sundays=("09:30-16:00",)),
}
"""The hours of a place whose file says none."""


def hours_of(site: Mapping[str, Any], where: str) -> Hours:
    """The hours in a site's file, as kiosk and platform tell them. Raises `ConfigError`."""
    hours = build(Hours, site.get("opening", {}), f"{where}: opening")
    hours.check(where)
    return hours if hours != Hours() else USUAL.get(str(site.get("type")), hours)


class When(Enum):
    """How a moment lies to the hours."""

    OPEN = "open"
    NOT_YET = "not yet"  # the first hours of the day are still to come
    BREAK = "break"  # between two spans of the day
    OVER = "over"  # the last hours of the day are gone
    CLOSED = "closed"  # a day without hours


@dataclass(frozen=True)
class Attendance:
    """What is true now: while open `until` is when that ends (None: never), else `next` is when it begins (None: nobody knows)."""

    when: When
    until: datetime | None = None
    next: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether somebody is there."""
        return self.when is When.OPEN


@dataclass(frozen=True)
class Timetable:
    """The hours of one place over the calendar."""

    hours: Hours
    calendar: Workdays = field(default_factory=Workdays)

    def at(self, now: datetime) -> Attendance:
        """How it stands at that moment (aware)."""
        coming = self._from(now)
        first = next(coming, None)
        if first is not None and first[0] <= now:
            return Attendance(When.OPEN, until=_joined(first[1], coming, now + timedelta(days=FORESEEN_DAYS - 1)))
        return Attendance(self._when(now, first[0] if first else None), next=first[0] if first else None)

    def _when(self, now: datetime, begins: datetime | None) -> When:
        today = list(self._of_day(now.date(), now))
        if not today:
            return When.CLOSED
        if begins is None or begins.date() != now.date():
            return When.OVER
        return When.NOT_YET if today[0][0] > now else When.BREAK

    def _from(self, now: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The spans that have not ended, in order."""
        for ahead in range(FORESEEN_DAYS):
            for begin, end in self._of_day(now.date() + timedelta(days=ahead), now):
                if end > now:
                    yield begin, end

    def _of_day(self, day: date, zone: datetime) -> Iterator[tuple[datetime, datetime]]:
        if day in self.hours.closed:
            return
        midnight = datetime(day.year, day.month, day.day, tzinfo=zone.tzinfo)
        for span in self.hours.of(self.calendar.kind(day)):
            begin, end = _minutes(span)
            yield midnight + timedelta(minutes=begin), midnight + timedelta(minutes=end)


def _joined(end: datetime, coming: Iterator[tuple[datetime, datetime]], foreseen: datetime) -> datetime | None:
    """Where hours really end that others may follow without a gap; None when they go on as far as can be foreseen."""
    for begin, later in coming:
        if begin > end:
            break
        end = later
    return end if end < foreseen else None


def _minutes(span: str) -> tuple[int, int]:
    begin, end = (int(hour) * 60 + int(minute) for hour, minute in re.findall("([0-9]{2}):([0-9]{2})", span))
    return begin, end


def _shown(span: str) -> str:
    begin, _, end = span.partition("-")
    return f"{begin.removeprefix('0')}–{end.removeprefix('0')}"
