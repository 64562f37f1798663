"""Numbers as they are said in Chinese, because the built-in voice reads 12306 as "twelve thousand" and drops the point of 3.5.

第 2 步 ▶ 第二步      2 次 ▶ 两次      2026年 ▶ 二零二六年      8:30 ▶ 八点三十分      12345 ▶ 一二三四五      60–75岁 ▶ 六十到七十五岁
"""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_COUNTED = "个|次|份|张|天|位|种|项|人|名|条|件|页|台|户|岁|周|年|小时|分钟|只|家|本|笔|套|步|遍|口"
"""What two of is 两."""
_SPELLED_AFTER = "电话|热线|拨打|号码|编号|代码|终端"

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_YEAR = re.compile(r"\d{4}(?= ?年)")
_RANGE = re.compile(r"(?<=\d)(?:\s*[–—~～]\s*|-)(?=\d)")
_TIME = re.compile(r"(\d{1,2})[:：]([0-5]\d)")
_SHARE = re.compile(r"(\d+(?:\.\d+)?) ?[%％]")
_COUNT_OF_MANY = re.compile(rf"\d{{5,8}}(?= ?(?:{_COUNTED}))")
_CODE = re.compile(rf"\d{{5,}}|(?<!\d)0\d+|(?<!\d)1(?:1[0249]|2[02])(?!\d)|(?<=(?:{_SPELLED_AFTER}))[ ：:]*\d+")
_DECIMAL = re.compile(r"(\d+)\.(\d+)")
_TWO = re.compile(rf"(?<![\d第月.])2(?= ?(?:{_COUNTED}))")
_NUMBER = re.compile(r"\d+")
_SPACE_AROUND = re.compile(r"(?<=[^\x00-\x7f]) +(?=\d)|(?<=\d) +(?=[^\x00-\x7f])")


def spell(text: str) -> str:
    """The text with every number in Chinese words."""
    text = _SPACE_AROUND.sub("", text)
    text = _DATE.sub(lambda found: f"{digits(found[1])}年{cardinal(int(found[2]))}月{cardinal(int(found[3]))}日", text)
    text = _RANGE.sub("到", text)
    text = _TIME.sub(lambda found: _time(int(found[1]), int(found[2])), text)
    text = _YEAR.sub(lambda found: digits(found[0]), text)
    text = _SHARE.sub(lambda found: f"百分之{_decimal(found[1])}", text)
    text = _COUNT_OF_MANY.sub(lambda found: cardinal(int(found[0])), text)
    text = _CODE.sub(lambda found: digits(found[0]), text)
    text = _DECIMAL.sub(lambda found: _decimal(found[0]), text)
    text = _TWO.sub("两", text)
    return _NUMBER.sub(lambda found: cardinal(int(found[0])), text)


def digits(text: str) -> str:
    """One word for each digit; what is no digit stays."""
    return "".join(_DIGITS[int(character)] if character in "0123456789" else character for character in text)


def cardinal(number: int) -> str:
    """A whole number below 100 million in words."""
    if number >= 10_000:
        rest = number % 10_000
        gap = "零" if 0 < rest < 1_000 else ""
        return cardinal(number // 10_000) + "万" + gap + (cardinal(rest) if rest else "")
    words = _below_ten_thousand(number)
    return words.removeprefix("一") if 10 <= number < 20 else words


def _below_ten_thousand(number: int) -> str:
    text, words = str(number), ""
    for place, digit in enumerate(reversed(text)):
        if digit != "0":
            words = _DIGITS[int(digit)] + _PLACES[place] + words
        elif words and not words.startswith("零"):
            words = "零" + words
    return words or "零"


def _decimal(text: str) -> str:
    whole, point, rest = text.partition(".")
    return cardinal(int(whole)) + ("点" + digits(rest) if point else "")


def _time(hour: int, minute: int) -> str:
    if minute == 0:
        return f"{_hour(hour)}点"
    return f"{_hour(hour)}点{'零' if minute < 10 else ''}{cardinal(minute)}分"


def _hour(hour: int) -> str:
    return "两" if hour == 2 else cardinal(hour)
