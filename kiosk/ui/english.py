"""How English writes what Chinese writes in a form of its own: days, weekdays, amounts.

2025年11月21日 is 21 Nov 2025, 星期五 is Friday, 周五 is Fri, 82.32 元 is 82.32 yuan.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = {
    "一": "Monday",
    "二": "Tuesday",
    "三": "Wednesday",
    "四": "Thursday",
    "五": "Friday",
    "六": "Saturday",
    "日": "Sunday",
}
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
_YEAR = r"(?P<year>(?:19|20)\d\d) ?"


def _month(found: re.Match[str]) -> str:
    return _MONTHS[int(found["month"]) - 1]


def _day(found: re.Match[str]) -> str:
    return f"{int(found['day'])} {_month(found)}"


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(form), written)
    for form, written in (
        (rf"{_YEAR}年{_MONTH}月(?P<day>\d?\d)日", lambda found: f"{_day(found)} {found['year']}"),
        (rf"{_YEAR}年{_MONTH}月", lambda found: f"{_month(found)} {found['year']}"),
        (rf"{_MONTH}月(?P<day>\d?\d)日", _day),
        (rf"{_MONTH}月", _month),
        (rf"{_YEAR}年度?", lambda found: str(found["year"])),
        (r"周(?P<weekday>[一二三四五六日])", lambda found: _WEEKDAYS[found["weekday"]][:3]),
        (r"星期(?P<weekday>[一二三四五六日])", lambda found: _WEEKDAYS[found["weekday"]]),
        (r"(?P<amount>-?[\d,]+(?:\.\d+)?) ?元", lambda found: f"{found['amount']} yuan"),
    )
)
"""What a whole piece of text may look like, and how it is written."""
