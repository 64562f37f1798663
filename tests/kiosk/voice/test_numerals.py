"""Numbers are said as a person at the counter says them."""

from __future__ import annotations

import pytest

from kiosk.voice.numerals import cardinal, spell

SAID = {
    "满60周岁": "满六十周岁",
    "请拨打12345": "请拨打一二三四五",
    "火警119": "火警一一九",
    "电话 114": "电话一一四",
    "3.5公斤": "三点五公斤",
    "2026年": "二零二六年",
    "2026年度": "二零二六年度",
    "2026-11-05": "二零二六年十一月五日",
    "8:30开门": "八点三十分开门",
    "9:05": "九点零五分",
    "2:00": "两点",
    "8:30–12:00，14:30–17:30": "八点三十分到十二点，十四点三十分到十七点三十分",
    "60-75岁": "六十到七十五岁",
    "24小时": "二十四小时",
    "第 2 步 / 共 4 步": "第二步 / 共四步",
    "还可以再试 2 次": "还可以再试两次",
    "2楼": "二楼",
    "12 个": "十二个",
    "补贴50%": "补贴百分之五十",
    "105项": "一百零五项",
    "没有数字": "没有数字",
}


@pytest.mark.parametrize(("written", "said"), SAID.items())
def test_a_number_is_said_as_at_the_counter(written: str, said: str) -> None:
    assert spell(written) == said


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (10, "十"),
        (20, "二十"),
        (110, "一百一十"),
        (1_001, "一千零一"),
        (1_010, "一千零一十"),
        (30_050, "三万零五十"),
        (123_456, "十二万三千四百五十六"),
    ],
)
def test_a_count_has_its_zeros_where_people_say_them(number: int, words: str) -> None:
    assert cardinal(number) == words
