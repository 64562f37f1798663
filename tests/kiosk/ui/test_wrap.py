"""Lines of Chinese text: where they may begin and end, and how even they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.wrap import wrap


def measure(text: str) -> float:
    """Ten px a Chinese character, five a half-width one."""
    return sum(5 if character < "\u0100" else 10 for character in text)


TEXTS = (
    "请将身份证平放在读卡区，绿灯亮起后请勿移动证件。",
    "请于2026年11月21日前携带 身份证原件，到窗口办理。",
    "您的办理编号是 A102-2026112100001，请妥善保管。",
    "（一）携带材料：身份证、户口本、居住证；（二）到现场办理",
    "参保 · 缴费 · 异地备案",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", range(60, 260, 10))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str, width: int):
    for line in wrap(text, width, measure):
        assert line[0] not in "，。、；：）」·"
        assert line[-1] not in "（「"


@given(st.text(st.sampled_from("身份证，。（）ab12 \n、元"), max_size=80), st.integers(30, 300))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int):
    lines = wrap(text, width, measure)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert measure(line) <= width or len(line.rstrip("，。）、元 ")) <= 2


def test_a_line_breaks_after_the_comma_rather_than_within_a_word():
    assert wrap("部门系统暂停，17:00 恢复", 100, measure) == ["部门系统暂停，", "17:00 恢复"]


def test_a_single_character_never_stands_alone_on_the_last_line():
    for width in range(50, 200, 10):
        assert len(wrap("读卡区在屏幕右下方绿灯亮起后请勿移动证件", width, measure)[-1]) > 1


def test_a_number_stays_with_its_unit():
    for width in range(60, 200, 10):
        assert not any(line.endswith("16") for line in wrap("年满 16 周岁的本县居民", width, measure))


def test_a_number_longer_than_the_line_is_broken_rather_than_cut():
    assert wrap("43102100072511210001233", 60, measure) == ["431021000725", "11210001233"]


def test_a_long_number_in_groups_is_broken_between_two_of_them():
    assert wrap("编号 431021 0007 251121", 60, measure) == ["编号 431021", "0007 251121"]


def test_a_hyphenated_word_that_is_too_long_is_broken_behind_its_hyphen():
    assert wrap("large-household rate", 50, measure) == ["large-", "household", "rate"]


def test_line_feeds_stay():
    assert wrap("一\n\n二", 100, measure) == ["一", "", "二"]
