"""When people are at a place: whether it is open now, until when, and when next. Pure: the moment and the calendar come in.

       08:30 ──── 12:00      14:30 ──── 17:30
    later   OPEN        later     OPEN      over ──▶ the next day that has hours

A day's hours follow from what the day is (workday, Saturday, Sunday, holiday), so that 调休 needs no line of its own. Spans
that touch, also over midnight, are one: 「到 12:00」 must not be said where nobody goes to lunch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum

from core.config import ConfigError, like
from core.workdays import DayKind, Workdays

_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
SPAN = f"{_CLOCK}-({_CLOCK}|24:00)"
"""A span of a day in the configuration; the end is not part of it."""

FORESEEN_DAYS = 60
"""How far the next opening is looked for: no holiday is as long."""


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
            minutes = [minute for span in self.of(kind) for minute in _minutes(span)]
            if sorted(minutes) != minutes or any(begin == end for begin, end in zip(minutes[::2], minutes[1::2], strict=True)):
                raise ConfigError(f"{where}: opening: {', '.join(self.of(kind))} are not one after the other")

    @property
    def words(self) -> str:
        """All of it in a line, for slips and lists: 工作日 8:30–12:00，14:30–17:30；24小时区全天."""
        parts = [("工作日", self.workdays), ("周六", self.saturdays), ("周日", self.sundays), ("节假日", self.holidays)]
        if self.saturdays == self.sundays:
            parts[1:3] = [("周末", self.saturdays)]
        if len({spans for _, spans in parts}) == 1:
            parts = [("每天", self.workdays)]
        said = [f"{name} {'，'.join(map(_shown, spans))}" for name, spans in parts if spans]
        return "；".join([*said, *(["24小时区全天"] if self.all_day else [])])


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
