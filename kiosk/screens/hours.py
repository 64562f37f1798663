"""Opening hours as residents say them: 「现在开放，到 17:30」, 「今天已结束，明天 8:30 开始」. In a 24-hour zone it is the people who come and go."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.language import mark
from core.opening import Attendance, Timetable, When
from kiosk.ui.tokens import Mode

_PLACE = {
    When.OPEN: mark("现在开放，到 {time}"),
    When.NOT_YET: mark("还没有开门，今天 {time} 开始"),
    When.BREAK: mark("正在休息，{time} 开始"),
    When.OVER: mark("今天已结束，{day} {time} 开始"),
    When.CLOSED: mark("今天不开放，{day} {time} 开始"),
}
_PEOPLE = {
    When.OPEN: mark("工作人员在，到 {time}"),
    When.NOT_YET: mark("工作人员今天 {time} 上班"),
    When.BREAK: mark("工作人员休息，{time} 上班"),
    When.OVER: mark("工作人员下班了，{day} {time} 上班"),
    When.CLOSED: mark("工作人员今天休息，{day} {time} 上班"),
}
_PLACE_SHORT = {
    When.OPEN: mark("开到 {time}"),
    When.NOT_YET: mark("{time} 开门"),
    When.BREAK: mark("休息到 {time}"),
    When.OVER: mark("今天已结束"),
    When.CLOSED: mark("今天休息"),
}
_PEOPLE_SHORT = {
    When.OPEN: mark("{time} 前有人"),
    When.NOT_YET: mark("{time} 来人"),
    When.BREAK: mark("{time} 来人"),
    When.OVER: mark("现在没人值班"),
    When.CLOSED: mark("今天没人值班"),
}
_WEEKDAYS = (mark("周一"), mark("周二"), mark("周三"), mark("周四"), mark("周五"), mark("周六"), mark("周日"))
_NEAR_DAYS = 6
"""Up to here a weekday alone is no other week's."""


def hours_line(mode: Mode, timetable: Timetable, now: datetime) -> str:
    """Whether the place is open; where the machine serves day and night, whether people are there."""
    return told(mode, timetable.at(now), now, people=timetable.hours.all_day)


def hours_in_short(mode: Mode, timetable: Timetable, now: datetime) -> str:
    """The same in as few words as a small head has room for."""
    standing, people = timetable.at(now), timetable.hours.all_day
    changes = standing.until if standing.open else standing.next
    if changes is None:
        return hours_line(mode, timetable, now)
    return mode.tr((_PEOPLE_SHORT if people else _PLACE_SHORT)[standing.when]).format(time=clock_time(changes, ends=standing.open))


def people_line(mode: Mode, timetable: Timetable, now: datetime) -> str:
    """Whether people are there, whatever the machine does."""
    return told(mode, timetable.at(now), now, people=True)


def seen_to(mode: Mode, timetable: Timetable, now: datetime) -> str:
    """Who sees to a machine: the people who are there, or from when on somebody is."""
    standing = timetable.at(now)
    if standing.open or standing.next is None:
        return mode.tr(mark("请找工作人员"))
    return mode.tr(mark("{day} {time} 以后有人处理")).format(day=_day(mode, standing.next, now), time=clock_time(standing.next))


def there_again(mode: Mode, timetable: Timetable, now: datetime) -> str:
    """From when on something can be done that needs the people; "" when they are there or nobody knows."""
    standing = timetable.at(now)
    if standing.open or standing.next is None:
        return ""
    return mode.tr(mark("{day} {time} 以后可办")).format(day=_day(mode, standing.next, now), time=clock_time(standing.next))


def told(mode: Mode, standing: Attendance, now: datetime, *, people: bool) -> str:
    """How it stands, and the time at which that changes."""
    changes = standing.until if standing.open else standing.next
    if changes is None:
        always, never = (mark("工作人员都在"), mark("现在没有工作人员")) if people else (mark("全天开放"), mark("现在不开放"))
        return mode.tr(always if standing.open else never)
    words = mode.tr((_PEOPLE if people else _PLACE)[standing.when])
    return words.format(day=_day(mode, changes, now), time=clock_time(changes, ends=standing.open))


def clock_time(moment: datetime, *, ends: bool = False) -> str:
    """8:30; a midnight at which something `ends` is 24:00 of the day that goes, and else 0:00 of the day that comes."""
    return "24:00" if ends and not moment.hour and not moment.minute else f"{moment.hour}:{moment:%M}"


def _day(mode: Mode, day: datetime, now: datetime) -> str:
    ahead = (day.date() - now.date()) // timedelta(days=1)
    if ahead <= 2:
        return mode.tr((mark("今天"), mark("明天"), mark("后天"))[max(ahead, 0)])
    if ahead <= _NEAR_DAYS:
        return mode.tr(_WEEKDAYS[day.weekday()])
    return mode.tr(mark("{month}月{day}日")).format(month=day.month, day=day.day)
