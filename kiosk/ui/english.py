"""How English writes what Chinese writes in a form of its own: days, weekdays, levels, tiers, amounts.

2025年11月21日 is 21 Nov 2025, 星期五 is Friday, 周五 is Fri, 一级 is Level 1, 82.32 元 is 82.32 yuan.
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
_NUMBERS = {"一": "1", "二": "2", "三": "3", "四": "4"}
_UNITS = {"度": "kWh", "方": "m³"}
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
_YEAR = r"(?P<year>(?:19|20)\d\d) ?"

_NAMES = frozenset({"Alipay", "China", "Guiyang", "Hunan", "UnionPay", "WeChat"})
"""What keeps its capital within a sentence, besides abbreviations."""


def within(labels: str) -> str:
    """A label, or several with commas or 'and' between them, as they stand within a sentence: 'Phone number' is 'phone number', 'ID card'
    stays."""
    return re.sub(r"(?:^|(?<=, )|(?<= and ))[A-Z][A-Za-z]*", lambda word: _lowered(word[0]), labels)


def _lowered(word: str) -> str:
    return word if word[1:2].isupper() or word in _NAMES else word[0].lower() + word[1:]


def _month(found: re.Match[str]) -> str:
    return _MONTHS[int(found["month"]) - 1]


def _weekday(found: re.Match[str]) -> str:
    return _WEEKDAYS[found["weekday"]]


def _day(found: re.Match[str]) -> str:
    return f"{int(found['day'])} {_month(found)}"


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(form), written)
    for form, written in (
        (rf"{_MONTH}月(?P<day>\d?\d)日 ?(?:周|星期)(?P<weekday>[一二三四五六日])", lambda found: f"{_weekday(found)[:3]} {_day(found)}"),
        (rf"{_YEAR}年{_MONTH}月(?P<day>\d?\d)日", lambda found: f"{_day(found)} {found['year']}"),
        (rf"{_YEAR}年{_MONTH}月", lambda found: f"{_month(found)} {found['year']}"),
        (rf"{_MONTH}月(?P<day>\d?\d)日", _day),
        (rf"{_MONTH}月", _month),
        (rf"{_YEAR}年度?", lambda found: str(found["year"])),
        (r"周(?P<weekday>[一二三四五六日])", lambda found: _weekday(found)[:3]),
        (r"星期(?P<weekday>[一二三四五六日])", _weekday),
        (r"(?P<level>[一二三四]|\d)级", lambda found: f"Level {_NUMBERS.get(found['level'], found['level'])}"),
        (r"第?(?P<tier>[一二三四])档", lambda found: f"Step {_NUMBERS[found['tier']]}"),
        (r"(?P<used>-?[\d.]+) ?(?P<unit>[度方])", lambda found: f"{found['used']} {_UNITS[found['unit']]}"),
        (r"(?P<within>[\d.]+)(?P<unit>[度方])内", lambda found: f"up to {found['within']} {_UNITS[found['unit']]}"),
        (r"至(?P<to>[\d.]+)(?P<unit>[度方])", lambda found: f"up to {found['to']} {_UNITS[found['unit']]}"),
        (r"(?P<above>[\d.]+)(?P<unit>[度方])上", lambda found: f"over {found['above']} {_UNITS[found['unit']]}"),
        (r"(?P<amount>-?[\d,]+(?:\.\d+)?) ?元", lambda found: f"{found['amount']} yuan"),
    )
)
"""What a whole piece of text may look like, and how it is written."""
